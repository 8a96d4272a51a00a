// What the contract makes of a text, without its reader.
#pragma once

#include <string>

namespace dossier::tests {

// nlohmann/json's verdict but for the known differences: nlohmann takes a byte order mark, takes a
// NUL for the end of the text, refuses numbers that no double holds, and does not count what is
// open.
struct Verdict {
  bool well_formed;
  bool too_deep;     // before the text is at fault or at its end
  std::string text;  // the text, with a 0 for each number that nlohmann refuses
};

Verdict judge(std::string text);

// Whether a text is well-formed, however deep.
bool is_json(const std::string& text);

}  // namespace dossier::tests
