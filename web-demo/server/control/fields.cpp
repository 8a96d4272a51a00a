#include "server/control/fields.hpp"

#include <utility>

#include "dossier/text/ascii.hpp"
#include "server/api/receive.hpp"

namespace dossier::sandbox {

Fields::Fields(std::string_view body) {
  if (!is_blank(body)) body_ = read_object(body);
}

bool Fields::has(const std::string& name) { return body_.contains(name); }

const nlohmann::json* Fields::find(const std::string& name) {
  known_.insert(name);
  const auto found = body_.find(name);
  return found == body_.end() || found->is_null() ? nullptr : &*found;
}

std::optional<std::string> Fields::text(const std::string& name) {
  const nlohmann::json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_string() && value->get_ref<const std::string&>().size() <= 1024) {
    return value->get<std::string>();
  }
  fail("/" + name, name + " must be a string of at most 1024 bytes, or null.");
  return std::nullopt;
}

std::optional<bool> Fields::boolean(const std::string& name) {
  const nlohmann::json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_boolean()) return value->get<bool>();
  fail("/" + name, name + " must be true, false or null.");
  return std::nullopt;
}

std::optional<std::int64_t> Fields::integer(const std::string& name, std::int64_t min,
                                            std::int64_t max) {
  const nlohmann::json* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (value->is_number_unsigned() || value->is_number_integer()) {
    const auto number = value->get<std::int64_t>();
    if (number >= min && number <= max) return number;
  }
  fail("/" + name, name + " must be a whole number from " + std::to_string(min) + " to " +
                       std::to_string(max) + ", or null.");
  return std::nullopt;
}

void Fields::fail(const std::string& field, const std::string& message) {
  errors_.push_back({field, message});
}

void Fields::finish() const {
  std::vector<FieldError> errors = errors_;
  for (const auto& [name, value] : body_.items()) {
    if (!known_.contains(name)) {
      errors.push_back({"/" + name, "This member is not known here. Leave it out."});
    }
  }
  if (!errors.empty()) throw Refusal{errors_answer(errors)};
}

}  // namespace dossier::sandbox
