// The members of a request to the control API.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/json_answer.hpp"

namespace dossier::sandbox {

// Reads a JSON object and finds fault with it: wrong types, and members that nobody asked for. No
// body is an empty object, and null stands for a member that is not there.
class Fields {
 public:
  explicit Fields(std::string_view body);  // throws a Refusal for anything else

  bool has(const std::string& name);  // null counts
  std::optional<std::string> text(const std::string& name);
  std::optional<bool> boolean(const std::string& name);
  std::optional<std::int64_t> integer(const std::string& name, std::int64_t min, std::int64_t max);

  void fail(const std::string& field, const std::string& message);

  // Throws a Refusal if anything was wrong. To be called when all members have been read.
  void finish() const;

 private:
  const nlohmann::json* find(const std::string& name);

  nlohmann::json body_ = nlohmann::json::object();
  std::set<std::string> known_;
  std::vector<FieldError> errors_;
};

}  // namespace dossier::sandbox
