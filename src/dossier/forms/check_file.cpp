#include "dossier/check_file.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>

#include "dossier/report/message.hpp"
#include "dossier/report/report_params.hpp"
#include "dossier/rules/findings.hpp"
#include "dossier/tables/files.hpp"
#include "dossier/text/extension.hpp"
#include "dossier/text/json_text.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kPngSignature = "\x89PNG\r\n\x1A\n";

bool holds(std::string_view head, std::size_t at, std::string_view part) {
  return at <= head.size() && head.substr(at).starts_with(part);
}

bool contains(std::string_view whole, std::string_view part) {
  return whole.find(part) != std::string_view::npos;
}

bool is_text(std::string_view head) {
  if (contains(head, "\0"sv)) return false;
  while (!head.empty()) {
    const Utf8Sequence sequence = first_utf8_sequence(head);
    if (!sequence.whole) return sequence.length == head.size();  // the head may cut it, no less
    head.remove_prefix(sequence.length);
  }
  return true;
}

// The major brands of ISO-BMFF files, of four characters each: two of AVIF, then those of HEIC.
constexpr std::string_view kBrands = "avifavisheicheixhevchevxheimheishevmhevsmif1msf1";
constexpr std::size_t kFirstHeicBrand = 8;

// The type of an ISO-BMFF file; unknown for any other.
FileType type_of_brand(std::string_view head) {
  if (!holds(head, 4, "ftyp")) return FileType::unknown;
  for (std::size_t at = 0; at < kBrands.size(); at += 4) {
    if (holds(head, 8, kBrands.substr(at, 4))) {
      return at < kFirstHeicBrand ? FileType::avif : FileType::heic;
    }
  }
  return FileType::unknown;
}

FileType type_of(std::string_view head) {
  const std::string_view start = head.substr(0, kFileSignatureBytes);
  const auto begins = [&](std::string_view part) { return holds(head, 0, part); };
  if (begins("\xFF\xD8\xFF")) return FileType::jpeg;
  if (begins(kPngSignature)) return FileType::png;
  if (contains(start, "%PDF-")) return FileType::pdf;
  if (begins("GIF87a") || begins("GIF89a")) return FileType::gif;
  if (begins("BM")) return FileType::bmp;
  if (begins("II*\0"sv) || begins("MM\0*"sv)) return FileType::tiff;
  if (begins("RIFF") && holds(head, 8, "WEBP")) return FileType::webp;
  if (const FileType type = type_of_brand(head); type != FileType::unknown) return type;
  if (begins("PK\3\4")) return FileType::zip;
  if (contains(start, "<svg")) return FileType::svg;
  return is_text(head) ? FileType::text : FileType::unknown;
}

// Of an image, in pixels; 0 for what its header, as far as the head holds it, does not give.
struct ImageSize {
  std::size_t width = 0;
  std::size_t height = 0;
};

std::size_t big_endian(std::string_view bytes) {
  std::size_t number = 0;
  for (const char c : bytes) number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

// Goes from marker to marker up to the frame header, which says the size (ITU-T T.81, annex B).
ImageSize jpeg_size(std::string_view head) {
  std::string_view rest = head.substr(2);  // behind the start of the image
  while (rest.size() >= 2 && rest[0] == '\xFF') {
    const unsigned marker = static_cast<unsigned char>(rest[1]);
    rest.remove_prefix(1);
    if (marker == 0xFF) continue;  // a fill byte
    rest.remove_prefix(1);
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) continue;  // nothing belongs to these
    // No header may follow the first scan or the end of the image, and no marker is below 0xC0.
    if (marker < 0xC0 || marker == 0xDA || marker == 0xD9) break;
    const bool is_frame = marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame && rest.size() >= 7) {
      return {big_endian(rest.substr(5, 2)), big_endian(rest.substr(3, 2))};
    }
    const std::size_t length = big_endian(rest.substr(0, 2));
    if (is_frame || length < 2 || length > rest.size()) break;
    rest.remove_prefix(length);
  }
  return {};
}

