// The look at a file before its upload (section 10).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
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

class FileWalk;

// A look at a file whose bytes come in pieces, from the first to the last. The report does not
// depend on how they are cut. Nothing is decoded, and of the bytes nothing is kept but counters and
// flags: some 300 bytes, whatever the length of the file.
//
//     FileLook look("passport.pdf");
//     while (…) look.feed(piece);
//     const FileReport report = look.finish();
//
// Never throws and never fails. One that was moved from may only be assigned to or destroyed.
class FileLook {
 public:
  // `name` is what the file is called, in UTF-8, with or without a path.
  explicit FileLook(std::string name);
  ~FileLook();
  FileLook(FileLook&& other) noexcept;
  FileLook& operator=(FileLook&& other) noexcept;
  FileLook(const FileLook&) = delete;
  FileLook& operator=(const FileLook&) = delete;

  // Takes the next bytes of the file.
  void feed(std::string_view piece);

  // Counts so many bytes in place of feeding them, where somebody knows that the file will have
  // more than kMaxFileBytes: of such a one nothing matters behind its first kFileHeadBytes but the
  // number.
  void skip(std::uint64_t bytes);

  // The report on the file, if it ends here. More may follow all the same.
  FileReport finish() const;

 private:
  std::string name_;
  std::unique_ptr<FileWalk> walk_;
};

// Looks at a file that is in memory as a whole.
FileReport check_file(std::string_view file, std::string_view name);

// The report as text: compact JSON, the same bytes on every platform.
std::string to_json(const FileReport& report);

}  // namespace dossier
