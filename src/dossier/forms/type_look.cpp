#include "dossier/forms/type_look.hpp"

#include <algorithm>
#include <array>

#include "dossier/text/ascii.hpp"

namespace dossier {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Where an ISO-BMFF file says its brands.
constexpr std::size_t kMajorBrandEnd = 12;
constexpr std::size_t kCompatibleBrands = 16;

constexpr std::size_t kLongestSignature = [] {
  std::size_t longest = 0;
  for (const FileSignature& one : signatures::kAll) longest = std::max(longest, one.bytes.size());
  return longest;
}();

constexpr std::uint32_t number_of(std::string_view four) {
  std::uint32_t number = 0;
  for (const char byte : four) number = number << 8U | static_cast<unsigned char>(byte);
  return number;
}

template <std::size_t count>
constexpr bool is_brand(std::uint32_t brand, const std::array<std::string_view, count>& of) {
  return std::any_of(of.begin(), of.end(),
                     [&](std::string_view one) { return number_of(one) == brand; });
}

}  // namespace

void HtmlStart::take(std::size_t at, char byte) {
  if (step_ == Step::mark) {
    if (at < kByteOrderMark.size() && byte == kByteOrderMark[at]) return;
    const bool whole = at == 0 || at == kByteOrderMark.size();
    step_ = whole ? Step::blanks : Step::failed;
  }
  if (step_ == Step::blanks && !is_blank({&byte, 1})) step_ = Step::tag;
  if (step_ != Step::tag) return;
  for (std::size_t i = 0; i < kHtmlStarts.size(); ++i) {
    if ((alive_ >> i & 1U) == 0) continue;
    if (ascii_lower(byte) != kHtmlStarts[i][matched_]) {
      alive_ &= static_cast<std::uint8_t>(~(1U << i));
    } else if (matched_ + 1U == kHtmlStarts[i].size()) {
      step_ = Step::found;
    }
  }
  ++matched_;
  if (alive_ == 0) step_ = Step::failed;
}

void TypeLook::feed(std::string_view piece) {
  const auto take_for_text = [&](char byte) {
    is_text_ = is_text_ && byte != '\0' && text_.take(byte);
    ++seen_;
    piece.remove_prefix(1);
  };
  while (!piece.empty() && seen_ < kFileSignatureBytes && !is_image()) {
    take_signature_byte(piece.front());
    take_for_text(piece.front());
  }
  while (!piece.empty() && seen_ < kFileHeadBytes && !is_image() && is_text_) {
    take_for_text(piece.front());
  }
}

void TypeLook::take_signature_byte(char byte) {
  for (std::size_t i = 0; seen_ < kLongestSignature && i < signatures::kAll.size(); ++i) {
    const std::string_view bytes = signatures::kAll[i].bytes;
    if (seen_ < bytes.size() && bytes[seen_] != '?' && bytes[seen_] != byte) alive_ &= ~(1U << i);
  }
  take_brand_byte(static_cast<unsigned char>(byte));
  is_pdf_ = is_pdf_ || pdf_.take(kPdfMark, byte);
  is_svg_ = is_svg_ || svg_.take(kSvgMark, byte);
  html_.take(seen_, byte);
}

void TypeLook::take_brand_byte(unsigned char byte) {
  last_ = last_ << 8U | byte;
  const std::size_t end = seen_ + 1;
  if (end == sizeof box_bytes_) box_bytes_ = last_;
  if (end == kMajorBrandEnd) generic_brand_ = is_brand(last_, kGenericBrands);
  if (end > kCompatibleBrands && end % sizeof last_ == 0 && end <= box_bytes_) {
    avif_brand_ = avif_brand_ || is_brand(last_, kAvifBrands);
  }
}

// That of the signature which the file begins with; unknown where it begins with none.
FileType TypeLook::signed_type() const {
  for (std::size_t i = 0; i < signatures::kAll.size(); ++i) {
    const FileSignature& one = signatures::kAll[i];
    if ((alive_ >> i & 1U) != 0 && one.bytes.size() <= seen_) return one.type;
  }
  return FileType::unknown;
}

// Whether it is of a type that no other can take the place of.
bool TypeLook::is_image() const {
  const FileType type = signed_type();
  return type == FileType::jpeg || type == FileType::png;
}

FileType TypeLook::type() const {
  const FileType type = signed_type();
  if (is_image()) return type;
  if (is_pdf_) return FileType::pdf;
  if (type == FileType::heic && generic_brand_ && avif_brand_) return FileType::avif;
  if (type != FileType::unknown) return type;
  if (html_.found()) return FileType::html;
  if (is_svg_) return FileType::svg;
  return is_text_ && seen_ > 0 ? FileType::text : FileType::unknown;
}

bool TypeLook::may_be(FileType accepted) const {
  if (type() == accepted) return true;
  if (is_image()) return false;
  if (accepted == FileType::pdf) return seen_ < kFileSignatureBytes;
  for (std::size_t i = 0; i < signatures::kAll.size(); ++i) {
    const FileSignature& one = signatures::kAll[i];
    if (one.type == accepted && (alive_ >> i & 1U) != 0) return true;
  }
  return false;
}

}  // namespace dossier
