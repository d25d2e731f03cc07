// Command clock answers with what clocks show around the world.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"example.com/clock/internal/zones"
	"github.com/go-chi/chi/v5"
)

var version = "unknown"

func routes() http.Handler {
	router := chi.NewRouter()
	router.Get("/health", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	router.Get("/version", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, version) })
	router.Get("/at/{seconds}/*", func(w http.ResponseWriter, r *http.Request) {
		seconds, err := strconv.ParseInt(chi.URLParam(r, "seconds"), 10, 64)
		if err != nil {
			http.Error(w, "a moment is a number of seconds since 1970", http.StatusBadRequest)
			return
		}
		shown, err := zones.Show(time.Unix(seconds, 0), chi.URLParam(r, "*"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		fmt.Fprintln(w, shown)
	})
	return router
}

func main() {
	told, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	server := &http.Server{Addr: ":8080", Handler: routes(), ReadHeaderTimeout: 5 * time.Second}
	go func() {
		<-told.Done()
		_ = server.Shutdown(context.Background())
	}()
	log.Printf("clock %s listens on %s", version, server.Addr)
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}
