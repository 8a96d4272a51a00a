// dossier for those who hold JSON as nlohmann::json: header only, on top of the library.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "dossier/context.hpp"
#include "dossier/reading.hpp"
#include "dossier/report.hpp"

namespace dossier {

namespace nlohmann_input {

// Sends a value to a reader; false where it is too deep.
template <class Json>
bool send(const Json& value, EventReader& reader) {
  switch (value.type()) {
    case Json::value_t::object:
      if (!reader.begin_object()) return false;
      for (auto member = value.begin(); member != value.end(); ++member) {
        reader.name(member.key());
        if (!send(member.value(), reader)) return false;
      }
      reader.end_object();
      return true;
    case Json::value_t::array:
      if (!reader.begin_array()) return false;
      for (const Json& element : value) {
        if (!send(element, reader)) return false;
      }
      reader.end_array();
      return true;
    case Json::value_t::string:
      reader.scalar(JsonType::string, value.template get_ref<const typename Json::string_t&>());
      return true;
    case Json::value_t::boolean:
      reader.scalar(JsonType::boolean);
      return true;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      reader.scalar(JsonType::number);
      return true;
    default:  // null, and what no JSON text holds: binary and discarded values
      reader.scalar(JsonType::null);
      return true;
  }
}

}  // namespace nlohmann_input

// Reads a body that has been parsed already, and must outlive the reading. There is no text, so
// `body_too_large`, `malformed_json` and `duplicate_member` cannot fire; where they would not, the
// report is that of the text. The body's strings must be UTF-8, as those of a parsed text are.
template <class Json>
requires nlohmann::detail::is_basic_json<Json>::value Reading read_body(const Json& body) {
  EventReader reader;
  nlohmann_input::send(body, reader);
  return reader.finish();
}

// Checks a body that has been parsed already.
template <class Json>
requires nlohmann::detail::is_basic_json<Json>::value Report validate(const Json& body,
                                                                      const Context& context) {
  return judge(read_body(body), context);
}

// Lets a report be assigned to a json: `nlohmann::ordered_json answer = report;` (nlohmann::json
// sorts the members).
template <class Json>
requires nlohmann::detail::is_basic_json<Json>::value void to_json(Json& json,
                                                                   const Report& report) {
  json = Json::parse(to_json(report));
}

}  // namespace dossier
