// Package dossier has the rules of Attach Documents to Individual Customer V2, by libdossier.
//
//	facts, err := dossier.NewContext(map[string]any{"today": "2026-11-22"})
//	report := dossier.Check(body, facts)
//	for _, finding := range report.Violations {
//		fmt.Println(finding.Path, finding.Message)
//	}
//
// Bodies are the bytes of the request as they came, not what a JSON library made of them. Any number of goroutines may call at
// once, also with the same Context. pkg-config tells where the library is.
package dossier

// #cgo pkg-config: dossier
// #include <dossier.h>
import "C"

import (
	"encoding/json"
	"errors"
	"runtime"
	"unsafe"
)

// Finding is a violation, or a piece of advice, which has no status: what it is, where in the body (a JSON Pointer), and a
// sentence for a person.
type Finding struct {
	Code    string         `json:"code"`
	Path    string         `json:"path"`
	Params  map[string]any `json:"params"`
	Status  int            `json:"status,omitempty"`
	Message string         `json:"message"`
}

// Report is what the server will say of a body (section 3 of the contract). Text is the report's own JSON, the same everywhere.
type Report struct {
	OK         bool      `json:"ok"`
	Status     int       `json:"status"`
	Violations []Finding `json:"violations"`
	Advice     []Finding `json:"advice"`
	Undecided  []string  `json:"undecided"`
	Truncated  bool      `json:"truncated,omitempty"`
	Text       []byte    `json:"-"`
}

// Fix is what there is to do about a finding (section 11): an operation of a JSON Patch (RFC 6902).
type Fix struct {
	Code      string    `json:"code"`
	Path      string    `json:"path"`
	Operation Operation `json:"operation"`
}

// Operation replaces, moves or removes.
type Operation struct {
	Op    string  `json:"op"`
	From  string  `json:"from,omitempty"` // of move
	Path  string  `json:"path"`
	Value *string `json:"value,omitempty"` // of replace
}

// FileFinding is a violation or a piece of advice about a file.
type FileFinding struct {
	Code    string         `json:"code"`
	Params  map[string]any `json:"params"`
	Message string         `json:"message"`
}

// FileReport is what a look at a file has shown (section 10). Type is what the content is, whatever the name says.
type FileReport struct {
	OK         bool          `json:"ok"`
	Type       string        `json:"type"`
	Violations []FileFinding `json:"violations"`
	Advice     []FileFinding `json:"advice"`
	Text       []byte        `json:"-"`
}

// Plan is what a form should ask for a document (section 9). Of its members there are those that the kind of document has.
type Plan struct {
	Type    string      `json:"type"`
	Kind    string      `json:"kind"`
	Members PlanMembers `json:"members"`
	Files   PlanFiles   `json:"files"`
	Accept  []string    `json:"accept"`
}

// PlanMembers says of each member whether it is required, optional, forbidden, ignored or conditional.
type PlanMembers struct {
	Number     string `json:"number,omitempty"`
	Country    string `json:"country,omitempty"`
	State      string `json:"state,omitempty"`
	IssueDate  string `json:"issue_date,omitempty"`
	ExpiryDate string `json:"expiry_date,omitempty"`
}

// PlanFiles says how many files there have to be, and of which sides.
type PlanFiles struct {
	Count int      `json:"count"`
	Side  string   `json:"side"`
	Sides []string `json:"sides"`
}

// Answer is what the endpoint answers (section 7): an HTTP status and a body, which is JSON.
type Answer struct {
	Status int
	Body   []byte
}

// Context holds the facts around a body (section 2): read once, used for any number of calls. Nil has none.
type Context struct{ handle *C.dossier_context }

// NewContext reads facts that encoding/json writes, such as a map or a struct. The error names the member that is malformed.
func NewContext(facts any) (*Context, error) {
	text, err := json.Marshal(facts)
	if err != nil {
		return nil, err
	}
	return ParseContext(text)
}

// ParseContext reads the text of facts. The error names the member that is malformed.
func ParseContext(text []byte) (*Context, error) {
	at, length := bytes(text)
	context := &Context{C.dossier_context_read(at, length)}
	runtime.SetFinalizer(context, func(context *Context) { C.dossier_context_free(context.handle) })
	message := C.dossier_context_error(context.handle)
	if message != nil {
		err := errors.New(C.GoStringN(message, C.int(C.dossier_context_error_length(context.handle))))
		runtime.KeepAlive(context)
		return nil, err
	}
	return context, nil
}

// Check checks the text of a request body. Whatever it holds, there is a report.
func Check(body []byte, context *Context) *Report {
	at, length := bytes(body)
	result := C.dossier_check(at, length, handleOf(context))
	runtime.KeepAlive(context)
	report := &Report{Text: must(take(result))}
	decode(report.Text, report)
	return report
}

