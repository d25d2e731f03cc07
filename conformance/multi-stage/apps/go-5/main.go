package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"

	"example.com/hello/internal/greet"
)

var version = "unknown"

func main() {
	address := flag.String("address", ":80", "where to listen")
	flag.Parse()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s (%s)\n", greet.To(r.URL.Query().Get("name")), version)
	})
	if err := http.ListenAndServe(*address, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
