// Any bytes as a file: the first byte says how many of the next are its name, the second what sizes
// its pieces have.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <string_view>

#include "check.hpp"
#include "dossier/check_file.hpp"
#include "dossier/tables/files.hpp"

namespace dossier::fuzz {
namespace {

using nlohmann::ordered_json;

bool has(const FileReport& report, FileCode code) {
  const auto& list = kind_of(code) == FileKind::violation ? report.violations : report.advice;
  return std::any_of(list.begin(), list.end(),
                     [&](const FileFinding& finding) { return finding.code == code; });
}

void check_report(const FileReport& report, std::uint64_t size) {
  const std::string text = to_json(report);
  const auto value = ordered_json::parse(text, nullptr, false);
  check(!value.is_discarded() && value.dump() == text, "a report is the shortest JSON");
  for (const auto* list : {&report.violations, &report.advice}) {
    for (const FileFinding& finding : *list) check(!finding.message.empty(), "there is a message");
    check(
        std::is_sorted(list->begin(), list->end(),
                       [](const FileFinding& a, const FileFinding& b) { return a.code < b.code; }),
        "findings stand in the order of the table");
  }
  const bool accepted = find_accepted(report.type) != nullptr;
  const bool is_pdf = report.type == FileType::pdf;
  check(has(report, FileCode::file_empty) == (size == 0), "what is empty is told");
  check(has(report, FileCode::file_type_not_accepted) == (size > 0 && !accepted),
        "what is not accepted is told");
  check(has(report, FileCode::file_too_large) == (size > kMaxFileBytes), "what is large is told");
  check((accepted && size <= kMaxFileBytes) ||
            (report.advice.empty() && !has(report, FileCode::file_truncated)),
        "of what is not accepted, and of what is too large, nothing else is told");
  for (const FileCode code : {FileCode::file_protected, FileCode::file_garbled}) {
    check(is_pdf || !has(report, code), "only of a PDF");
  }
  for (const FileCode code : {FileCode::file_small, FileCode::image_small, FileCode::image_grey}) {
    check(!is_pdf || !has(report, code), "only of an image");
  }
  check(!has(report, FileCode::file_small) || size < kSmallFileBytes, "what is small is told");
}

// Pieces of up to so many bytes.
std::string in_pieces(std::string_view name, std::string_view file, std::size_t largest) {
  std::minstd_rand random(static_cast<unsigned>(largest + 1));
  FileLook look{std::string(name)};
  while (!file.empty()) {
    const std::size_t piece = std::min<std::size_t>(random() % (largest + 1), file.size());
    look.feed(file.substr(0, piece));
    file.remove_prefix(piece);
  }
  return to_json(look.finish());
}

void test(std::string_view name, std::string_view file, std::size_t largest) {
  const FileReport report = check_file(file, name);
  check_report(report, file.size());
  check(in_pieces(name, file, largest) == to_json(report), "the pieces say what the whole says");

  // Zeros behind the end take nothing from a file that is whole.
  const std::string longer = std::string(file) + std::string(5000, '\0');
  const FileReport later = check_file(longer, name);
  if (find_accepted(report.type) == nullptr) return;
  check(later.type == report.type, "what is accepted is told by its start");
  check(has(report, FileCode::file_truncated) || !has(later, FileCode::file_truncated) ||
            file.ends_with("SEFT"),
        "what follows a complete document is no fault");

  FileLook large{std::string(name)};
  large.feed(file);
  large.skip(kMaxFileBytes);
  check_report(large.finish(), file.size() + kMaxFileBytes);
}

}  // namespace
}  // namespace dossier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string bytes(data + 2, data + size);
  const std::size_t name = std::min<std::size_t>(data[0] % 32U, bytes.size());
  const std::string_view all = bytes;
  const std::size_t largest = std::size_t{1} << data[1] % 20U;
  dossier::fuzz::test(all.substr(0, name), all.substr(name), largest);
  return 0;
}
