package main

/*
#include <stddef.h>
static unsigned int adler(const char *data, size_t length) {
	unsigned int a = 1, b = 0;
	for (size_t i = 0; i < length; i++) {
		a = (a + (unsigned char)data[i]) % 65521;
		b = (b + a) % 65521;
	}
	return (b << 16) | a;
}
*/
import "C"

import (
	"fmt"
	"log"
	"net/http"
)

func main() {
	http.HandleFunc("GET /adler/{text}", func(w http.ResponseWriter, r *http.Request) {
		text := r.PathValue("text")
		fmt.Fprintf(w, "%08x\n", uint32(C.adler(C.CString(text), C.size_t(len(text)))))
	})
	log.Fatal(http.ListenAndServe(":8090", nil))
}
