#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/tables/facts.hpp"
#include "dossier/tables/messages.hpp"
#include "generate.hpp"
#include "typescript.hpp"

// The catalogue's messages are templates for the core. A language pack of the package is written in
// templates that say a little more, so that a language can do without the core's knowledge of the
// params: `{first:place}` for `{first}`, `{days|one:day|other:days}` for `{days|day|days}`.
namespace dossier::generate {
namespace {

// How a pack puts a param into words, where it does not show the value: `place`, `date`, `year`,
// `size`, or one of the pack's lists of words.
std::string_view style_of(const Param& param) {
  switch (param.type) {
    case ParamType::place:
      return "place";
    case ParamType::json_type:
      return "json_type";
    case ParamType::file_type:
      return "file_type";
    case ParamType::bytes:
      return "size";
    default:
      break;
  }
  if (param.name == name_of(Member::side)) return "side";
  if (param.name == "year") return "year";
  for (const FactRow& fact : kFacts) {
    if (fact.name == param.name && fact.type == FactType::date) return "date";
  }
  return {};
}

// One placeholder of a message, in a pack's words.
struct Placeholder {
  std::string head;   // `first:place`
  std::string forms;  // `|one:day|other:days`
};

template <class AnyRule>
Placeholder placeholder_of(std::string_view text, const AnyRule& rule) {
  const std::size_t bar = std::min(text.find('|'), text.size());
  Placeholder made = {std::string(text.substr(0, bar)), {}};
  if (text == "remedy") {
    made.head = std::string(rule.params[0].name) + ":remedy";
  }
  for (const Param& param : rule.params) {
    const std::string_view style = style_of(param);
    if (param.name == made.head && !style.empty()) made.head.append(":").append(style);
  }
  if (bar < text.size()) {
    std::string_view forms = text.substr(bar + 1);
    const auto next = [&forms] {
      const std::size_t end = std::min(forms.find('|'), forms.size());
      std::string form(forms.substr(0, end));
      forms.remove_prefix(std::min(end + 1, forms.size()));
      return form;
    };
    if (std::count(text.begin(), text.end(), '|') == 3) made.forms = "|=0:" + next();
    made.forms += "|one:" + next();
    made.forms += "|other:" + next();
  }
  return made;
}

// Hands on the texts and placeholders of a message, one after the other.
template <class AnyRule, class OnText, class OnPlaceholder>
void read_message(const AnyRule& rule, OnText on_text, OnPlaceholder on_placeholder) {
  std::string_view rest = template_of(rule.code);
  for (std::size_t open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
    on_text(rest.substr(0, open));
    const std::size_t close = rest.find('}', open);
    on_placeholder(placeholder_of(rest.substr(open + 1, close - open - 1), rule));
    rest.remove_prefix(close + 1);
  }
  on_text(rest);
}

template <class AnyRule>
std::string template_of(const AnyRule& rule) {
  std::string made;
  read_message(
      rule, [&](std::string_view text) { made += text; },
      [&](const Placeholder& placeholder) {
        made += "{" + placeholder.head + placeholder.forms + "}";
      });
  return made;
}

// The union of the heads of a message's placeholders; one in brackets has a question mark behind.
template <class AnyRule>
std::string heads_of(const AnyRule& rule) {
  std::vector<std::string> heads;
  bool optional = false;
  read_message(
      rule,
      [&](std::string_view text) {
        const std::size_t last = text.find_last_of("[]");
        if (last != std::string_view::npos) optional = text[last] == '[';
      },
      [&](const Placeholder& placeholder) {
        const std::string head = placeholder.head + (optional ? "?" : "");
        if (std::find(heads.begin(), heads.end(), head) == heads.end()) heads.push_back(head);
      });
  return heads.empty() ? "never" : union_of(heads);
}

template <class Rules>
void write_heads(std::ostream& out, const Rules& rules) {
  for (const auto& rule : rules) {
    out << "  readonly " << rule.name << ": " << heads_of(rule) << ";\n";
  }
}

template <class Names, class Words>
nlohmann::ordered_json words_of(const Names& names, const Words& words) {
  nlohmann::ordered_json made;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] != name_of(JsonType::absent)) made[std::string(names[i])] = words[i];
  }
  return made;
}

template <class Rules>
nlohmann::ordered_json messages_of(const Rules& rules) {
  nlohmann::ordered_json made;
  for (const auto& rule : rules) made[std::string(rule.name)] = template_of(rule);
  return made;
}

constexpr std::array<std::string_view, 3> kOtherWords = {kRequestWord, kDocumentWord, kFileWord};

}  // namespace

std::string typescript_placeholders() {
  std::ostringstream out;
  out << kNotice << "\n"
      << comment("",
                 "What each message says besides its own words. `{first:place}` is a param in the "
                 "words of a list of the pack; one with a question mark may be absent.")
      << "export interface Placeholders {\n";
  write_heads(out, kRules);
  write_heads(out, kFileRules);
  out << "}\n\n"
      << comment("",
                 "What a message can be about: a member, or a value that has no name of its own.")
      << "export type Word = " << union_of(kOtherWords) << " | " << union_of(kMemberNames) << ";\n";
  return out.str();
}

std::string typescript_english() {
  nlohmann::ordered_json pack;
  const std::string number = "{number}";
  pack["locale"] = "en";
  pack["direction"] = "ltr";
  pack["plain"] = {{"comma", kListComma}, {"or", kListOr}};
  pack["place"] = {{"identifying", std::string(kIdentityDocumentWords) + number},
                   {"address", std::string(kAddressDocumentWords) + number},
                   {"file", "{document}" + std::string(kFileWords) + number},
                   {"message", "{place}" + std::string(kPlaceEnd) + "{message}"}};
  pack["size"] = {{"kilobytes", number + std::string(kKilobyteWord)},
                  {"megabytes", number + std::string(kMegabyteWord)}};
  pack["members"] = words_of(kOtherWords, kOtherWords);
  pack["members"].update(words_of(kMemberNames, kMemberWords));
  pack["words"] = {{"json_type", words_of(kJsonTypeNames, kJsonTypeWords)},
                   {"side", words_of(kSides, kSideWords)}};
  pack["messages"] = messages_of(kRules);
  const nlohmann::ordered_json of_files = {
      {"words",
       {{"file_type", words_of(kFileTypeNames, kFileTypeWords)},
        {"remedy", words_of(kFileTypeNames, kFileTypeRemedies)}}},
      {"messages", messages_of(kFileRules)}};
  return std::string(kNotice) +
         "\nimport { pack, together } from \"../report/language_pack.js\";\n\n" +
         comment("",
                 "What English says of bodies, which is all that a page of the rules alone says.") +
         "export const enOfBodies = " + pack.dump(2) + " as const;\n\n" +
         comment("", "English, in the words of the core.") +
         "export const en = /* @__PURE__ */ pack(/* @__PURE__ */ together(enOfBodies, " +
         of_files.dump(2) + "));\n";
}

}  // namespace dossier::generate
