// A JPEG from marker to marker (section 10; ITU-T T.81, annex B).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/forms/file_facts.hpp"

namespace dossier {

// Bytes between markers, image data among them, are skipped, and so are segments: what a segment
// holds, such as a thumbnail, is never taken for the file's own.
class JpegWalk {
 public:
  void feed(std::string_view piece);

  // Fills in what the file shows, if it ends here.
  void tell(FileFacts& facts) const;

 private:
  enum class Step : std::uint8_t { between, marker, segment, ended };
  enum class Segment : std::uint8_t { other, frame, application };

  void take_marker(unsigned char marker);
  std::size_t take_segment(std::string_view piece);
  void take_segment_byte(unsigned char byte);
  void take_frame_byte(unsigned char byte);
  void take_density_byte(unsigned char byte);

  Step step_ = Step::between;
  Segment segment_ = Segment::other;
  bool has_image_ = false;       // there was a DA
  bool has_frame_ = false;       // its header has begun
  bool has_sides_ = false;       // and they are there
  bool has_jfif_ = false;        // its segment has been found
  bool has_densities_ = false;   // and they are there
  std::uint8_t components_ = 0;  // 0 for none
  std::uint8_t unit_ = 0;        // of the densities
  std::uint32_t at_ = 0;         // the byte of the segment that comes next
  std::uint32_t length_ = 0;     // of the segment
  std::uint32_t last_ = 0;       // four bytes, as a number
  std::uint32_t width_ = 0;
  std::uint32_t height_ = 0;
  std::uint32_t density_x_ = 0;
  std::uint32_t density_y_ = 0;
};

}  // namespace dossier
