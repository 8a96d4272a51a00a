// The bodies of answers, as JSON text (section 7).
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace dossier {

// {"message":"…"}; or with a status in front, as answers 400 and 500 have it.
std::string message_body(std::string_view message);
std::string status_body(int status, std::string_view message);

// {"error":{"code":"…","message":"…"}}
std::string error_body(std::string_view code, std::string_view message);

// What is wrong at a place: a JSON Pointer into the body, or the name of a form's field.
struct PlacedError {
  std::string_view place;
  std::string_view message;
};

// {"message":"The request has N error(s).","errors":[{"<place>":"<message>"},…]}
std::string errors_body(std::span<const PlacedError> errors);

}  // namespace dossier
