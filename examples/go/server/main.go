// The endpoint, with net/http: POST /v2/customers/{customer_id}/individual/attach.
//
//	go run ./server customers.json PORT
//
// The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it.
package main

import (
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"time"

	"example.com/attach/dossier"
)

const largest = 1024 * 1024 // the rules refuse bodies long before

var route = regexp.MustCompile(`^/v2/customers/([^/]*)/individual/attach$`)

type customers map[string]map[string]any

func (customers customers) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(writer, request.Body, largest))
	if err != nil {
		http.Error(writer, err.Error(), http.StatusRequestEntityTooLarge)
		return
	}
	found := route.FindStringSubmatch(request.URL.Path)
	if found == nil || request.Method != http.MethodPost || customers[found[1]] == nil {
		reply(writer, dossier.HTTPError(http.StatusNotFound))
		return
	}
	facts := map[string]any{"today": time.Now().UTC().Format("2006-01-02")}
	for name, fact := range customers[found[1]] {
		facts[name] = fact
	}
	context, err := dossier.NewContext(facts)
	if err != nil {
		log.Print(err)
		reply(writer, dossier.HTTPError(http.StatusInternalServerError))
		return
	}
	reply(writer, dossier.HTTPAnswer(body, context, found[1]))
}

func reply(writer http.ResponseWriter, answer dossier.Answer) {
	writer.Header().Set("Content-Type", "application/json")
	writer.Header().Set("Content-Length", strconv.Itoa(len(answer.Body)))
	writer.WriteHeader(answer.Status)
	writer.Write(answer.Body)
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var known customers
	if err := json.Unmarshal(text, &known); err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[2], known))
}
