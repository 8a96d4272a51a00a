#include "server/api/file_link.hpp"

#include <algorithm>
#include <cstddef>

#include "server/util/random.hpp"

namespace dossier::sandbox {
namespace {

constexpr std::size_t kMaxName = 80;

bool is_harmless(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '-' || c == '_';
}

}  // namespace

std::string make_file_link(std::string_view file_name) {
  file_name = file_name.substr(file_name.find_last_of("/\\") + 1);
  file_name.remove_prefix(std::min(file_name.find_first_not_of('.'), file_name.size()));
  if (file_name.size() > kMaxName) file_name.remove_prefix(file_name.size() - kMaxName);
  std::string name(file_name);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !is_harmless(c); }, '_');
  if (name.empty()) name = "file";
  std::string link(1, '/');
  return link.append(random_text(8)).append("_").append(name);
}

}  // namespace dossier::sandbox
