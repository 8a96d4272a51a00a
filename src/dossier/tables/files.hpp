// The types of file that are accepted as uploads (section 10).
#pragma once

#include <array>
#include <string_view>

#include "dossier/contract.hpp"

namespace dossier {

// A type of file that is accepted as an upload.
struct AcceptedType {
  FileType type;
  std::string_view media_type;
  std::array<std::string_view, 2> extensions;  // lower case, the usual one first; "" for none
  std::string_view end_mark;                   // what the last bytes of a whole file hold
};

inline constexpr std::array<AcceptedType, 3> kAcceptedTypes = {{
    {FileType::pdf, "application/pdf", {"pdf", ""}, "%%EOF"},
    {FileType::jpeg, "image/jpeg", {"jpg", "jpeg"}, "\xFF\xD9"},
    {FileType::png, "image/png", {"png", ""}, "IEND"},
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

}  // namespace dossier
