package main

import (
	"bytes"
	"encoding/json"
	"os"
	"time"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
)

// benchSeconds is how long runBench goes on reading.
const benchSeconds = 2

// runBench reads the same texts over and over with BuildKit's parser and instruction level, and tells how many bytes that
// were, and how many seconds it took, by the clock and of the processor. What it refuses counts as read.
func runBench() {
	var texts [][]byte
	total := 0
	for _, file := range readLines(os.Stdin) {
		dt, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		texts = append(texts, dt)
		total += len(dt)
	}
	rounds := 0
	began, start := processorSeconds(), time.Now()
	for len(texts) > 0 && time.Since(start) < benchSeconds*time.Second {
		for _, dt := range texts {
			res, err := parser.Parse(bytes.NewReader(dt))
			if err == nil {
				_, _, _ = instructions.Parse(res.AST, quietLinter())
			}
		}
		rounds++
	}
	elapsed := time.Since(start).Seconds()
	used := processorSeconds() - began
	_ = json.NewEncoder(os.Stdout).Encode(
		m{"files": len(texts), "bytes": total, "rounds": rounds, "seconds": elapsed, "processor": used})
}
