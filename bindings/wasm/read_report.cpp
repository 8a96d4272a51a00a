#include "read_report.hpp"

#include <algorithm>

#include "dossier/json_sink.hpp"
#include "dossier/read_text.hpp"

namespace dossier::wasm {
namespace {

// Reads {"violations": [{"code", "path", "message"}]} and passes over the rest.
class ReportSink final : public JsonSink {
 public:
  using JsonSink::name;

  void begin_object() override {
    if (++depth_ == 3 && in_violations_) {
      report_.violations.push_back({});
      seen_ = 0;
    }
  }
  void begin_array() override {
    ++depth_;
    if (depth_ == 2 && name_ == "violations") in_violations_ = found_ = true;
  }
  void end_object() override {
    if (depth_-- == 3 && in_violations_ && seen_ != 7) whole_ = false;
  }
  void end_array() override {
    if (--depth_ == 1) in_violations_ = false;
  }
  void name(std::string_view name) override { name_ = name; }

  void scalar(JsonType type, std::string_view text) override {
    if (in_violations_ && depth_ == 2) whole_ = false;
    if (!in_violations_ || depth_ != 3 || type != JsonType::string) return;
    Finding& violation = report_.violations.back();
    if (name_ == "code") {
      const auto code = std::find(catalogue::kNames.begin(), catalogue::kNames.end(), text);
      if (code == catalogue::kNames.end()) return;
      violation.code = static_cast<Code>(code - catalogue::kNames.begin());
      seen_ |= 1U;
    } else if (name_ == "path") {
      violation.path = text;
      seen_ |= 2U;
    } else if (name_ == "message") {
      violation.message = text;
      seen_ |= 4U;
    }
  }

  std::optional<Report> result() && {
    if (!found_ || !whole_) return std::nullopt;
    return std::move(report_);
  }

 private:
  Report report_;
  std::size_t depth_ = 0;
  std::string_view name_;
  bool in_violations_ = false;
  bool found_ = false;
  bool whole_ = true;  // every violation has all three
  unsigned seen_ = 0;
};

}  // namespace

std::optional<Report> read_report(std::string_view json_text) {
  ReportSink sink;
  TextReader reader(json_text);
  if (reader.read(sink) != ReadFault::none) return std::nullopt;
  return std::move(sink).result();
}

}  // namespace dossier::wasm
