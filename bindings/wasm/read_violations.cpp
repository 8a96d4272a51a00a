#include "read_violations.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "dossier/json_sink.hpp"

namespace dossier::wasm {
namespace {

class ViolationsSink final : public JsonSink {
 public:
  void begin_object() override {}
  void end_object() override {}
  void begin_array() override {}
  void end_array() override {}
  void name(std::string_view) override {}

  void scalar(JsonType, std::string_view text) override {
    switch (count_++ % 3) {
      case 0: {
        const auto code = std::find(catalogue::kNames.begin(), catalogue::kNames.end(), text);
        Finding& violation = report_.violations.emplace_back();
        if (code != catalogue::kNames.end()) {
          violation.code = static_cast<Code>(code - catalogue::kNames.begin());
        }
        known_ =
            known_ && code != catalogue::kNames.end() && stage_of(violation.code) != Stage::advice;
        break;
      }
      case 1:
        report_.violations.back().path = text;
        break;
      default:
        report_.violations.back().message = text;
    }
  }

  std::optional<Report> take() { return known_ ? std::optional(std::move(report_)) : std::nullopt; }

 private:
  Report report_;
  bool known_ = true;
  std::size_t count_ = 0;
};

}  // namespace

std::optional<Report> read_violations(PackedReader& reader) {
  ViolationsSink sink;
  return reader.read(sink) == ReadFault::none ? sink.take() : std::nullopt;
}

}  // namespace dossier::wasm
