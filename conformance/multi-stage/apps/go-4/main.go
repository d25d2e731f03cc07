package main

import (
	"crypto/x509"
	"fmt"
	"log"
	"net/http"
	"time"
)

func handle(w http.ResponseWriter, r *http.Request) {
	zone, err := time.LoadLocation(r.URL.Query().Get("zone"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	roots, err := x509.SystemCertPool()
	if err != nil || roots.Equal(x509.NewCertPool()) {
		http.Error(w, "no certificates", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC).In(zone).Format("15:04 MST"))
}

func main() {
	http.HandleFunc("/", handle)
	log.Fatal(http.ListenAndServe(":3333", nil))
}
