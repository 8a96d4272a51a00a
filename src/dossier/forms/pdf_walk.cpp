#include "dossier/forms/pdf_walk.hpp"

#include <algorithm>

#include "dossier/tables/files.hpp"
#include "dossier/text/ascii.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

// What is white space to PDF.
constexpr bool is_pdf_blank(char c) { return "\0\t\n\f\r "sv.find(c) != std::string_view::npos; }

}  // namespace

bool ObjectSearch::find(std::string_view piece) {
  for (const char byte : piece) {
    const bool fits = matched_ > 0 && byte == kPdfObject[matched_];
    matched_ = fits ? static_cast<std::uint8_t>(matched_ + 1) : is_digit(byte) ? 1 : 0;
    if (matched_ == kPdfObject.size()) return true;
  }
  return false;
}

void LengthSearch::take(char byte) {
  const bool is_number = step_ == Step::blanks || step_ == Step::digits;
  if (step_ == Step::ended) return;
  if (is_number && is_digit(byte)) {
    step_ = Step::digits;
    if (length_ <= kMaxFileBytes) length_ = length_ * 10 + static_cast<unsigned>(byte - '0');
  } else if (step_ == Step::digits) {
    step_ = Step::ended;
  } else if ((step_ == Step::key || step_ == Step::blanks) && is_pdf_blank(byte)) {
    step_ = Step::blanks;
  } else if (step_ == Step::slash && byte == kPdfLength.back()) {
    step_ = Step::key;
  } else {
    step_ = byte == kPdfLength.front() ? Step::slash : Step::outside;
  }
}

void PdfWalk::feed(std::string_view piece) {
  if (seen_ < kFileHeadBytes) look_at_start(piece.substr(0, kFileHeadBytes - seen_));
  look_for_encryption(piece);
  look_for_end(piece);
}

void PdfWalk::look_at_start(std::string_view head) {
  const std::size_t left = kFileSignatureBytes - std::min<std::size_t>(seen_, kFileSignatureBytes);
  for (const char byte : head.substr(0, left)) {
    is_linearized_ = is_linearized_ || linearized_.take(kPdfLinearized, byte);
    length_.take(byte);
  }
  seen_ += static_cast<std::uint32_t>(head.size());
  while (replaced_ < kGarbledTimes) {
    const auto end = replacement_.find(kReplacementCharacter, head);
    if (!end) break;
    ++replaced_;
    head.remove_prefix(*end);
  }
}

void PdfWalk::look_for_encryption(std::string_view piece) {
  while (!has_encryption_ && !piece.empty()) {
    if (has_encryption_mark_) {
      has_encryption_ = !is_letter_or_digit(piece.front());
      has_encryption_mark_ = false;
    }
    const auto end = encryption_.find(kPdfEncryption, piece);
    if (!end) break;
    has_encryption_mark_ = true;
    piece.remove_prefix(*end);
  }
}

void PdfWalk::look_for_end(std::string_view piece) {
  while (const auto end = end_.find(kPdfEnd, piece)) {
    has_end_ = true;
    has_object_behind_ = false;
    object_ = {};
    piece.remove_prefix(*end);
  }
  if (has_end_ && !has_object_behind_) has_object_behind_ = object_.find(piece);
}

void PdfWalk::tell(FileFacts& facts) const {
  const bool is_longer = is_linearized_ && length_.length() > facts.size;
  facts.is_cut_off = !has_end_ || has_object_behind_ || is_longer;
  facts.is_protected = has_encryption_ || has_encryption_mark_;
  facts.is_garbled = replaced_ == kGarbledTimes;
}

}  // namespace dossier
