#include "random_bodies.hpp"

#include <array>

#include "dossier/tables/countries.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/text/json_text.hpp"
#include "dossier/text/utf8.hpp"

namespace dossier::tests {
namespace {

using namespace std::string_view_literals;

using Texts = std::vector<std::string_view>;

// Values that come close to some rule, for each member of the contract.
const Texts& values_of(Member member) {
  static const Texts kTypes = {"PASSPORT",
                               "NATIONAL_ID",
                               "DRIVERS_LICENSE",
                               "RESIDENCE_PERMIT",
                               "SELFIE",
                               "UTILITY_BILL",
                               "BANK_STATEMENT",
                               "selfie",
                               "DRIVERS_LICENSE",
                               "Driver's License",
                               "PASPORT",
                               "",
                               " "};
  static const Texts kNumbers = {"X1234567", "0", " ", "", "\t\n\r ", "\u00A0", "№ 5"};
  static const Texts kCountries = {"USA", "USA",    "DEU", "usa", "US", "",
                                   "UMI", "ＵＳＡ", "D<<", "GBN", "XKX"};
  static const Texts kStates = {
      "US-CA",
      "us-ca",
      "CA",
      "California",
      "",
      " ",
      "Bavaria",
      "Washington, D.C.",
      "NY ",
      "0123456789012345678901234567890123456789012345678901234567890123",
      "ä123456789012345678901234567890123456789012345678901234567890123x"};
  static const Texts kDates = {"2026-11-22", "2026-11-21",   "2026-11-23", "2027-01-21",
                               "2027-01-22", "2026-08-23",   "2026-08-24", "2019-06-01",
                               "2029-06-01", "2026-02-29",   "",           "soon",
                               "9999-12-31", "0001-01-01",   "2026-11-24", "2029/6/1",
                               "20290601",   " 2029-06-01 ", "1450-01-01", "2573-05-31"};
  static const Texts kSideValues = {"FRONT", "BACK", "FRONT", "BACK", "front", "", "BAK"};
  static const Texts kUris = {"/a.pdf", "/b.jpg", "/c.JPEG",  "/d.png", "/e.heic", "/f", "/g.", "",
                              " ",      "é.pdf",  "/a.pdf/x", "😀",      "\0.pdf"sv};
  static const Texts kTos = {"e9414388-fbdf-4407-b5c2-bc39eae3645b", "E9414388", "", "\n"};
  switch (member) {
    case Member::type:
      return kTypes;
    case Member::number:
      return kNumbers;
    case Member::country:
      return kCountries;
    case Member::state:
      return kStates;
    case Member::issue_date:
    case Member::expiry_date:
      return kDates;
    case Member::side:
      return kSideValues;
    case Member::uri:
      return kUris;
    default:
      return kTos;
  }
}

constexpr std::array kOtherNames = {"tpye"sv,
                                    "Files"sv,
                                    "stat"sv,
                                    "proof_of_identity"sv,
                                    "proof_of_address"sv,
                                    "customer_id"sv,
                                    ""sv,
                                    "a/b"sv,
                                    "~"sv,
                                    "~1"sv,
                                    "é"sv,
                                    "😀"sv,
                                    "\0"sv,
                                    "\u202Eevil"sv,
                                    "\"quoted\"\\"sv,
                                    "uris"sv,
                                    "sides"sv,
                                    "number"sv,
                                    "side"sv,
                                    "type"sv,
                                    "files"sv,
                                    "expiry_dat"sv};

void add_member(Node& object, std::string_view name, Node value) {
  value.name = name;
  object.items.push_back(std::move(value));
}

Node string_node(std::string_view text) { return {JsonType::string, std::string(text)}; }

Node boolean_node(bool value) { return {JsonType::boolean, value ? "true" : "false"}; }

Node random_value(Random& random, int depth = 0) {
  switch (random.below(depth < 3 ? 6U : 4U)) {
    case 0:
      return {};
    case 1:
      return boolean_node(random.chance(50));
    case 2:
      return {JsonType::number,
              std::string(random.pick(std::array{"0"sv, "-0"sv, "1.5"sv, "1E+2"sv, "-12e-3"sv})),
              {},
              {}};
    case 3:
      return string_node(random.pick(kOtherNames));
    case 4: {
      Node array{JsonType::array};
      for (std::size_t count = random.below(3); count > 0; --count) {
        array.items.push_back(random_value(random, depth + 1));
      }
      return array;
    }
    default: {
      Node object{JsonType::object};
      for (std::size_t i = random.below(3); i > 0; --i) {
        const std::string_view name = kOtherNames[(i * 7 + random.below(7)) % kOtherNames.size()];
        const bool known = !object.items.empty() && object.items.back().name == name;
        if (!known) add_member(object, name, random_value(random, depth + 1));
      }
      return object;
    }
  }
}

class BodyMaker {
 public:
  BodyMaker(Random& random, bool duplicates) : random_(random), duplicates_(duplicates) {
    // Some bodies are nearly right, others wrong all over.
    wrong_ = random_.pick(std::array{0U, 2U, 5U, 20U});
  }

