// multipart/form-data (RFC 7578) of a body that comes in pieces.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::sandbox {

// What the headers of a part say. Names are as they were sent, so they may be anything.
struct PartHead {
  std::string name;
  std::optional<std::string> file_name;  // that of a file; a text field has none
};

// Takes a body apart while it comes. Linear in its length; of the body no more is kept than a
// boundary or the headers of a part are long.
class MultipartReader {
 public:
  // `on_part` is called where a part begins, and then `on_content` with the pieces of its content,
  // none of which is empty.
  MultipartReader(std::string_view content_type, std::size_t max_parts,
                  std::function<void(PartHead)> on_part,
                  std::function<void(std::string_view)> on_content);

  // Takes the next bytes of the body.
  void feed(std::string_view piece);

  // Ends the body. Throws a Refusal if it cannot be read, be it that it is cut off.
  void finish();

 private:
  enum class Step { type, start, boundary, padding, head, content, ended, failed };

  bool go_on();
  bool read_start();
  bool read_boundary();
  bool read_padding();
  bool read_head();
  bool read_content();
  void hand_on(std::size_t count);
  bool fail();
  std::string problem() const;

  std::size_t max_parts_;
  std::function<void(PartHead)> on_part_;
  std::function<void(std::string_view)> on_content_;
  std::string delimiter_;  // the end of a line and a boundary
  std::string waiting_;    // bytes that have come and are needed yet
  std::string_view rest_;  // of them, those that are not taken
  std::size_t parts_ = 0;
  Step step_ = Step::start;
  std::string problem_;
};

}  // namespace dossier::sandbox
