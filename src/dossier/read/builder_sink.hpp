// A builder as the sink of a reader.
#pragma once

#include <string_view>

#include "dossier/read/builder.hpp"
#include "dossier/read/json_sink.hpp"

namespace dossier {

// Passes on what a TextReader sends. The builder itself has no virtual functions, because users of
// nlohmann.hpp, who compile it, may want run-time type information, which the library has not.
class BuilderSink final : public JsonSink {
 public:
  explicit BuilderSink(Builder& builder) : builder_(builder) {}
  void begin_object() override { builder_.begin_object(); }
  void end_object() override { builder_.end_object(); }
  void begin_array() override { builder_.begin_array(); }
  void end_array() override { builder_.end_array(); }
  void name(std::string_view name) override { builder_.name(name); }
  void scalar(JsonType type, std::string_view text) override { builder_.scalar(type, text); }

 private:
  Builder& builder_;
};

}  // namespace dossier