  Node body() {
    if (random_.chance(1)) return random_value(random_);
    Node body{JsonType::object};
    add(body, Member::identifying_documents, list(ObjectKind::identity));
    add(body, Member::address_documents, list(ObjectKind::address));
    add(body, Member::tos_policies_value, leaf(Member::tos_policies_value));
    return finish(std::move(body), ObjectKind::body);
  }

 private:
  bool wrong() { return random_.chance(wrong_); }

  void add(Node& object, Member member, Node value) {
    if (wrong()) return;
    add_member(object, name_of(member), wrong() ? random_value(random_) : std::move(value));
  }

  // Other names, and names again.
  Node finish(Node object, ObjectKind kind) {
    while (wrong()) {
      const std::string_view name = random_.pick(kOtherNames);
      bool twice = find_member(kind, name).has_value();
      for (const auto& member : object.items) twice = twice || member.name == name;
      if (!twice) add_member(object, name, random_value(random_));
    }
    if (duplicates_ && !object.items.empty() && random_.chance(5 + wrong_)) {
      add_member(object, std::string(random_.pick(object.items).name), random_value(random_));
    }
    return object;
  }

  Node leaf(Member member) {
    const Texts& values = values_of(member);
    return string_node(random_.chance(wrong_ * 5) ? random_.pick(values) : values.front());
  }

  Node list(ObjectKind kind) {
    Node list{JsonType::array};
    std::size_t count = 1 + (wrong() ? random_.below(4) : 0);
    if (kind == ObjectKind::identity && random_.chance(50)) ++count;
    if (wrong()) count = 0;
    for (; count > 0; --count) {
      list.items.push_back(wrong() ? random_value(random_) : entry(kind));
    }
    return list;
  }

  // In a body that is right, a primary document comes first and a selfie second.
  std::string_view type_of_next(ObjectKind kind) {
    const std::size_t number = entries_++;
    if (random_.chance(wrong_ * 5)) return random_.pick(values_of(Member::type));
    if (kind == ObjectKind::address) return random_.pick(kAddressTypeNames);
    return kIdentityTypes[number == 0 ? random_.below(4) : 4].name;
  }

  Node entry(ObjectKind kind) {
    Node entry{JsonType::object};
    const auto type = type_of_next(kind);
    const DocumentType* row = find_identity_type(type);
    for (std::size_t i = 0; i < kMemberNames.size(); ++i) {
      const auto member = static_cast<Member>(i);
      if (!has_member(kind, member)) continue;
      if (member == Member::type) {
        add(entry, member, string_node(type));
      } else if (member == Member::files) {
        Node files{JsonType::array};
        std::size_t count = row == nullptr ? 1 : row->file_count;
        if (wrong()) count = random_.below(5);
        for (std::size_t file = 0; file < count; ++file) {
          files.items.push_back(wrong() ? random_value(random_) : this->file(file));
        }
        add(entry, member, std::move(files));
      } else if (row == nullptr || row->need(member) == Need::required ||
                 row->need(member) == Need::conditional || random_.chance(wrong_ * 3)) {
        add(entry, member, leaf(member));
      }
    }
    return finish(std::move(entry), kind);
  }

  Node file(std::size_t index) {
    Node file{JsonType::object};
    add(file, Member::side,
        string_node(wrong() ? random_.pick(values_of(Member::side))
                            : kSides[index % kSides.size()]));
    add(file, Member::uri,
        string_node(wrong() ? random_.pick(values_of(Member::uri))
                            : values_of(Member::uri)[files_++ % 4]));
    return finish(std::move(file), ObjectKind::file);
  }

