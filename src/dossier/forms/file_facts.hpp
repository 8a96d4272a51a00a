// What a look at the bytes of a file has shown (section 10).
#pragma once

#include <cstdint>

#include "dossier/contract.hpp"

namespace dossier {

// An image's width and height in pixels; both 0 where its header does not give both.
struct ImageSides {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

struct FileFacts {
  FileType type = FileType::unknown;
  std::uint64_t size = 0;  // in bytes
  // The rest is about an accepted type, as far as the type has it.
  bool is_cut_off = false;
  bool is_protected = false;
  bool is_garbled = false;
  bool is_dense = false;  // declares 300 dots per inch
  bool is_grey = false;
  ImageSides sides;
};

}  // namespace dossier
