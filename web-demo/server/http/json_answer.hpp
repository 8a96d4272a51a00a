// Answers around the endpoint of the contract, in its shapes (section 7).
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace dossier::sandbox {

// JSON as text; what is not UTF-8 becomes U+FFFD.
std::string to_text(const nlohmann::ordered_json& value);

// {"data": …, "meta": null}
Answer data_answer(const nlohmann::ordered_json& data);

// {"status": 400, "message": "…"} for 400, as the contract has it, and {"message": "…"} for all
// other statuses.
Answer message_answer(int status, std::string_view message);

struct FieldError {
  std::string field;  // a JSON Pointer into the body, or the name of a form's field
  std::string message;
};

// 422, which tells what is wrong at each place.
Answer errors_answer(const std::vector<FieldError>& errors);

// A text as a JSON object that names no member twice. Throws a Refusal, 400, for any other text.
nlohmann::json read_object(std::string_view text);

}  // namespace dossier::sandbox
