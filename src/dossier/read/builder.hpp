// From JSON events to a Body: where the readers of any JSON lead.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "dossier/contract.hpp"
#include "dossier/read/body.hpp"
#include "dossier/read/location.hpp"
#include "dossier/text/sorted_texts.hpp"

namespace dossier {

// Collects what the rules ask about, and notices members that are named twice. What the contract
// does not know is passed over. It is a sink of a TextReader.
class Builder {
 public:
  explicit Builder(Body& body);
  Builder(const Builder&) = delete;
  Builder& operator=(const Builder&) = delete;

  void begin_object() { open(JsonType::object); }
  void end_object();
  void begin_array() { open(JsonType::array); }
  void end_array() { --depth_; }
  void name(std::string_view name);
  void scalar(JsonType type, std::string_view text) {
    if (Value* const slot = top().slot) {
      *slot = {type, text};
    } else {
      element(type);
    }
  }

  // How many objects and arrays are open.
  std::size_t depth() const { return depth_; }

 private:
  // Where in the contract an object or array stands; `elsewhere` for every one that the contract
  // does not know. The kinds of object come first, in their order.
  enum class Area : std::uint8_t {
    body,
    identity,
    address,
    file,
    elsewhere,
    identity_list,
    address_list,
    files,
  };

  // An open object or array, and which value of it is read, or was read last.
  struct Frame {
    Area area;
    Step::Kind kind;            // of the value's step: `index` in an array
    Member member;              // its name, if it is a member of the contract
    Value* slot;                // where it is kept, if it is
    std::uint32_t count;        // elements so far
    std::uint32_t named;        // the contract's members so far, as bits
    std::uint32_t first_other;  // its other names, in others_
    std::uint32_t last_other;   // the value's name, if it is not a member of the contract
  };

  static ObjectKind kind_of(Area area);
  Frame& top() { return frames_[depth_]; }
  void open(JsonType type);
  Area area_in_slot(JsonType type);
  Area element(JsonType type);
  Area entry(JsonType type);
  Value* slot_of(Area area, Member member);
  void other_name(std::string_view name);
  Step step_of(const Frame& frame) const;
  void note_duplicate(Step step);

  Body& body_;
  AttachRequest& request_;
  std::array<Frame, kMaxDepth + 1> frames_;  // the first is around the body
  std::size_t depth_ = 0;
  std::vector<IndexedText> others_;  // names of open objects that are not the contract's
};

}  // namespace dossier
