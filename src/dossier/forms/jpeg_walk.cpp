#include "dossier/forms/jpeg_walk.hpp"

#include <algorithm>

#include "dossier/tables/files.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kJfif = "JFIF\0"sv;
constexpr std::size_t kJfifStart = 2;  // in its segment
constexpr std::size_t kLookedAt = 14;  // bytes of a segment

constexpr bool stands_alone(unsigned marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

constexpr bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void append(std::uint32_t& number, unsigned char byte) { number = number << 8U | byte; }

}  // namespace

void JpegWalk::feed(std::string_view piece) {
  for (const char byte : piece.substr(piece.size() - std::min(piece.size(), sizeof last_))) {
    append(last_, static_cast<unsigned char>(byte));
  }
  while (!piece.empty() && step_ != Step::ended) {
    if (step_ == Step::between) {
      const std::size_t marker = piece.find('\xFF');
      if (marker == std::string_view::npos) break;
      piece.remove_prefix(marker + 1);
      step_ = Step::marker;
    } else if (step_ == Step::marker) {
      take_marker(static_cast<unsigned char>(piece.front()));
      piece.remove_prefix(1);
    } else {
      piece.remove_prefix(take_segment(piece));
    }
  }
}

// Takes the byte behind an FF.
void JpegWalk::take_marker(unsigned char marker) {
  if (marker == 0xFF) return;
  if (marker == 0xD9) {
    step_ = Step::ended;
  } else if (marker == 0x00 || stands_alone(marker)) {
    step_ = Step::between;
  } else {
    step_ = Step::segment;
    segment_ = Segment::other;
    at_ = 0;
    length_ = 2;
    has_image_ = has_image_ || marker == 0xDA;
    if (is_frame(marker) && !has_frame_) {
      segment_ = Segment::frame;
      has_frame_ = true;
    } else if (marker == 0xE0 && !has_jfif_) {
      segment_ = Segment::application;
    }
  }
}

// Takes what of the segment is there, and returns how much that is.
std::size_t JpegWalk::take_segment(std::string_view piece) {
  std::size_t taken = 0;
  while (taken < piece.size() && at_ < std::min<std::size_t>(length_, kLookedAt)) {
    take_segment_byte(static_cast<unsigned char>(piece[taken++]));
    ++at_;
  }
  const std::size_t skipped = std::min<std::size_t>(piece.size() - taken, length_ - at_);
  at_ += static_cast<std::uint32_t>(skipped);
  if (at_ == length_) step_ = Step::between;
  return taken + skipped;
}

void JpegWalk::take_segment_byte(unsigned char byte) {
  if (at_ == 0) {
    length_ = std::max(2U, unsigned{byte} << 8U);
  } else if (at_ == 1) {
    length_ = std::max(2U, (length_ & 0xFF00U) | byte);
  } else if (segment_ == Segment::frame) {
    take_frame_byte(byte);
  } else if (segment_ == Segment::application) {
    take_density_byte(byte);
  }
}

void JpegWalk::take_frame_byte(unsigned char byte) {
  if (at_ == 3 || at_ == 4) append(height_, byte);
  if (at_ == 5 || at_ == 6) append(width_, byte);
  if (at_ == 6) has_sides_ = true;
  if (at_ == 7) components_ = byte;
}

void JpegWalk::take_density_byte(unsigned char byte) {
  if (!has_jfif_) {
    if (byte != static_cast<unsigned char>(kJfif[at_ - kJfifStart])) segment_ = Segment::other;
    if (segment_ == Segment::application && at_ + 1 == kJfifStart + kJfif.size()) has_jfif_ = true;
    return;
  }
  if (at_ == 9) unit_ = byte;
  if (at_ == 10 || at_ == 11) append(density_x_, byte);
  if (at_ == 12 || at_ == 13) append(density_y_, byte);
  if (at_ == 13) has_densities_ = true;
}

void JpegWalk::tell(FileFacts& facts) const {
  const bool is_whole = step_ == Step::ended && has_image_;
  facts.is_cut_off = !is_whole && last_ != kSamsungTrailer;
  if (has_sides_) facts.sides = {width_, height_};
  facts.is_grey = components_ == 1;
  const std::uint32_t enough = unit_ == 1 ? kDensePerInch : kDensePerCentimetre;
  const bool has_unit = unit_ == 1 || unit_ == 2;
  facts.is_dense = has_densities_ && has_unit && density_x_ >= enough && density_y_ >= enough;
}

}  // namespace dossier
