// Any bytes as a file: the first byte says how many of the next are its name.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
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
  check(has(report, FileCode::file_empty) == (size == 0), "what is empty is told");
  check(has(report, FileCode::file_type_not_accepted) == (size > 0 && !accepted),
        "what is not accepted is told");
  check(has(report, FileCode::file_small) == (accepted && size > 0 && size < kSmallFileBytes),
        "what is small is told");
  check(accepted || (report.advice.empty() && !has(report, FileCode::file_truncated)),
        "of what is not accepted nothing else is told");
}

void test(std::string_view name, std::string_view file) {
  const FileReport report = check_file(file, file, name, file.size());
  check_report(report, file.size());

  // What a caller has who knows no more than two spans, and one whose spans are not those.
  const std::size_t tail = std::min(file.size(), kFileTailBytes);
  const std::string ends = to_json(check_file(file.substr(0, kFileHeadBytes),
                                              file.substr(file.size() - tail), name, file.size()));
  check(ends == to_json(report), "the ends say what the whole says");
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, UINT64_MAX}) {
    check_report(check_file(file, name, file, size), size);
  }

  // More before the end does not change what the file is.
  const std::string longer = std::string(file) + std::string(kFileTailBytes, ' ');
  const FileType type = check_file(longer, longer, name, longer.size()).type;
  check(find_accepted(report.type) == nullptr || type == report.type,
        "what is accepted is told by its start");
}

}  // namespace
}  // namespace dossier::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(data, data + size);
  const std::size_t name = bytes.empty() ? 0 : std::min<std::size_t>(data[0] % 32U, size - 1);
  const std::string_view rest = std::string_view(bytes).substr(std::min<std::size_t>(size, 1));
  dossier::fuzz::test(rest.substr(0, name), rest.substr(name));
  return 0;
}