ImageSize png_size(std::string_view head) {
  constexpr std::size_t kHeader = 24;
  if (head.size() < kHeader || !holds(head, 12, "IHDR")) return {};
  return {big_endian(head.substr(16, 4)), big_endian(head.substr(20, 4))};
}

// What was found, in catalogue order: no code is found twice.
class FileFindings {
 public:
  template <FileCode code, class... Values>
  void add(const Values&... values) {
    static_assert(declares<Values...>(code), "the catalogue declares other params for this code");
    add(code, ParamValue(values)...);
  }

  // The findings of one kind, as a report holds them.
  std::vector<FileFinding> list_of(FileKind kind) const {
    const auto found = std::span(found_).first(count_);
    const auto is_one = [&](const Found& one) { return kind_of(one.code) == kind; };
    std::vector<FileFinding> list(
        static_cast<std::size_t>(std::count_if(found.begin(), found.end(), is_one)));
    auto next = list.begin();
    for (const Found& one : found) {
      if (is_one(one)) fill(*next++, one);
    }
    return list;
  }

 private:
  struct Found {
    FileCode code;
    std::array<ParamValue, kMaxParams> values;
  };

  void add(FileCode code, const ParamValue& first = {}, const ParamValue& second = {}) {
    found_[count_++] = {code, {first, second}};
  }

  static void fill(FileFinding& finding, const Found& found) {
    finding.code = found.code;
    finding.message = message_of(found.code, found.values);
    fill_params(finding.params, found.values, Location());
  }

  std::array<Found, kFileRules.size()> found_;
  std::size_t count_ = 0;
};

void check_accepted(const AcceptedType& type, std::string_view head, std::string_view tail,
                    std::string_view name, std::uint64_t size, FileFindings& findings) {
  if (!contains(tail, type.end_mark)) findings.add<FileCode::file_truncated>(texts_of(type.type));

  const std::optional<std::string_view> extension = extension_of(name);
  if (!extension || !is_one_of(type.extensions, *extension)) {
    findings.add<FileCode::file_extension_mismatch>(texts_of(type.type), extension);
  }
  if (size < kSmallFileBytes) findings.add<FileCode::file_small>(size);

  const ImageSize image = type.type == FileType::jpeg  ? jpeg_size(head)
                          : type.type == FileType::png ? png_size(head)
                                                       : ImageSize();
  if (image.width > 0 && image.height > 0 &&
      std::max(image.width, image.height) < kSmallImagePixels) {
    findings.add<FileCode::image_small>(image.width, image.height);
  }
}

void append_finding(std::string& to, const FileFinding& finding) {
  to.append("{\"code\":");
  append_json_string(to, name_of(finding.code));
  append_params(to, params_of(finding.code), finding.params);
  to.append(",\"message\":");
  append_json_string(to, finding.message);
  to.push_back('}');
}

}  // namespace

FileReport check_file(std::string_view head, std::string_view tail, std::string_view name,
                      std::uint64_t size) {
  FileFindings findings;
  FileType type = FileType::unknown;
  if (size == 0) {
    findings.add<FileCode::file_empty>();
  } else {
    head = head.substr(0, kFileHeadBytes);
    if (tail.size() > kFileTailBytes) tail.remove_prefix(tail.size() - kFileTailBytes);
    type = type_of(head);
    if (const AcceptedType* const accepted = find_accepted(type)) {
      check_accepted(*accepted, head, tail, name, size, findings);
    } else {
      findings.add<FileCode::file_type_not_accepted>(texts_of(type));
    }
  }
  return {type, findings.list_of(FileKind::violation), findings.list_of(FileKind::advice)};
}

std::string to_json(const FileReport& report) {
  std::string text = report.ok() ? "{\"ok\":true" : "{\"ok\":false";
  text.append(",\"type\":");
  append_json_string(text, name_of(report.type));
  text.append(",\"violations\":[");
  append_list(text, report.violations, append_finding);
  text.append("],\"advice\":[");
  append_list(text, report.advice, append_finding);
  text.append("]}");
  return text;
}

}  // namespace dossier
