// A file, from its first byte to its last (section 10).
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include "dossier/forms/file_facts.hpp"
#include "dossier/forms/jpeg_walk.hpp"
#include "dossier/forms/pdf_walk.hpp"
#include "dossier/forms/png_walk.hpp"
#include "dossier/forms/type_look.hpp"

namespace dossier {

// Counters and flags, whatever the length of the file. It can be copied as bytes, to go on from
// there.
class FileWalk {
 public:
  void feed(std::string_view piece);

  // Counts bytes that are not looked at. The facts are then those of type and size alone.
  void skip(std::uint64_t bytes) { size_ += bytes; }

  // What the file shows, if it ends here.
  FileFacts facts() const;

 private:
  std::uint64_t size_ = 0;
  TypeLook type_;
  JpegWalk jpeg_;
  PngWalk png_;
  PdfWalk pdf_;
};
static_assert(std::is_trivially_copyable_v<FileWalk> && sizeof(FileWalk) <= 256);

}  // namespace dossier
