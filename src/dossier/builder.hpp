// From JSON events to an AttachRequest: where every reader of bodies leads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dossier/contract.hpp"
#include "dossier/location.hpp"
#include "dossier/request.hpp"
#include "dossier/text/sorted_texts.hpp"

namespace dossier {

// Collects what the rules ask about, and notices members that are named twice. What the contract
// does not know is passed over. All views are the reader's.
class Builder {
 public:
  Builder();

  void begin_object() { open(JsonType::object); }
  void end_object();
  void begin_array() { open(JsonType::array); }
  void end_array() { frames_.pop_back(); }
  void name(std::string_view name);
  void known_name(Member member);
  void scalar(JsonType type, std::string_view text) { value(type, text); }

  const AttachRequest& request() const { return request_; }

  // The path of the first member, in report order, that an object names a second time
  // (`duplicate_member`).
  const std::optional<std::vector<Step>>& duplicate() const { return duplicate_; }

 private:
  // Where in the contract a value stands; `elsewhere` for every value that the contract does not
  // know.
  enum class Area : std::uint8_t {
    body,
    identity_list,
    address_list,
    identity,
    address,
    files,
    file,
    elsewhere,
  };

  // An open object or array.
  struct Frame {
    Area area = Area::elsewhere;
    bool array = false;
    Step step;                      // of the value that is read, or was read last, in it
    std::uint32_t count = 0;        // elements so far
    std::uint32_t named = 0;        // the contract's members so far, as bits
    std::uint32_t first_other = 0;  // its other names, in others_
  };

  static ObjectKind kind_of(Area area);
  static void read(Document& document, Member member, std::string_view text);
  Area value(JsonType type, std::string_view text);
  void open(JsonType type);
  void other_name(std::string_view name);
  void note_duplicate(Step step);

  AttachRequest request_;
  std::vector<Frame> frames_;
  std::vector<IndexedText> others_;  // names of open objects that are not the contract's
  std::optional<std::vector<Step>> duplicate_;
};

}  // namespace dossier
