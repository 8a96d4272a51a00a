#include "dossier/reading.hpp"

#include <utility>

#include "dossier/read/body.hpp"
#include "dossier/read/builder.hpp"

namespace dossier {

Reading::Reading(std::unique_ptr<const Body> body) : body_(std::move(body)) {}
Reading::Reading(Reading&&) noexcept = default;
Reading& Reading::operator=(Reading&&) noexcept = default;
Reading::~Reading() = default;

Reading read_body(std::string_view text) {
  return Reading(std::make_unique<const Body>(read_text(text)));
}

Reading too_large_body(std::size_t bytes) {
  return Reading(std::make_unique<const Body>(too_large(bytes)));
}

EventReader::EventReader()
    : body_(std::make_unique<Body>()), builder_(std::make_unique<Builder>(*body_)) {}
EventReader::~EventReader() = default;

bool EventReader::begin_object() {
  if (builder_->depth() == kMaxDepth) body_->fault = ReadFault::too_deep;
  if (body_->fault != ReadFault::none) return false;
  builder_->begin_object();
  return true;
}

bool EventReader::begin_array() {
  if (builder_->depth() == kMaxDepth) body_->fault = ReadFault::too_deep;
  if (body_->fault != ReadFault::none) return false;
  builder_->begin_array();
  return true;
}

void EventReader::end_object() {
  if (body_->fault == ReadFault::none) builder_->end_object();
}

void EventReader::end_array() {
  if (body_->fault == ReadFault::none) builder_->end_array();
}

void EventReader::name(std::string_view name) {
  if (body_->fault == ReadFault::none) builder_->name(name);
}

void EventReader::scalar(JsonType type, std::string_view text) {
  if (body_->fault == ReadFault::none) builder_->scalar(type, text);
}

Reading EventReader::finish() { return Reading(std::move(body_)); }

}  // namespace dossier
