#include "dossier/forms/file_report.hpp"

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

namespace dossier {
namespace {

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

bool has_name_of(const AcceptedType& type, std::optional<std::string_view> extension) {
  return extension &&
         (is_one_of(type.extensions, *extension) || is_one_of(type.rare_extensions, *extension));
}

// In the order of the catalogue.
void check_accepted(const AcceptedType& type, const FileFacts& facts, const SizeTexts& size,
                    std::string_view name, FileFindings& findings) {
  if (facts.is_cut_off) findings.add<FileCode::file_truncated>(texts_of(type.type));

  const std::optional<std::string_view> extension = extension_of(name);
  if (!has_name_of(type, extension)) {
    findings.add<FileCode::file_extension_mismatch>(texts_of(type.type), extension);
  }
  if (facts.is_protected) findings.add<FileCode::file_protected>();
  if (facts.is_garbled) findings.add<FileCode::file_garbled>();
  if (type.type != FileType::pdf && facts.size < kSmallFileBytes && !facts.is_dense) {
    findings.add<FileCode::file_small>(size);
  }
  const auto [width, height] = facts.sides;
  if (width > 0 && height > 0 && std::max(width, height) < kSmallImagePixels) {
    findings.add<FileCode::image_small>(width, height);
  }
  if (facts.is_grey) findings.add<FileCode::image_grey>();
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

FileReport make_file_report(const FileFacts& facts, std::string_view name) {
  const SizeTexts max = size_texts(kMaxFileBytes);  // both live as long as the findings
  const SizeTexts size = size_texts(facts.size);
  FileFindings findings;
  const AcceptedType* const accepted = find_accepted(facts.type);
  if (facts.size == 0) {
    findings.add<FileCode::file_empty>();
  } else {
    if (accepted == nullptr) findings.add<FileCode::file_type_not_accepted>(texts_of(facts.type));
    if (facts.size > kMaxFileBytes) {
      findings.add<FileCode::file_too_large>(max, size);
    } else if (accepted != nullptr) {
      check_accepted(*accepted, facts, size, name, findings);
    }
  }
  return {facts.type, findings.list_of(FileKind::violation), findings.list_of(FileKind::advice)};
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
