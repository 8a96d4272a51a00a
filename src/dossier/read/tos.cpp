#include "dossier/tos.hpp"

#include <algorithm>

#include "dossier/contract.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

std::string form_decode(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+') {
      bytes.push_back(' ');
    } else if (text[i] == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) &&
               is_hex_digit(text[i + 2])) {
      bytes.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else {
      bytes.push_back(text[i]);
    }
  }
  std::string decoded;
  append_well_formed(decoded, bytes);
  return decoded;
}

}  // namespace

std::optional<std::string> tos_policies_value(std::string_view url) {
  const std::size_t mark = url.find('?');
  if (mark == std::string_view::npos) return std::nullopt;
  std::string_view query = url.substr(mark + 1);
  query = query.substr(0, query.find('#'));
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = pair.find('=');
    if (!pair.empty() &&
        form_decode(pair.substr(0, equals)) == name_of(Member::tos_policies_value)) {
      return equals == std::string_view::npos ? std::string()
                                              : form_decode(pair.substr(equals + 1));
    }
  }
  return std::nullopt;
}

}  // namespace dossier
