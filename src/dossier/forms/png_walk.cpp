#include "dossier/forms/png_walk.hpp"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t kSignatureBytes = 8;
constexpr std::size_t kChecksumBytes = 4;
constexpr std::size_t kLookedAt = 10;  // bytes of a chunk's data
constexpr std::uint32_t kMaxLength = 0x7FFFFFFF;

// The names of chunks, as numbers.
constexpr std::uint32_t kHeader = 0x49484452;   // IHDR
constexpr std::uint32_t kDensity = 0x70485973;  // pHYs
constexpr std::uint32_t kEnd = 0x49454E44;      // IEND

// Colour types without colour.
constexpr unsigned kGrey = 0;
constexpr unsigned kGreyWithAlpha = 4;

constexpr unsigned kPerMetre = 1;  // the unit of densities

constexpr std::uint32_t first_number(std::uint64_t eight) {
  return static_cast<std::uint32_t>(eight >> 32U);
}
constexpr std::uint32_t second_number(std::uint64_t eight) {
  return static_cast<std::uint32_t>(eight);
}

}  // namespace

void PngWalk::feed(std::string_view piece) {
  while (!piece.empty() && step_ != Step::ended) {
    if (step_ == Step::body) {
      piece.remove_prefix(take_body(piece));
    } else {
      take_number_byte(static_cast<unsigned char>(piece.front()));
      piece.remove_prefix(1);
    }
  }
}

// Takes a byte of the signature, of a length or of a name.
void PngWalk::take_number_byte(unsigned char byte) {
  number_ = number_ << 8U | byte;
  ++count_;
  if (step_ == Step::signature) {
    if (count_ < kSignatureBytes) return;
    step_ = Step::length;
  } else if (count_ < sizeof number_) {
    return;
  } else if (step_ == Step::length) {
    length_ = number_;
    step_ = length_ > kMaxLength ? Step::ended : Step::name;
  } else {
    name_ = number_;
    at_ = 0;
    start_ = 0;
    step_ = Step::body;
  }
  count_ = 0;
}

// Takes what of the chunk's body is there, and returns how much that is.
std::size_t PngWalk::take_body(std::string_view piece) {
  std::size_t taken = 0;
  while (taken < piece.size() && at_ < std::min<std::size_t>(length_, kLookedAt)) {
    take_data_byte(static_cast<unsigned char>(piece[taken++]));
    ++at_;
  }
  const std::uint64_t end = std::uint64_t{length_} + kChecksumBytes;
  const auto skipped =
      static_cast<std::size_t>(std::min<std::uint64_t>(piece.size() - taken, end - at_));
  at_ += skipped;
  if (at_ == end) {
    is_whole_ = name_ == kEnd;
    step_ = is_whole_ ? Step::ended : Step::length;
  }
  return taken + skipped;
}

void PngWalk::take_data_byte(unsigned char byte) {
  if (at_ < sizeof start_) {
    start_ = start_ << 8U | byte;
  } else if (at_ == 8 && name_ == kDensity && !has_density_) {
    has_density_ = true;
    is_dense_ = byte == kPerMetre &&
                std::min(first_number(start_), second_number(start_)) >= kDensePerMetre;
  } else if (at_ == 9 && name_ == kHeader && !has_header_) {
    has_header_ = true;
    sides_ = {first_number(start_), second_number(start_)};
    colour_type_ = byte;
  }
}

void PngWalk::tell(FileFacts& facts) const {
  facts.is_cut_off = !is_whole_;
  facts.sides = sides_;
  facts.is_grey = has_header_ && (colour_type_ == kGrey || colour_type_ == kGreyWithAlpha);
  facts.is_dense = is_dense_;
}

}  // namespace dossier
