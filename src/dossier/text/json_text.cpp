#include "dossier/text/json_text.hpp"

#include "dossier/text/utf8.hpp"

namespace dossier {

void append_json_string(std::string& to, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kControls = "\b\f\n\r\t";
  constexpr std::string_view kLetters = "bfnrt";
  const auto escapes = [](char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
  };
  to.push_back('"');
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!escapes(c)) continue;
    append_well_formed(to, text.substr(start, i - start));
    start = i + 1;
    to.push_back('\\');
    if (const auto control = kControls.find(c); control != std::string_view::npos) {
      to.push_back(kLetters[control]);
    } else if (c == '"' || c == '\\') {
      to.push_back(c);
    } else {
      to.append("u00");
      to.push_back(kHex[static_cast<unsigned char>(c) >> 4U]);
      to.push_back(kHex[static_cast<unsigned char>(c) & 0xFU]);
    }
  }
  append_well_formed(to, text.substr(start));
  to.push_back('"');
}

void append_json_strings(std::string& to, std::span<const std::string_view> texts) {
  to.push_back('[');
  append_list(to, texts, append_json_string);
  to.push_back(']');
}

}  // namespace dossier
