// Standard output, with its errors noticed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::cli {

// Collects text and writes it to standard output. What was not flushed is not written: the
// destructor does nothing, so that no error can pass unseen.
class Output {
 public:
  Output& operator<<(std::string_view text) {
    text_.append(text);
    return *this;
  }

  // The text that is not written yet, to be appended to.
  std::string& text() { return text_; }

  // Writes it. Throws an OutputFailure where the system does not take all of it.
  void flush();

 private:
  std::string text_;
};

}  // namespace dossier::cli
