#include "dossier/text/edit_distance.hpp"

#include <algorithm>
#include <array>

#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

constexpr std::size_t kMaxCandidate = 32;
constexpr std::size_t kMaxName = kMaxCandidate + kMaxSlips;

}  // namespace

std::size_t edit_distance(std::string_view name, std::string_view candidate) {
  std::array<char32_t, kMaxName> letters{};
  std::size_t length = 0;
  while (!name.empty()) {
    // Each code point beyond the candidate's length costs an insertion.
    if (length == candidate.size() + kMaxSlips) return kMaxSlips + 1;
    letters[length++] = take_code_point(name);
  }
  // Three rows of the usual table: the one being filled, the one above it, and the one above that
  // for swaps.
  using Row = std::array<std::size_t, kMaxCandidate + 1>;
  std::array<Row, 3> rows{};
  Row* above = rows.data();
  Row* current = &rows[1];
  Row* swapped = &rows[2];
  for (std::size_t j = 0; j <= candidate.size(); ++j) (*current)[j] = j;
  for (std::size_t i = 1; i <= length; ++i) {
    Row* const reused = swapped;
    swapped = above;
    above = current;
    current = reused;
    (*current)[0] = i;
    for (std::size_t j = 1; j <= candidate.size(); ++j) {
      const auto letter = [&](std::size_t k) {
        return static_cast<char32_t>(static_cast<unsigned char>(candidate[k]));
      };
      const std::size_t substitution = letters[i - 1] == letter(j - 1) ? 0 : 1;
      (*current)[j] =
          std::min({(*above)[j] + 1, (*current)[j - 1] + 1, (*above)[j - 1] + substitution});
      if (i > 1 && j > 1 && letters[i - 1] == letter(j - 2) && letters[i - 2] == letter(j - 1)) {
        (*current)[j] = std::min((*current)[j], (*swapped)[j - 2] + 1);
      }
    }
  }
  return std::min((*current)[candidate.size()], kMaxSlips + 1);
}

}  // namespace dossier
