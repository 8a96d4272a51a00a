#include "dossier/report/message.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include "dossier/tables/messages.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/text_table.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier {
namespace {

constexpr std::size_t kMaxIndexDigits = 9;

// Room for what a message usually says beyond its template.
constexpr std::size_t kUsualValues = 64;

// A value as a message quotes it.
void append_quoted(std::string& to, std::string_view value) {
  const std::string_view shown = first_code_points(value, kMaxQuoted);
  to.append(shown);
  if (shown.size() < value.size()) to.append("…");
}

// The index that a step of a path looks like. A member on the way may be named like one, where a
// body has an object in place of a list; so a message says no more and no less than the report's
// path does.
std::optional<std::uint32_t> index_at(std::span<const Step> path, std::size_t at) {
  if (at >= path.size()) return std::nullopt;
  const Step& step = path[at];
  if (step.kind == Step::Kind::index) return step.number;
  if (at + 1 == path.size()) return std::nullopt;
  if (step.name.empty() || step.name.size() > kMaxIndexDigits) return std::nullopt;
  if (step.name.front() == '0' && step.name.size() > 1) return std::nullopt;
  std::uint32_t index = 0;
  for (const char c : step.name) {
    if (c < '0' || c > '9') return std::nullopt;
    index = index * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return index;
}

// "identity document 2, file 1": the document and the file that a path leads into; nothing for a
// path outside of all.
void append_place(std::string& to, std::span<const Step> path) {
  const std::optional<std::uint32_t> document = index_at(path, 1);
  if (!document) return;
  if (path[0] == Step::of(Member::identifying_documents)) {
    to.append(kIdentityDocumentWords);
  } else if (path[0] == Step::of(Member::address_documents)) {
    to.append(kAddressDocumentWords);
  } else {
    return;
  }
  to.append(std::to_string(*document + 1));
  const std::optional<std::uint32_t> file = index_at(path, 3);
  if (file && path[2].token() == name_of(Member::files)) {
    to.append(kFileWords).append(std::to_string(*file + 1));
  }
}

// What the value at a path is called.
std::string_view words_of(std::span<const Step> path) {
  if (path.empty()) return kRequestWord;
  const Step& last = path.back();
  if (last.kind == Step::Kind::index) return path.size() == 2 ? kDocumentWord : kFileWord;
  return kMemberWords[last.number];
}

class Template {
 public:
  // `first` is the value of the param of type `place`, if there is one.
  Template(std::string_view message, const std::array<Param, kMaxParams>& declared,
           const std::array<ParamValue, kMaxParams>& values, const Location& first,
           std::span<const Step> path)
      : declared_(declared), values_(values), first_(first), path_(path), rest_(message) {}

  // Out of line, because there is one for each kind of code.
  [[gnu::noinline]] std::string fill() && {
    text_.reserve(rest_.size() + kUsualValues);
    append_place(text_, path_);
    if (!text_.empty()) text_.append(kPlaceEnd);
    while (!rest_.empty()) {
      text_.append(take_until(std::min(rest_.find('{'), rest_.find('['))));
      if (rest_.empty()) break;
      if (rest_.front() == '{') {
        rest_.remove_prefix(1);
        append_placeholder(take_past('}'));
      } else {
        rest_.remove_prefix(1);
        append_optional(take_past(']'));
      }
    }
    text_.front() = ascii_upper(text_.front());
    return std::move(text_);
  }

 private:
  std::string_view take_until(std::size_t end) {
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view take_past(char close) {
    const std::size_t end = rest_.find(close);
    const std::string_view taken = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return taken;
  }

  // The value of a param, which is there; see placeholders_are_params.
  const ParamValue& value_of(std::string_view name) const {
    std::size_t i = 0;
    while (declared_[i].name != name) ++i;
    return values_[i];
  }

  // `[text {param} text]`
  void append_optional(std::string_view part) {
    const std::size_t open = part.find('{');
    const std::size_t close = part.find('}');
    const std::string_view name = part.substr(open + 1, close - open - 1);
    if (value_of(name).type() == ParamType::none) return;
    text_.append(part.substr(0, open));
    append_placeholder(name);
    text_.append(part.substr(close + 1));
  }

  void append_placeholder(std::string_view placeholder) {
    if (placeholder == "member") {
      text_.append(words_of(path_));
    } else if (placeholder == "name") {
      append_quoted(text_, path_.back().token());
    } else if (placeholder == name_of(Member::side)) {
      append_side(value_of(placeholder).text());
    } else if (placeholder == "remedy") {
      text_.append(values_[0].file_type().remedy);
    } else if (const std::size_t bar = placeholder.find('|'); bar != std::string_view::npos) {
      append_form(value_of(placeholder.substr(0, bar)).integer(), placeholder.substr(bar + 1));
    } else {
      append_value(value_of(placeholder));
    }
  }

  // Of `one|many` or `none|one|many` the words that fit a number, `#` being the number.
  void append_form(std::uint64_t number, std::string_view forms) {
    const std::size_t first = forms.find('|');
    const std::size_t second = forms.find('|', first + 1);
    const bool knows_none = second != std::string_view::npos;
    const std::string_view none = forms.substr(0, first);
    if (knows_none) forms.remove_prefix(first + 1);
    const std::size_t bar = forms.find('|');
    std::string_view form = number == 1 ? forms.substr(0, bar) : forms.substr(bar + 1);
    if (number == 0 && knows_none) form = none;
    const std::size_t sign = form.find('#');
    text_.append(form.substr(0, sign));
    if (sign == std::string_view::npos) return;
    text_.append(std::to_string(number)).append(form.substr(sign + 1));
  }

  void append_side(std::string_view side) {
    const auto at = std::find(kSides.begin(), kSides.end(), side);
    text_.append(kSideWords[static_cast<std::size_t>(at - kSides.begin())]);
  }

  void append_value(const ParamValue& value) {
    switch (value.type()) {
      case ParamType::integer:
        text_.append(std::to_string(value.integer()));
        break;
      case ParamType::place:
        append_place(text_, first_.steps());
        break;
      case ParamType::texts:
        for (std::size_t i = 0; i < value.texts().size(); ++i) {
          if (i > 0) text_.append(i + 1 == value.texts().size() ? kListOr : kListComma);
          text_.append(value.texts()[i]);
        }
        break;
      case ParamType::json_type:
        text_.append(kJsonTypeWords[static_cast<std::size_t>(value.json_type())]);
        break;
      case ParamType::file_type:
        text_.append(value.file_type().words);
        break;
      case ParamType::bytes:
        text_.append(value.size().words);
        break;
      default:
        append_quoted(text_, value.text());
    }
  }

  const std::array<Param, kMaxParams>& declared_;
  const std::array<ParamValue, kMaxParams>& values_;
  const Location& first_;
  std::span<const Step> path_;
  std::string_view rest_;
  std::string text_;
};

// Calls `visit` with the name of each placeholder of a message, until it returns false.
template <class Visit>
constexpr bool all_placeholders(std::string_view message, Visit visit) {
  for (std::size_t open = message.find('{'); open != std::string_view::npos;
       open = message.find('{')) {
    message.remove_prefix(open + 1);
    const std::size_t close = message.find('}');
    if (close == std::string_view::npos) return false;
    const std::string_view placeholder = message.substr(0, close);
    if (!visit(placeholder.substr(0, placeholder.find('|')))) return false;
  }
  return true;
}

// Whether every placeholder of every message of a table is a param of its code, or one of these
// others, so that no look-up can fail at run time.
template <class Messages>
constexpr bool placeholders_are_params(const Messages& messages,
                                       std::initializer_list<std::string_view> others) {
  for (const auto& row : messages) {
    const auto& params = params_of(row.code);
    if (!all_placeholders(row.message, [&](std::string_view name) {
          if (name == "remedy" && params[0].type != ParamType::file_type) return false;
          return std::find(others.begin(), others.end(), name) != others.end() ||
                 std::any_of(params.begin(), params.end(),
                             [&](const Param& param) { return param.name == name; });
        })) {
      return false;
    }
  }
  return true;
}
static_assert(placeholders_are_params(kMessages, {"member", "name"}));
static_assert(placeholders_are_params(kFileMessages, {"remedy"}));

// Whether every param stands in its message, so that nothing that a finding knows is kept from a
// person.
template <class Messages>
constexpr bool params_are_placeholders(const Messages& messages) {
  for (const auto& row : messages) {
    for (const Param& param : params_of(row.code)) {
      if (param.type == ParamType::none) continue;
      // It is said where not all placeholders are others.
      if (all_placeholders(row.message,
                           [&](std::string_view name) { return name != param.name; })) {
        return false;
      }
    }
  }
  return true;
}
static_assert(params_are_placeholders(kMessages));
static_assert(params_are_placeholders(kFileMessages));

constexpr auto kTexts =
    text_table<kMessages>([](const MessageRow<Code>& row) { return row.message; });

constexpr auto kFileTypeTexts = [] {
  std::array<FileTypeTexts, kFileTypeNames.size()> rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] = {kFileTypeNames[i], kFileTypeWords[i], kFileTypeRemedies[i]};
  }
  return rows;
}();

}  // namespace

std::string message_of(const Found& found, std::span<const Step> path) {
  return Template(kTexts[static_cast<std::size_t>(found.code)], params_of(found.code), found.params,
                  found.first, path)
      .fill();
}

std::string message_of(FileCode code, const std::array<ParamValue, kMaxParams>& values) {
  const Location nowhere;
  return Template(template_of(code), params_of(code), values, nowhere, {}).fill();
}

const FileTypeTexts& texts_of(FileType type) {
  return kFileTypeTexts[static_cast<std::size_t>(type)];
}

SizeTexts size_texts(std::uint64_t bytes) {
  if (bytes < kMegabyte) {
    const std::uint64_t whole = std::max<std::uint64_t>(bytes / kKilobyte, 1);
    return {bytes, std::to_string(whole).append(kKilobyteWord)};
  }
  const std::uint64_t tenths =
      bytes / kMegabyte * 10 + (bytes % kMegabyte * 10 + kMegabyte - 1) / kMegabyte;
  std::string words = std::to_string(tenths / 10);
  if (tenths % 10 != 0) words.append(kDecimalPoint).append(std::to_string(tenths % 10));
  return {bytes, words.append(kMegabyteWord)};
}

}  // namespace dossier
