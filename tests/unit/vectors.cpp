#include "vectors.hpp"

#include <fstream>
#include <stdexcept>

#include "dossier/codes.hpp"
#include "paths.hpp"

namespace dossier::tests {
namespace {

using nlohmann::ordered_json;

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (c == '=') break;
    if (digit == std::string_view::npos) throw std::runtime_error("no base64");
    bits = (bits << 6U) | static_cast<unsigned>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>((bits >> count) & 0xFFU));
    }
  }
  return bytes;
}

// The text of a case's body, which is given in one of four ways.
std::string body_of(const ordered_json& json) {
  if (json.count("value") + json.count("body") + json.count("body_b64") + json.count("body_runs") !=
      1) {
    throw std::runtime_error("it needs exactly one of value, body, body_b64, body_runs");
  }
  if (json.contains("value")) return json.at("value").dump();
  if (json.contains("body")) return json.at("body").get<std::string>();
  if (json.contains("body_b64")) return decode_base64(json.at("body_b64").get<std::string>());
  std::string body;
  for (const auto& run : json.at("body_runs")) {
    const auto text = run.at(0).get<std::string>();
    for (std::size_t times = run.at(1).get<std::size_t>(); times > 0; --times) body.append(text);
  }
  return body;
}

Case read_case(std::string_view code, const ordered_json& json) {
  Case c{std::string(code),
         json.at("name").get<std::string>(),
         json.at("tags").get<std::vector<std::string>>(),
         body_of(json),
         {},
         json};
  auto context = parse_context(json.at("context").dump());
  if (const auto* error = std::get_if<ContextError>(&context)) {
    throw std::runtime_error(error->message);
  }
  c.context = std::get<Context>(std::move(context));
  return c;
}

ordered_json read_file(const std::string& name) {
  std::ifstream file(path_of("tests/vectors/" + name));
  if (!file) throw std::runtime_error("cannot read " + name);
  return ordered_json::parse(file);
}

}  // namespace

ordered_json read_cases(const std::string& name) {
  ordered_json cases = read_file(name).at("cases");
  if (cases.empty()) throw std::runtime_error(name + " has no cases");
  return cases;
}

std::vector<Case> read_vectors(std::string_view code) {
  const std::string name = std::string(code) + ".json";
  if (read_file(name).at("code") != code) throw std::runtime_error(name + " holds another code");
  std::vector<Case> cases;
  for (const auto& c : read_cases(name)) {
    try {
      cases.push_back(read_case(code, c));
    } catch (const std::exception& error) {
      throw std::runtime_error(name + ": " + c.dump().substr(0, 200) + ": " + error.what());
    }
  }
  return cases;
}

const std::vector<Case>& all_vectors() {
  static const std::vector<Case> all = [] {
    std::vector<Case> cases;
    for (const Rule& rule : kRules) {
      for (Case& c : read_vectors(rule.name)) cases.push_back(std::move(c));
    }
    return cases;
  }();
  return all;
}

std::string without_messages(Report report) {
  for (auto* list : {&report.violations, &report.advice}) {
    for (Finding& finding : *list) finding.message.clear();
  }
  // No string of a report holds this: in a string its quotes are escaped.
  constexpr std::string_view kMessage = ",\"message\":\"\"";
  std::string text = to_json(report);
  for (std::size_t at = text.find(kMessage); at != std::string::npos;
       at = text.find(kMessage, at)) {
    text.erase(at, kMessage.size());
  }
  return text;
}

std::string expected_report(const Case& c) { return c.report().dump(); }

}  // namespace dossier::tests