// HTTPAnswer is what the endpoint answers to a body: 200, 400, 403, 409 or 422.
func HTTPAnswer(body []byte, context *Context, customerID string) Answer {
	at, length := bytes(body)
	id, idLength := bytes([]byte(customerID))
	result := C.dossier_http_answer(at, length, handleOf(context), id, idLength)
	runtime.KeepAlive(context)
	return answerOf(result)
}

// HTTPError is one of the answers that come before any report: 401, 404 and 500. Another status panics.
func HTTPError(status int) Answer { return answerOf(C.dossier_http_error(C.int(status))) }

// Fixes are what there is to do about the findings on a body, where there is one thing to do.
func Fixes(body []byte, context *Context) []Fix {
	at, length := bytes(body)
	result := C.dossier_fixes(at, length, handleOf(context))
	runtime.KeepAlive(context)
	var fixes []Fix
	decode(must(take(result)), &fixes)
	return fixes
}

// ApplyFixes gives the body with these fixes applied, which may have fixes of its own; all else in it stays as it is.
func ApplyFixes(body []byte, context *Context) []byte {
	at, length := bytes(body)
	result := C.dossier_apply_fixes(at, length, handleOf(context))
	runtime.KeepAlive(context)
	return must(take(result))
}

// Look is a look at a file while it comes, of which nothing is kept. It is an io.Writer; one goroutine at a time writes to it.
type Look struct{ handle *C.dossier_look }

// NewLook begins a look at a file of that name.
func NewLook(name string) *Look {
	at, length := bytes([]byte(name))
	look := &Look{C.dossier_look_start(at, length)}
	runtime.SetFinalizer(look, func(look *Look) { C.dossier_look_free(look.handle) })
	return look
}

// Write takes the next bytes of the file. It makes no difference how they are cut, and there is never an error.
func (look *Look) Write(piece []byte) (int, error) {
	at, length := bytes(piece)
	C.dossier_look_feed(look.handle, at, length)
	runtime.KeepAlive(look)
	return len(piece), nil
}

// Finish reports on the file, if it ends here.
func (look *Look) Finish() *FileReport {
	result := C.dossier_look_finish(look.handle)
	runtime.KeepAlive(look)
	report := &FileReport{Text: must(take(result))}
	decode(report.Text, report)
	return report
}

// Describe plans a document of that type, issued by that country, which may be empty. The error is about an unknown one.
func Describe(documentType, country string) (*Plan, error) {
	at, length := bytes([]byte(documentType))
	code, codeLength := bytes([]byte(country))
	text, err := take(C.dossier_describe(at, length, code, codeLength))
	if err != nil {
		return nil, err
	}
	plan := new(Plan)
	decode(text, plan)
	return plan, nil
}

// TOSPoliciesValue is the value of that name in the terms' URL (section 8), if there is one.
func TOSPoliciesValue(url string) (value string, ok bool) {
	at, length := bytes([]byte(url))
	text := must(take(C.dossier_tos_policies_value(at, length)))
	return string(text), text != nil
}

// Catalogue has all rules, of bodies and of files, as JSON.
func Catalogue() []byte { return must(take(C.dossier_catalogue())) }

// Version is that of the library.
func Version() string { return C.GoString(C.dossier_version()) }

// RulesHash is the hash of the rules: equal hashes, equal reports.
func RulesHash() string { return C.GoString(C.dossier_rules_hash()) }

func bytes(text []byte) (*C.char, C.size_t) {
	if len(text) == 0 {
		return nil, 0
	}
	return (*C.char)(unsafe.Pointer(&text[0])), C.size_t(len(text))
}

func handleOf(context *Context) *C.dossier_context {
	if context == nil {
		return nil
	}
	return context.handle
}

// take takes the text out of a result, which is freed; nil where it has none. Misuse is an error.
func take(result *C.dossier_result) ([]byte, error) {
	defer C.dossier_result_free(result)
	var taken []byte
	if text := C.dossier_result_text(result); text != nil {
		taken = C.GoBytes(unsafe.Pointer(text), C.int(C.dossier_result_length(result)))
	}
	if C.dossier_result_status(result) == C.DOSSIER_MISUSE {
		return nil, errors.New(string(taken))
	}
	return taken, nil
}

func answerOf(result *C.dossier_result) Answer {
	status := int(C.dossier_result_status(result))
	return Answer{status, must(take(result))}
}

// must is for calls that Go's types keep from being misuse.
func must(text []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return text
}

// decode reads what the library has written.
func decode(text []byte, to any) {
	if err := json.Unmarshal(text, to); err != nil {
		panic(err)
	}
}
