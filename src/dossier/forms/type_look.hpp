// What type a file is of, told by its first bytes (section 10).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/contract.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/text/piecewise.hpp"

namespace dossier {

// Tells a web page.
class HtmlStart {
 public:
  // Takes the byte at a place of the file; all before it have been taken.
  void take(std::size_t at, char byte);

  bool found() const { return step_ == Step::found; }

 private:
  enum class Step : std::uint8_t { mark, blanks, tag, found, failed };

  Step step_ = Step::mark;  // the byte order mark
  std::uint8_t matched_ = 0;
  std::uint8_t alive_ = (1U << kHtmlStarts.size()) - 1;  // those of kHtmlStarts that may follow yet
};

// Tells the type of a file. It looks at no more of a JPEG and of a PNG than their signature, at the
// first kFileSignatureBytes of any other file, and at the whole head of what can be a text yet.
class TypeLook {
 public:
  void feed(std::string_view piece);

  // The type of the file, if it ends here.
  FileType type() const;

  // Whether it is or can become a file of an accepted type.
  bool may_be(FileType accepted) const;

 private:
  bool is_image() const;
  void take_signature_byte(char byte);
  void take_brand_byte(unsigned char byte);
  FileType signed_type() const;

  static constexpr std::uint32_t kAllSignatures = (1U << signatures::kAll.size()) - 1;

  std::uint32_t seen_ = 0;                // bytes, up to kFileHeadBytes
  std::uint32_t alive_ = kAllSignatures;  // those that fit the bytes that have come
  std::uint32_t box_bytes_ = 0;           // of an ISO-BMFF box
  std::uint32_t last_ = 0;                // bytes, as a number
  bool generic_brand_ = false;
  bool avif_brand_ = false;
  bool is_pdf_ = false;
  bool is_svg_ = false;
  bool is_text_ = true;
  Search pdf_;
  Search svg_;
  HtmlStart html_;
  Utf8Beginning text_;
};

}  // namespace dossier