  Random& random_;
  bool duplicates_;
  unsigned wrong_;  // the chance, in percent, that something is
  std::size_t entries_ = 0;
  std::size_t files_ = 0;
};

void write_string(std::string& to, std::string_view text, Random* random) {
  if (random == nullptr) return append_json_string(to, text);
  const auto append_unit = [&](char32_t unit) {
    to.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      const std::string_view digits = random->chance(50) ? "0123456789abcdef" : "0123456789ABCDEF";
      to.push_back(digits[(unit >> static_cast<unsigned>(shift)) & 15U]);
    }
  };
  to.push_back('"');
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t c = take_code_point(text);
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    const std::size_t letter = c < 0x80 ? kMeanings.find(static_cast<char>(c)) : std::string::npos;
    if (letter != std::string_view::npos && random->chance(50)) {
      to.append({'\\', "\"\\/bfnrt"[letter]});
    } else if (c < 0x20 || c == '"' || c == '\\' || random->chance(15)) {
      if (c >= 0x10000) {
        append_unit(0xD800 + ((c - 0x10000) >> 10U));
        append_unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
      } else {
        append_unit(c);
      }
    } else {
      to.append(before.substr(0, before.size() - text.size()));
    }
  }
  to.push_back('"');
}

void write_node(std::string& to, const Node& node, Random* random) {
  const auto space = [&] {
    while (random != nullptr && random->chance(20)) to.push_back(" \t\n\r"[random->below(4)]);
  };
  space();
  switch (node.type) {
    case JsonType::object:
      to.push_back('{');
      space();
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0) to.push_back(',');
        space();
        write_string(to, node.items[i].name, random);
        space();
        to.push_back(':');
        write_node(to, node.items[i], random);
      }
      to.push_back('}');
      break;
    case JsonType::array:
      to.push_back('[');
      space();
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        if (i > 0) to.push_back(',');
        write_node(to, node.items[i], random);
      }
      to.push_back(']');
      break;
    case JsonType::string:
      write_string(to, node.text, random);
      break;
    case JsonType::null:
      to.append("null");
      break;
    default:
      to.append(node.text);
  }
  space();
}

}  // namespace

Node random_body(Random& random, bool duplicates) { return BodyMaker(random, duplicates).body(); }

Node random_facts(Random& random) {
  Node customer{JsonType::object};
  const auto text = [&](std::string_view usual, const Texts& others) {
    return string_node(random.chance(80) ? usual : random.pick(others));
  };
  add_member(customer, "customer_type", text("INDIVIDUAL", {"BUSINESS", "individual"}));
  add_member(customer, "api_version", text("v2", {"v1", ""}));
  add_member(customer, "customer_status",
             text("INCOMPLETE", {"ACTION_REQUIRED", "REJECTED", "\"odd\""}));
  add_member(customer, "country_of_residence", text("USA", {"DEU", "", "nowhere"}));
  add_member(customer, "attach_in_flight", boolean_node(random.chance(10)));
  Node client{JsonType::object};
  add_member(client, "selfie_required", boolean_node(random.chance(50)));
  Node uris{JsonType::array};
  for (const std::string_view uri : values_of(Member::uri)) {
    if (random.chance(90)) uris.items.push_back(string_node(uri));
  }
  Node facts{JsonType::object};
  add_member(facts, "today", text("2026-11-22", {"2020-02-29", "2031-01-01"}));
  add_member(facts, "customer", std::move(customer));
  add_member(facts, "client", std::move(client));
  add_member(facts, "uploaded_uris", std::move(uris));
  add_member(facts, "tos_policies_value", text("e9414388-fbdf-4407-b5c2-bc39eae3645b", {"other"}));
  return facts;
}

Node some_facts(const Node& facts, unsigned percent, Random& random) {
  Node some{JsonType::object};
  for (const Node& fact : facts.items) {
    if (fact.type == JsonType::object) {
      add_member(some, fact.name, some_facts(fact, percent, random));
    } else if (random.chance(percent)) {
      some.items.push_back(fact);
    }
  }
  return some;
}

void shuffle_members(Node& node, Random& random) {
  if (node.type == JsonType::object) random.shuffle(node.items);
  for (Node& item : node.items) shuffle_members(item, random);
}

std::string write(const Node& node) {
  std::string text;
  write_node(text, node, nullptr);
  return text;
}

std::string write_freely(const Node& node, Random& random) {
  std::string text;
  write_node(text, node, &random);
  return text;
}

}  // namespace dossier::tests
