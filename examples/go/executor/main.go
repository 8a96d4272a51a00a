// Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"

	"example.com/attach/dossier"
)

type line struct {
	ID          json.RawMessage `json:"id"`
	Body        *string         `json:"body"`
	BodyB64     []byte          `json:"body_b64"`
	ContextText *string         `json:"context_text"`
	Describe    *struct{ Type, Country string }
	Fix         *struct {
		Body        string
		ContextText string `json:"context_text"`
	}
	CheckFile *struct {
		Name   string
		Pieces [][]byte
	} `json:"check_file"`
	Time *struct {
		Body        string
		ContextText string `json:"context_text"`
		Times       int
	}
	Threads *struct {
		Bodies         []string
		ContextText    string `json:"context_text"`
		Threads, Times int
	}
}

func compact(value any) []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(text.Bytes())
}

func check(asked *line) (string, error) {
	body := asked.BodyB64
	if asked.Body != nil {
		body = []byte(*asked.Body)
	}
	text := "{}"
	if asked.ContextText != nil {
		text = *asked.ContextText
	}
	facts, err := dossier.ParseContext([]byte(text))
	if err != nil {
		return "", err
	}
	report := dossier.Check(body, facts)
	return fmt.Sprintf(`"report":%s,"objects":%s`, report.Text, compact(report)), nil
}

func fix(body, contextText string) (string, error) {
	facts, err := dossier.ParseContext([]byte(contextText))
	if err != nil {
		return "", err
	}
	fixes, fixed := dossier.Fixes([]byte(body), facts), dossier.ApplyFixes([]byte(body), facts)
	return fmt.Sprintf(`"fixes":%s,"fixed":%s`, compact(fixes), compact(string(fixed))), nil
}

func checkFile(name string, pieces [][]byte) string {
	look := dossier.NewLook(name)
	for _, piece := range pieces {
		look.Write(piece)
	}
	report := look.Finish()
	return fmt.Sprintf(`"file_report":%s,"objects":%s`, report.Text, compact(report))
}

func describe(documentType, country string) (string, error) {
	plan, err := dossier.Describe(documentType, country)
	return fmt.Sprintf(`"plan":%s`, compact(plan)), err
}

func nanoseconds(times int, call func()) int64 {
	start := time.Now()
	for i := 0; i < times; i++ {
		call()
	}
	return time.Since(start).Nanoseconds() / int64(times)
}

// How long a verdict takes, and beside it encoding/json on the same body.
func timeOf(body []byte, contextText string, times int) (string, error) {
	facts, err := dossier.ParseContext([]byte(contextText))
	verdict := nanoseconds(times, func() { dossier.Check(body, facts) })
	parsing := nanoseconds(times, func() {
		var value any
		_ = json.Unmarshal(body, &value)
	})
	return fmt.Sprintf(`"time":{"verdict_ns":%d,"json_ns":%d}`, verdict, parsing), err
}

// Checks bodies in many goroutines at once, which share a context, and compares with what one says.
func onThreads(bodies []string, contextText string, threads, times int) (string, error) {
	facts, err := dossier.ParseContext([]byte(contextText))
	textOf := func(body string) string { return string(dossier.Check([]byte(body), facts).Text) }
	alone := make([]string, len(bodies))
	for i, body := range bodies {
		alone[i] = textOf(body)
	}
	differing := make([]int, threads)
	var running sync.WaitGroup
	for thread := range differing {
		running.Add(1)
		go func(thread int) {
			defer running.Done()
			for i := 0; i < times*len(bodies); i++ {
				if textOf(bodies[i%len(bodies)]) != alone[i%len(bodies)] {
					differing[thread]++
				}
			}
		}(thread)
	}
	running.Wait()
	sum := 0
	for _, count := range differing {
		sum += count
	}
	return fmt.Sprintf(`"threads":{"verdicts":%d,"differing":%d}`, threads*times*len(bodies), sum), err
}

func answer(asked *line) (string, error) {
	switch {
	case asked.Describe != nil:
		return describe(asked.Describe.Type, asked.Describe.Country)
	case asked.Fix != nil:
		return fix(asked.Fix.Body, asked.Fix.ContextText)
	case asked.CheckFile != nil:
		return checkFile(asked.CheckFile.Name, asked.CheckFile.Pieces), nil
	case asked.Time != nil:
		return timeOf([]byte(asked.Time.Body), asked.Time.ContextText, asked.Time.Times)
	case asked.Threads != nil:
		return onThreads(asked.Threads.Bodies, asked.Threads.ContextText, asked.Threads.Threads, asked.Threads.Times)
	default:
		return check(asked)
	}
}

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<16)
	for {
		text, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked line
		if err := json.Unmarshal(text, &asked); err != nil {
			panic(err)
		}
		answered, err := answer(&asked)
		if err != nil {
			answered = fmt.Sprintf(`"error":%s`, compact(err.Error()))
		}
		fmt.Printf("{\"id\":%s,%s}\n", asked.ID, answered)
	}
}
