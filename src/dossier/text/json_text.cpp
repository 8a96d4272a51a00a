#include "dossier/text/json_text.hpp"

#include "dossier/text/plain_length.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

// Appends the escape of a character that needs one.
void append_escape(std::string& to, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kControls = "\b\f\n\r\t";
  constexpr std::string_view kLetters = "bfnrt";
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

}  // namespace

void append_json_string(std::string& to, std::string_view text) {
  to.push_back('"');
  for (;;) {
    const std::size_t plain = plain_length(text);
    to.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (static_cast<unsigned char>(text.front()) < 0x80) {
      append_escape(to, text.front());
      text.remove_prefix(1);
    } else {
      move_character(to, text);
    }
  }
  to.push_back('"');
}

void append_json_strings(std::string& to, std::span<const std::string_view> texts) {
  to.push_back('[');
  append_list(to, texts, append_json_string);
  to.push_back(']');
}

}  // namespace dossier
