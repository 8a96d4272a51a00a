#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "dossier/fixes.hpp"
#include "dossier/read/body.hpp"
#include "dossier/read/text_reader.hpp"
#include "dossier/text/json_text.hpp"

namespace dossier {
namespace {

// A part of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where a member stands in a text, and what stands around it in its object.
struct MemberPlace {
  Span name;
  Span value;
  std::optional<std::size_t> before;  // the end of the member before it
  std::optional<std::size_t> behind;  // the beginning of the member behind it
};

// The value of a string, which is given as it is written.
std::string value_of(std::string_view written) {
  struct Sink {
    std::string value;
    void begin_object() {}
    void end_object() {}
    void begin_array() {}
    void end_array() {}
    void name(std::string_view) {}
    void scalar(JsonType, std::string_view text) { value = text; }
  } sink;
  TextReader(written).read(sink);
  return std::move(sink.value);
}

// Goes through an object or array that is known to be well-formed, so that it ends before its text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) { skip_space(); }

  std::size_t at() const { return at_; }

  // Whether `c` comes next, which is then taken, with the white space behind it.
  bool take(char c) {
    if (text_[at_] != c) return false;
    ++at_;
    skip_space();
    return true;
  }

  // Takes a value or a name, with the white space behind it.
  Span take_value() {
    const std::size_t begin = at_;
    switch (text_[at_]) {
      case '"':
        skip_string();
        break;
      case '{':
      case '[':
        skip_container();
        break;
      default:
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
    }
    const Span value{begin, at_};
    skip_space();
    return value;
  }

 private:
  void skip_space() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  void skip_string() {
    ++at_;
    for (;;) {
      at_ = text_.find_first_of("\"\\", at_);
      if (text_[at_] == '"') break;
      at_ += 2;
    }
    ++at_;
  }

  void skip_container() {
    std::size_t depth = 0;
    do {
      at_ = text_.find_first_of("\"[{]}", at_);
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
        continue;
      }
      depth = c == '{' || c == '[' ? depth + 1 : depth - 1;
      ++at_;
    } while (depth > 0);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Goes to the value of a member of the object that comes next.
std::optional<MemberPlace> enter_member(Cursor& cursor, std::string_view text,
                                        std::string_view name) {
  MemberPlace place;
  if (!cursor.take('{') || cursor.take('}')) return std::nullopt;
  do {
    place.name = cursor.take_value();
    cursor.take(':');
    if (value_of(text.substr(place.name.begin, place.name.end - place.name.begin)) == name) {
      return place;
    }
    place.before = cursor.take_value().end;
  } while (cursor.take(','));
  return std::nullopt;
}

// Goes to an element of the array that comes next, or to the end of it, where nothing can be
// entered; false where that is known already.
bool enter_element(Cursor& cursor, std::string_view token) {
  std::size_t index = 0;
  const char* const end = token.data() + token.size();
  const auto [stop, error] = std::from_chars(token.data(), end, index);
  if (error != std::errc() || stop != end) return false;
  cursor.take('[');
  for (; index > 0; --index) {
    cursor.take_value();
    if (!cursor.take(',')) return false;
  }
  return true;
}

// A token of a JSON Pointer without its escapes.
std::string unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool is_escape = token[i] == '~' && i + 1 < token.size();
    text.push_back(!is_escape ? token[i] : token[++i] == '1' ? '/' : '~');
  }
  return text;
}

// The member that a JSON Pointer leads to.
std::optional<MemberPlace> locate(std::string_view text, std::string_view pointer) {
  std::optional<MemberPlace> place;
  Cursor cursor(text);
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view token = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(token.size());
    const bool is_list = text[cursor.at()] == '[';
    place = is_list ? std::nullopt : enter_member(cursor, text, unescaped(token));
    if (is_list ? !enter_element(cursor, token) : !place) return std::nullopt;
  }
  if (!place) return std::nullopt;
  place->value = cursor.take_value();
  if (cursor.take(',')) place->behind = cursor.at();
  return place;
}

// The part of a text that goes with a member: what separates it from the one before it, or else
// from the one behind it.
Span whole_of(const MemberPlace& place) {
  if (place.before) return {*place.before, place.value.end};
  return {place.name.begin, place.behind.value_or(place.value.end)};
}

void write_string(std::string& text, const Span& to, std::string_view value) {
  std::string written;
  append_json_string(written, value);
  text.replace(to.begin, to.end - to.begin, written);
}

// Applies a fix to a well-formed text; false where it finds no place.
bool apply(std::string& text, const Fix& fix) {
  const std::optional<MemberPlace> place = locate(text, fix.path);
  if (!place) return false;
  switch (fix.operation) {
    case FixOperation::replace:
      write_string(text, place->value, fix.value);
      break;
    case FixOperation::move:
      write_string(text, place->name, fix.to.substr(fix.to.rfind('/') + 1));
      break;
    case FixOperation::remove: {
      const Span whole = whole_of(*place);
      text.erase(whole.begin, whole.end - whole.begin);
    }
  }
  return true;
}

}  // namespace

std::optional<std::string> apply_fixes(std::string_view body, std::span<const Fix> fixes) {
  if (read_text(body).fault != ReadFault::none) return std::nullopt;
  std::string text(body);
  for (const Fix& fix : fixes) {
    if (!apply(text, fix)) return std::nullopt;
  }
  return text;
}

}  // namespace dossier
