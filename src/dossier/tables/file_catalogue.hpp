// The catalogue of what can be found in a file before its upload (section 10), beside that of the
// rules in catalogue.hpp, and generated from like it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "dossier/tables/catalogue.hpp"
#include "dossier/tables/contract.hpp"

namespace dossier {

// The codes in the contract's order, which is that of the enumerators and of the table.
enum class FileCode : std::uint8_t {
  file_empty,
  file_type_not_accepted,
  file_truncated,
  file_extension_mismatch,
  file_small,
  image_small,
};

// A file with a violation is refused; with advice it is taken, and a person should look at it.
enum class FileKind : std::uint8_t { violation, advice };

inline constexpr std::array<std::string_view, 2> kFileKindNames = {"violation", "advice"};

// One rule. The message is a template as in catalogue.hpp; a `file_type` stands in it in the words
// of kFileTypeWords, and `{remedy}` for what kFileTypeRemedies says of the rule's first param.
struct FileRule {
  FileCode code;
  std::string_view name;
  FileKind kind;
  std::string_view when;
  std::string_view source;
  std::array<Param, kMaxParams> params;
  std::string_view message;
};

// clang-format off
inline constexpr std::array<FileRule, 6> kFileRules = {{
    {FileCode::file_empty, "file_empty", FileKind::violation,
     "The file has no bytes; nothing else is then looked at.",
     "D", {},
     "this file is empty. Choose it again, and if that does not help, save it or take the photo once more."},
    {FileCode::file_type_not_accepted, "file_type_not_accepted", FileKind::violation,
     "The content of the file, whatever its name, is not a PDF, JPEG or PNG.",
     "D", {{{"detected", ParamType::file_type}}},
     "this is {detected}, and only PDF, JPEG and PNG files are accepted. {remedy}"},
    {FileCode::file_truncated, "file_truncated", FileKind::violation,
     "The file is of an accepted type, and the mark that ends such a file is not in its last 1,024 bytes.",
     "D", {{{"type", ParamType::file_type}}},
     "this file begins as {type}, but its end is missing, so it was not saved or copied in full. Save it once more, then upload it again."},
    {FileCode::file_extension_mismatch, "file_extension_mismatch", FileKind::advice,
     "The file is of an accepted type, and its name has no extension or that of another type.",
     "D", {{{"type", ParamType::file_type}, {"extension", ParamType::maybe_text}}},
     "this file is {type}, but its name does not say so[: it ends in “.{extension}”]. {remedy}"},
    {FileCode::file_small, "file_small", FileKind::advice,
     "The file is of an accepted type and smaller than 102,400 bytes.",
     "D", {{{"size", ParamType::integer}}},
     "this file is only {size} {size|byte|bytes} large, and reviewers ask for at least 100 KB or 300 DPI. Check that every word can be read, or upload a larger one."},
    {FileCode::image_small, "image_small", FileKind::advice,
     "The header of a JPEG or PNG gives a longer side of less than 1,000 pixels.",
     "D", {{{"width", ParamType::integer}, {"height", ParamType::integer}}},
     "this image is only {width} × {height} pixels large, which is little for a document. Check that every word can be read, or take a larger photo."},
}};
// clang-format on

constexpr const FileRule& rule(FileCode code) { return kFileRules[static_cast<std::size_t>(code)]; }

static_assert(
    [] {
      for (std::size_t i = 0; i < kFileRules.size(); ++i) {
        if (static_cast<std::size_t>(kFileRules[i].code) != i) return false;
      }
      return true;
    }(),
    "the table stands in the order of the enumerators");

// The parts of the table that run-time code needs.
namespace catalogue {

inline constexpr auto kFileNames =
    column<kFileRules>([](const FileRule& rule) { return rule.name; });
inline constexpr auto kFileKinds =
    column<kFileRules>([](const FileRule& rule) { return rule.kind; });
inline constexpr auto kFileParams =
    column<kFileRules>([](const FileRule& rule) { return rule.params; });
inline constexpr auto kFileMessages =
    column<kFileRules>([](const FileRule& rule) { return rule.message; });

}  // namespace catalogue

constexpr std::string_view name_of(FileCode code) {
  return catalogue::kFileNames[static_cast<std::size_t>(code)];
}

constexpr FileKind kind_of(FileCode code) {
  return catalogue::kFileKinds[static_cast<std::size_t>(code)];
}

// A type of file in words, and what to do about a file of that type: where it is not accepted, how
// to come to one that is; where it is, how to name it.
inline constexpr std::array<std::string_view, kFileTypeNames.size()> kFileTypeWords = {
    "a JPEG image",
    "a PNG image",
    "a PDF document",
    "a GIF image",
    "a BMP image",
    "a TIFF image",
    "a WebP image",
    "an AVIF image",
    "a HEIC photo",
    "a ZIP archive or an office document",
    "an SVG drawing",
    "a text file",
    "a file of an unknown kind"};

namespace catalogue {

inline constexpr std::string_view kSaveAsImage = "Save it as JPEG or PNG, or take a photo instead.";
inline constexpr std::string_view kSaveAsPdf =
    "Save the document itself as PDF, or take a photo of it.";

}  // namespace catalogue

inline constexpr std::array<std::string_view, kFileTypeNames.size()> kFileTypeRemedies = {
    "Let its name end in “.jpg”.",
    "Let its name end in “.png”.",
    "Let its name end in “.pdf”.",
    catalogue::kSaveAsImage,
    catalogue::kSaveAsImage,
    catalogue::kSaveAsImage,
    catalogue::kSaveAsImage,
    catalogue::kSaveAsImage,
    "On an iPhone, choose “Most Compatible” under Settings > Camera > Formats and take the photo "
    "again; or save this one as JPEG.",
    catalogue::kSaveAsPdf,
    catalogue::kSaveAsImage,
    catalogue::kSaveAsPdf,
    catalogue::kSaveAsPdf};

// All that a finding says of a type of file. A param points at its row, so that only a program that
// looks at files holds these texts.
struct FileTypeTexts {
  std::string_view name;
  std::string_view words;
  std::string_view remedy;
};

inline constexpr auto kFileTypeTexts = [] {
  std::array<FileTypeTexts, kFileTypeNames.size()> rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {kFileTypeNames[i], kFileTypeWords[i], kFileTypeRemedies[i]};
  }
  return rows;
}();

constexpr const FileTypeTexts& texts_of(FileType type) {
  return kFileTypeTexts[static_cast<std::size_t>(type)];
}

}  // namespace dossier
