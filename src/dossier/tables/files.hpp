// What the contract says of types of file (section 10): how their content is told, which are
// accepted as uploads, and the marks that are looked for in these.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dossier/contract.hpp"

namespace dossier {

// A type of file that is accepted as an upload.
struct AcceptedType {
  FileType type;
  std::string_view media_type;
  // Lower case, the usual one first; "" for none.
  std::array<std::string_view, 2> extensions;
  // What a file of this type may be called besides, though its link had better not (section 6).
  std::array<std::string_view, 4> rare_extensions;
};

inline constexpr std::array<AcceptedType, 3> kAcceptedTypes = {{
    {FileType::pdf, "application/pdf", {"pdf", ""}, {}},
    {FileType::jpeg, "image/jpeg", {"jpg", "jpeg"}, {"jpe", "jfif", "pjpeg", "pjp"}},
    {FileType::png, "image/png", {"png", ""}, {}},
}};

inline constexpr auto kMediaTypes = [] {
  std::array<std::string_view, kAcceptedTypes.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kAcceptedTypes[i].media_type;
  return names;
}();

// Apart from the rows, so that the advice on a file's name holds no more of them.
inline constexpr auto kAcceptedExtensions = [] {
  std::array<decltype(AcceptedType::extensions), kAcceptedTypes.size()> extensions;
  for (std::size_t i = 0; i < extensions.size(); ++i) extensions[i] = kAcceptedTypes[i].extensions;
  return extensions;
}();

// The row of an accepted type; null for any other.
constexpr const AcceptedType* find_accepted(FileType type) {
  for (const AcceptedType& accepted : kAcceptedTypes) {
    if (accepted.type == type) return &accepted;
  }
  return nullptr;
}

// How a file of a type begins; `?` stands for any byte.
struct FileSignature {
  FileType type;
  std::string_view bytes;
};

namespace signatures {

using namespace std::string_view_literals;

// In the order in which they are asked, which is that of the types.
inline constexpr std::array<FileSignature, 21> kAll = {{
    {FileType::jpeg, "\xFF\xD8\xFF"},    {FileType::png, "\x89PNG\r\n\x1A\n"},
    {FileType::gif, "GIF87a"},           {FileType::gif, "GIF89a"},
    {FileType::bmp, "BM????\0\0\0\0"sv}, {FileType::tiff, "II*\0"sv},
    {FileType::tiff, "MM\0*"sv},         {FileType::webp, "RIFF????WEBP"},
    {FileType::avif, "????ftypavif"},    {FileType::avif, "????ftypavis"},
    {FileType::heic, "????ftypheic"},    {FileType::heic, "????ftypheix"},
    {FileType::heic, "????ftyphevc"},    {FileType::heic, "????ftyphevx"},
    {FileType::heic, "????ftypheim"},    {FileType::heic, "????ftypheis"},
    {FileType::heic, "????ftyphevm"},    {FileType::heic, "????ftyphevs"},
    {FileType::heic, "????ftypmif1"},    {FileType::heic, "????ftypmsf1"},
    {FileType::zip, "PK\3\4"},
}};

}  // namespace signatures

// A file of one of these major brands is an AVIF if one of its compatible brands is AVIF's.
inline constexpr std::array<std::string_view, 2> kGenericBrands = {"mif1", "msf1"};
inline constexpr std::array<std::string_view, 2> kAvifBrands = {"avif", "avis"};

// What stands within the first kFileSignatureBytes of a PDF and of an SVG.
inline constexpr std::string_view kPdfMark = "%PDF-";
inline constexpr std::string_view kSvgMark = "<svg";

// How a web page begins, in whatever case, behind a byte order mark and blanks.
inline constexpr std::array<std::string_view, 2> kHtmlStarts = {"<!doctype html", "<html"};

// What is looked for in a PDF. Behind the last end of a whole one there is no object, which begins
// with a number of any digits, here 0.
inline constexpr std::string_view kPdfEnd = "%%EOF";
inline constexpr std::string_view kPdfObject = "0 obj";
inline constexpr std::string_view kPdfEncryption = "/Encrypt";
inline constexpr std::string_view kPdfLinearized = "/Linearized";
inline constexpr std::string_view kPdfLength = "/L";

// What became of a byte that was read as text and is none: U+FFFD in UTF-8.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

// What a JPEG ends with behind whose image a camera has put films and depth maps in a way that
// leaves no end of the image to be found.
inline constexpr std::uint32_t kSamsungTrailer = 0x53454654;  // SEFT

}  // namespace dossier
