// dossier for those who hold JSON as nlohmann::json: header only, on top of the library.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/read/builder.hpp"
#include "dossier/report.hpp"
#include "dossier/report/validation.hpp"

namespace dossier {

namespace nlohmann_input {

// Sends a value to a builder; false where more than kMaxDepth arrays and objects are open. `depth`
// is how many are.
template <class Json>
bool send(const Json& value, Builder& builder, std::size_t depth) {
  switch (value.type()) {
    case Json::value_t::object:
      if (depth == kMaxDepth) return false;
      builder.begin_object();
      for (auto member = value.begin(); member != value.end(); ++member) {
        builder.name(member.key());
        if (!send(member.value(), builder, depth + 1)) return false;
      }
      builder.end_object();
      return true;
    case Json::value_t::array:
      if (depth == kMaxDepth) return false;
      builder.begin_array();
      for (const Json& element : value) {
        if (!send(element, builder, depth + 1)) return false;
      }
      builder.end_array();
      return true;
    case Json::value_t::string:
      builder.scalar(JsonType::string, value.template get_ref<const typename Json::string_t&>());
      return true;
    case Json::value_t::boolean:
      builder.scalar(JsonType::boolean, value.template get<bool>() ? "true" : "false");
      return true;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
      builder.scalar(JsonType::number, {});
      return true;
    default:  // null, and what no JSON text holds: binary and discarded values
      builder.scalar(JsonType::null, {});
      return true;
  }
}

}  // namespace nlohmann_input

// Checks a body that has been parsed already. There is no text, so `body_too_large`,
// `malformed_json` and `duplicate_member` cannot fire; where they would not, the report is that of
// validate() for the text. The body's strings must be UTF-8, as those of a parsed text are.
template <class Json>
requires nlohmann::detail::is_basic_json<Json>::value Report validate(const Json& body,
                                                                      const Context& context) {
  Builder builder;
  const bool read = nlohmann_input::send(body, builder, 0);
  return finish_validation(read ? ReadFault::none : ReadFault::too_deep, 0, builder, context);
}

// Lets a report be assigned to a json: `nlohmann::ordered_json answer = report;` (nlohmann::json
// sorts the members).
template <class Json>
requires nlohmann::detail::is_basic_json<Json>::value void to_json(Json& json,
                                                                   const Report& report) {
  json = Json::parse(to_json(report));
}

}  // namespace dossier
