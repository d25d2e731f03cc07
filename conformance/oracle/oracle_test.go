package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"sort"
	"strings"
	"testing"
)

func testOptions() *options { return &options{buildArgs: kvFlag{}, platform: "linux/amd64"} }

// Pairs whose name starts with eq_ are one build, those with ne_ are two.
func TestPairs(t *testing.T) {
	folder := filepath.Join("testdata", "pairs")
	list, err := os.ReadFile(filepath.Join(folder, "list.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(list)), "\n")
	if len(lines) < 29 {
		t.Fatalf("only %d pairs", len(lines))
	}
	for _, line := range lines {
		a, b, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("no tab in %q", line)
		}
		t.Run(strings.TrimSuffix(a, ".a"), func(t *testing.T) {
			got := doSame(filepath.Join(folder, a), filepath.Join(folder, b), testOptions())
			if got.Error != nil {
				t.Fatal(got.Error.Message)
			}
			if want := strings.HasPrefix(a, "eq_"); got.Same != want {
				t.Fatalf("same is %v, diff %v", got.Same, got.Diff)
			}
		})
	}
}

// The vectors hold a question and its answer in one object.
func TestExpandVectors(t *testing.T) {
	runVectors(t, "expand-vectors.json", runExpand, []string{"result", "words", "unmatched", "error"})
}

func TestIgnoreVectors(t *testing.T) {
	runVectors(t, "dockerignore-vectors.json", runIgnore, []string{"patterns", "excluded", "error"})
}

func runVectors(t *testing.T, file string, program func(*options), answerKeys []string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var vectors []map[string]any
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) == 0 {
		t.Fatal("no vectors")
	}
	var questions bytes.Buffer
	for _, vector := range vectors {
		question := map[string]any{}
		for key, value := range vector {
			question[key] = value
		}
		for _, key := range answerKeys {
			delete(question, key)
		}
		line, err := json.Marshal(question)
		if err != nil {
			t.Fatal(err)
		}
		questions.Write(append(line, '\n'))
	}
	answers := strings.Split(strings.TrimSpace(through(t, questions.Bytes(), program)), "\n")
	if len(answers) != len(vectors) {
		t.Fatalf("%d vectors, %d answers", len(vectors), len(answers))
	}
	for i, vector := range vectors {
		var answer map[string]any
		if err := json.Unmarshal([]byte(answers[i]), &answer); err != nil {
			t.Fatal(err)
		}
		for _, key := range answerKeys {
			want, got := normal(key, vector[key]), normal(key, answer[key])
			if !reflect.DeepEqual(want, got) {
				t.Errorf("vector %d %v: %s is %v, want %v", i, vector["word"], key, got, want)
			}
		}
	}
}

// normal sorts the names of unset variables (a Go map has no order) and takes an absent list for an empty one.
func normal(key string, value any) any {
	if value == nil {
		return []any{}
	}
	if names, isList := value.([]any); isList && key == "unmatched" {
		sort.Slice(names, func(i, j int) bool { return names[i].(string) < names[j].(string) })
	}
	return value
}

// through runs a program that reads standard input and writes standard output.
func through(t *testing.T, input []byte, program func(*options)) string {
	t.Helper()
	folder := t.TempDir()
	in, out := filepath.Join(folder, "in"), filepath.Join(folder, "out")
	if err := os.WriteFile(in, input, 0o600); err != nil {
		t.Fatal(err)
	}
	reader, err := os.Open(in)
	if err != nil {
		t.Fatal(err)
	}
	writer, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	stdin, stdout := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = reader, writer
	program(testOptions())
	os.Stdin, os.Stdout = stdin, stdout
	reader.Close()
	writer.Close()
	text, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
