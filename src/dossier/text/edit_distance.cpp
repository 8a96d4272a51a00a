#include "dossier/text/edit_distance.hpp"

#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

// A text of which no more than the beginning is taken off.
struct Rest {
  const char* at;
  const char* end;

  bool empty() const { return at == end; }
  Rest behind(std::size_t bytes) const { return {at + bytes, end}; }
};

// No deeper than there are slips. NOLINTNEXTLINE(misc-no-recursion)
bool is_within(std::size_t slips, Rest name, Rest candidate) {
  // Letting equal beginnings be equal never makes two texts farther apart.
  while (!name.empty() && !candidate.empty() && *name.at == *candidate.at) {
    ++name.at;
    ++candidate.at;
  }
  if (name.empty() && candidate.empty()) return true;
  if (slips-- == 0) return false;
  Rest shorter = name;
  if (!name.empty()) {
    do ++shorter.at;
    while (!shorter.empty() && is_continuation(*shorter.at));
    if (is_within(slips, shorter, candidate)) return true;
  }
  if (candidate.empty()) return false;
  if (is_within(slips, name, candidate.behind(1))) return true;
  if (name.empty()) return false;
  if (is_within(slips, shorter, candidate.behind(1))) return true;
  return name.end - name.at > 1 && candidate.end - candidate.at > 1 &&
         name.at[0] == candidate.at[1] && name.at[1] == candidate.at[0] &&
         is_within(slips, name.behind(2), candidate.behind(2));
}

}  // namespace

bool is_within(std::size_t slips, std::string_view name, std::string_view candidate) {
  return is_within(slips, Rest{name.data(), name.data() + name.size()},
                   Rest{candidate.data(), candidate.data() + candidate.size()});
}

}  // namespace dossier
