// The doors of the library, for tests that ask it about many cases: validate(text) and
// validate(nlohmann::json), check_file() and FileLook.
//
// Reads what `dossier check --ndjson` reads, and answers each line with the report of each door:
//
//     {"id": …, "text": {…}, "nlohmann": {…} | null}
//     {"id": …, "error": "…"}
//
// A line about a file, {"id": …, "name": text, "file_b64": base64, "cuts": [places]}, is answered
// by
//
//     {"id": …, "whole": {…}, "pieces": {…}}
//
// where the pieces begin and end at the places; one with "fixes": true by
//
//     {"id": …, "report": {…}, "fixes": […], "fixed": text}
//
// where the text is the body with the fixes applied. `nlohmann` is null where nlohmann/json cannot
// parse the body, or stage 1 refuses it for what a parsed body no longer shows. The helper trusts
// its lines, and stops at one that is wrong.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "dossier/check_file.hpp"
#include "dossier/fixes.hpp"
#include "dossier/nlohmann.hpp"
#include "dossier/validate.hpp"

namespace {

using Line = nlohmann::ordered_json;  // which keeps the order of a context's members

constexpr auto kDigits = [] {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::uint8_t, 256> digits{};
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}();

std::string decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : text.substr(0, std::min(text.find('='), text.size()))) {
    bits = (bits << 6U) | kDigits[static_cast<unsigned char>(c)];
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>((bits >> count) & 0xFFU));
    }
  }
  return bytes;
}

bool shows_in_a_parsed_body(const dossier::Report& report) {
  if (report.ok()) return true;
  switch (report.violations.front().code) {
    case dossier::Code::body_too_large:
    case dossier::Code::malformed_json:
    case dossier::Code::duplicate_member:
      return false;
    default:
      return true;
  }
}

std::string through_nlohmann(const std::string& body, const dossier::Context& context) {
  const auto parsed = nlohmann::json::parse(body, nullptr, false);
  if (parsed.is_discarded()) return "null";
  return to_json(dossier::validate(parsed, context));
}

std::string in_pieces(std::string_view file, const std::string& name, const Line& cuts) {
  dossier::FileLook look(name);
  std::size_t start = 0;
  for (const auto& cut : cuts) {
    const auto end = cut.get<std::size_t>();
    look.feed(file.substr(start, end - start));
    start = end;
  }
  look.feed(file.substr(start));
  return to_json(look.finish());
}

std::string answer(std::string_view text) {
  const Line line = Line::parse(text);
  const std::string start = "{\"id\":" + line.at("id").dump();
  if (line.contains("file_b64")) {
    const std::string file = decode_base64(line.at("file_b64").get<std::string>());
    const std::string name = line.at("name").get<std::string>();
    return start + ",\"whole\":" + to_json(dossier::check_file(file, name)) +
           ",\"pieces\":" + in_pieces(file, name, line.at("cuts")) + "}\n";
  }
  const std::string body = line.contains("body")
                               ? line.at("body").get<std::string>()
                               : decode_base64(line.at("body_b64").get<std::string>());
  const auto context =
      dossier::parse_context(line.contains("context") ? line.at("context").dump() : "null");
  if (const auto* error = std::get_if<dossier::ContextError>(&context)) {
    return start + ",\"error\":" + Line(error->message).dump() + "}\n";
  }
  const auto& facts = std::get<dossier::Context>(context);
  const dossier::Report report = dossier::validate(body, facts);
  if (line.contains("fixes")) {
    const auto fixes = dossier::fixes(report);
    return start + ",\"report\":" + to_json(report) + ",\"fixes\":" + to_json(fixes) +
           ",\"fixed\":" + Line(apply_fixes(body, fixes).value_or("")).dump() + "}\n";
  }
  return start + ",\"text\":" + to_json(report) + ",\"nlohmann\":" +
         (shows_in_a_parsed_body(report) ? through_nlohmann(body, facts) : "null") + "}\n";
}

void write_all(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
    if (count < 0) throw std::runtime_error("cannot write");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

// What can be answered is written before more is waited for.
void answer_lines() {
  std::string input;
  std::string output;
  std::array<char, 64UL * 1024> part;
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, part.data(), part.size());
    if (count < 0) throw std::runtime_error("cannot read");
    if (count == 0) return;
    std::size_t scanned = input.size();
    input.append(part.data(), static_cast<std::size_t>(count));
    std::size_t start = 0;
    for (std::size_t end; (end = input.find('\n', scanned)) != std::string::npos;) {
      output += answer(std::string_view(input).substr(start, end - start));
      start = scanned = end + 1;
    }
    input.erase(0, start);
    write_all(output);
    output.clear();
  }
}

}  // namespace

int main() {
  try {
    answer_lines();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "conformance-doors: %s\n", error.what());
    return 1;
  }
}
