// The look at a file before its upload (section 10).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"
#include "dossier/report.hpp"

namespace dossier {

// A violation or a piece of advice about a file.
struct FileFinding {
  FileCode code{};
  std::array<ReportParam, kMaxParams> params;  // in the order of the catalogue, which names them
  std::string message;                         // sentences for a person, in English
};

// What a look at a file has shown. It owns all it holds.
struct FileReport {
  FileType type = FileType::unknown;    // what the content is, whatever the name says
  std::vector<FileFinding> violations;  // why the file is refused, in catalogue order
  std::vector<FileFinding> advice;      // what a person should look at, likewise

  // True exactly when there are no violations.
  bool ok() const { return violations.empty(); }
};

// Looks at the beginning and the end of a file: `head` is its first kFileHeadBytes bytes and `tail`
// its last kFileTailBytes, each all of it if the file is shorter; `name` is what it is called, in
// UTF-8, with or without a path; `size` is its length in bytes. Nothing is decoded or kept.
//
// Never throws and never fails. Bytes of `head` and `tail` beyond these numbers are not looked at,
// so the whole file may be given for both; `size` is believed, whatever the two hold.
FileReport check_file(std::string_view head, std::string_view tail, std::string_view name,
                      std::uint64_t size);

// The report as text: compact JSON, the same bytes on every platform.
std::string to_json(const FileReport& report);

}  // namespace dossier
