// What standard output and standard error are connected to.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::cli {

// How text for a person looks on standard output: how wide, and whether in colour. In a pipe or a
// file it is always the same: 80 columns, no colour.
struct Style {
  enum class Ink { bold, dim, red, green, amber };

  bool colour = false;
  std::size_t width = 80;  // columns

  // `text` in that ink, where there is colour.
  std::string paint(Ink ink, std::string_view text) const;
};

// The style for standard output as it is. Colour needs a terminal, an unset or empty NO_COLOR and a
// TERM that is not `dumb`; the width is the terminal's, between 20 and 100 columns.
Style style_of_output();

bool output_is_terminal();

// Whether standard error is a terminal on which a line can be redrawn.
bool errors_can_be_redrawn();

}  // namespace dossier::cli
