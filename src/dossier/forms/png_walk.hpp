// A PNG from chunk to chunk (section 10; the PNG specification, section 5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/forms/file_facts.hpp"

namespace dossier {

class PngWalk {
 public:
  void feed(std::string_view piece);

  // Fills in what the file shows, if it ends here.
  void tell(FileFacts& facts) const;

 private:
  enum class Step : std::uint8_t { signature, length, name, body, ended };

  void take_number_byte(unsigned char byte);
  std::size_t take_body(std::string_view piece);
  void take_data_byte(unsigned char byte);

  Step step_ = Step::signature;
  bool is_whole_ = false;     // its IEND is there
  bool has_header_ = false;   // an IHDR of enough bytes has been read
  bool has_density_ = false;  // a pHYs, likewise
  bool is_dense_ = false;
  std::uint8_t colour_type_ = 0;
  std::uint8_t count_ = 0;    // bytes of the signature or number that have come
  std::uint32_t number_ = 0;  // what they are
  std::uint32_t length_ = 0;  // of the chunk's data
  std::uint32_t name_ = 0;    // the chunk's
  std::uint64_t at_ = 0;      // the byte of its body, which is data and checksum, that comes next
  std::uint64_t start_ = 0;   // up to eight bytes of its data
  ImageSides sides_;
};

}  // namespace dossier
