// The marks of a PDF (section 10; ISO 32000-1, 7.5 and annex F).
#pragma once

#include <cstdint>
#include <string_view>

#include "dossier/forms/file_facts.hpp"
#include "dossier/text/piecewise.hpp"

namespace dossier {

// Looks for the beginning of an object: a number's last digit, a space, `obj`.
class ObjectSearch {
 public:
  // Takes a piece, or what of it comes before the end of the first beginning; whether there is one.
  bool find(std::string_view piece);

 private:
  std::uint8_t matched_ = 0;
};

// Looks for the length that a linearised file says it has.
class LengthSearch {
 public:
  void take(char byte);

  // The length, or a number that is more than any file that is accepted may have; 0 for none.
  std::uint64_t length() const { return length_; }

 private:
  enum class Step : std::uint8_t { outside, slash, key, blanks, digits, ended };

  Step step_ = Step::outside;
  std::uint64_t length_ = 0;
};

class PdfWalk {
 public:
  void feed(std::string_view piece);

  // Fills in what the file shows, if it ends here; its size has been filled in.
  void tell(FileFacts& facts) const;

 private:
  void look_for_end(std::string_view piece);
  void look_for_encryption(std::string_view piece);
  void look_at_start(std::string_view head);

  bool has_end_ = false;            // a %%EOF
  bool has_object_behind_ = false;  // behind the last of them
  bool has_encryption_ = false;
  bool has_encryption_mark_ = false;  // it is one if no letter or digit follows
  bool is_linearized_ = false;
  std::uint8_t replaced_ = 0;  // characters of the head, up to kGarbledTimes
  std::uint32_t seen_ = 0;     // bytes, up to kFileHeadBytes
  Search end_;
  Search encryption_;
  Search linearized_;
  Search replacement_;
  ObjectSearch object_;
  LengthSearch length_;
};

}  // namespace dossier
