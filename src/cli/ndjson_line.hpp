// One line of `dossier check --ndjson`.
#pragma once

#include <string>
#include <string_view>

namespace dossier::cli {

// Appends the answer to a line, as a line: what tests/vectors/README.md says of executors, and
// more. The line is one of
//
//     {"id"?: any, "body": text | "body_b64": base64,
//      "context"?: object | null | "context_text"?: text}
//     {"id"?: any, "describe": {"type": text, "country"?: text | null}}
//     {"id"?: any, "fix": {"body": text, "context_text"?: text}}
//     {"id"?: any, "check_file": {"name": text, "pieces": [base64, …]}}
//
// and the answer one of
//
//     {"id": …, "report": {…}}
//     {"id": …, "plan": {…}}
//     {"id": …, "fixes": […], "fixed": text}
//     {"id": …, "file_report": {…}}
//     {"id": …, "error": "…"}
//
// where the id is the line's, byte for byte. It is left out where the line has none, has several,
// or is not JSON. An error never quotes a body.
void answer_line(std::string_view line, std::string& to);

// Appends the answer to a line that is longer than Lines::kMaxLength.
void answer_too_long_line(std::string& to);

}  // namespace dossier::cli
