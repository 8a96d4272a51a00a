// The members of a request to the control API.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/http/json_answer.hpp"
#include "server/http/message.hpp"

namespace dossier::sandbox {

// Reads a JSON object and finds fault with it: wrong types, and members that nobody asked for. No
// body is an empty object, and null stands for a member that is not there.
class Fields {
 public:
  explicit Fields(const Request& request);

  bool has(const std::string& name);  // null counts
  std::optional<std::string> text(const std::string& name);
  std::optional<bool> boolean(const std::string& name);
  std::optional<std::int64_t> integer(const std::string& name, std::int64_t min, std::int64_t max);

  void fail(const std::string& field, const std::string& message);

  // The answer if anything was wrong. To be asked when all members have been read.
  std::optional<Answer> refusal() const;

 private:
  const nlohmann::json* find(const std::string& name);

  nlohmann::json body_ = nlohmann::json::object();
  std::optional<Answer> unreadable_;
  std::set<std::string> known_;
  std::vector<FieldError> errors_;
};

}  // namespace dossier::sandbox
