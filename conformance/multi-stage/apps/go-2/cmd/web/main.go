package main

import (
	"html/template"
	"log"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
)

func main() {
	pages := template.Must(template.ParseGlob("templates/*.html"))
	router := chi.NewRouter()
	router.Get("/", func(w http.ResponseWriter, r *http.Request) {
		pages.ExecuteTemplate(w, "gallery.html", []string{"sea", "hill"})
	})
	router.Handle("/static/*", http.StripPrefix("/static/", http.FileServer(http.Dir("static"))))
	log.Fatal(http.ListenAndServe(":"+os.Getenv("PORT"), router))
}
