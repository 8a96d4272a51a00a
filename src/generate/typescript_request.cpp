#include <array>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/documentation.hpp"
#include "dossier/tables/documents.hpp"
#include "generate.hpp"
#include "typescript.hpp"

// The type of a request body. It makes hard what the rules refuse, as far as a type can: each
// document type has an interface of its own, in which a member that its row in contract.hpp forbids
// or ignores is `never`, and lists are tuples of the length that the contract demands.
namespace dossier::generate {
namespace {

// What a member holds. What is asked of it is said by the rules below this, which are taken from
// the catalogue.
constexpr std::array<std::string_view, 12> kMemberDocs = {
    "The document that proves who the person is, the selfie, or both.",
    "The document that proves where the person lives.",
    "The value of the query parameter of this name in the customer's `tos_policies_url`.",
    "What kind of document this is.",
    "The number of the document.",
    "The country that issued the document.",
    "The state that issued the document.",
    "The day on which the document was issued.",
    "The day on which the document expires.",
    "What was uploaded of the document.",
    "The side of the document that the file shows.",
    "The link that the upload of the file returned."};

// The members that a rule is about whose `where` does not name them.
struct Placed {
  Code code;
  std::uint32_t members;
};

constexpr std::array<Placed, 5> kPlaced = {{
    {Code::empty, bit(Member::identifying_documents) | bit(Member::tos_policies_value) |
                      bit(Member::type) | bit(Member::number) | bit(Member::country) |
                      bit(Member::issue_date) | bit(Member::expiry_date) | bit(Member::files) |
                      bit(Member::side) | bit(Member::uri)},
    {Code::invalid_date, bit(Member::issue_date) | bit(Member::expiry_date)},
    {Code::year_unlikely, bit(Member::issue_date) | bit(Member::expiry_date)},
    {Code::primary_document_limit, bit(Member::identifying_documents)},
    {Code::selfie_limit, bit(Member::identifying_documents)},
}};

bool is_about(const Rule& rule, Member member) {
  for (const Placed& placed : kPlaced) {
    if (placed.code == rule.code) return (placed.members & bit(member)) != 0;
  }
  const std::string name(name_of(member));
  const std::string_view where = documentation_of(rule.code).where;
  return where.find("`" + name + "`") != std::string_view::npos ||
         where.find("`/" + name + "`") != std::string_view::npos;
}

// Where a member stands, as far as rules tell it apart.
enum class Owner : std::uint8_t {
  body,
  primary,
  us_license,
  foreign_license,
  address,
  file,
  two_sided
};

bool applies(Code code, Owner owner) {
  switch (code) {
    case Code::state_required:
    case Code::state_not_iso3166_2:
      return owner == Owner::us_license;
    case Code::state_forbidden:
      return false;  // said where a member is `never`
    case Code::address_country_mismatch:
    case Code::address_document_old:
      return owner == Owner::address;
    case Code::side_required:
    case Code::side_duplicate:
    case Code::side_missing:
      return owner == Owner::two_sided;
    default:
      return true;
  }
}

class Interface {
 public:
  Interface(std::ostream& out, std::string_view doc, const std::string& name,
            std::string_view base = {})
      : out_(out) {
    out << "\n" << comment("", doc) << "export interface " << name;
    if (!base.empty()) out << " extends " << base;
    out << " {\n";
  }
  Interface(const Interface&) = delete;
  Interface& operator=(const Interface&) = delete;
  ~Interface() { out_ << "}\n"; }

  void required(Owner owner, Member member, std::string_view type) {
    write_doc(owner, member);
    out_ << "  readonly " << name_of(member) << (type.starts_with('\n') ? ":" : ": ") << type
         << ";\n";
  }

  void optional(Owner owner, Member member, std::string_view type) {
    write_doc(owner, member);
    out_ << "  readonly " << name_of(member) << "?: " << type << " | undefined;\n";
  }

  // A member that must not or need not be there, with the rule that says so.
  void never(Member member, Code code) {
    out_ << comment("  ", "Leave it out. `" + std::string(name_of(code)) +
                              "`: " + std::string(documentation_of(code).when))
         << "  readonly " << name_of(member) << "?: never;\n";
  }

 private:
  void write_doc(Owner owner, Member member) {
    std::string rules;
    for (const Rule& rule : kRules) {
      if (!is_about(rule, member) || !applies(rule.code, owner)) continue;
      rules += "   * - `" + std::string(rule.name) +
               "`: " + std::string(documentation_of(rule.code).when) + "\n";
    }
    const std::string_view doc = kMemberDocs[static_cast<std::size_t>(member)];
    if (rules.empty()) {
      out_ << comment("  ", doc);
    } else {
      out_ << "  /**\n   * " << doc << "\n   *\n" << rules << "   */\n";
    }
  }

  std::ostream& out_;
};

// "DRIVERS_LICENSE" → "DriversLicense"
std::string pascal_case(std::string_view name) {
  std::string made;
  bool upper = true;
  for (const char c : name) {
    if (c != '_')
      made.push_back(upper || c < 'A' || c > 'Z' ? c : static_cast<char>(c - 'A' + 'a'));
    upper = c == '_';
  }
  return made;
}

// `readonly [File, File]`
std::string tuple_of(std::string_view type, std::size_t count) {
  std::string made = "readonly [";
  for (std::size_t i = 0; i < count; ++i) made += (i > 0 ? ", " : "") + std::string(type);
  return made + "]";
}

std::string files_of(const DocumentType& type) {
  return type.two_sided ? "BothSides" : tuple_of("UploadedFile", type.file_count);
}

// The type of a member that says something about a document.
std::string_view type_of(Member member) {
  switch (member) {
    case Member::country:
      return "Country";
    case Member::issue_date:
    case Member::expiry_date:
      return "CalendarDate";
    default:
      return "string";
  }
}

void write_detail(Interface& to, Owner owner, Member member, Need need) {
  switch (need) {
    case Need::required:
      to.required(owner, member, type_of(member));
      break;
    case Need::optional:
      to.optional(owner, member, type_of(member));
      break;
    case Need::forbidden:
      to.never(member, Code::state_forbidden);
      break;
    case Need::ignored:
      to.never(member, Code::ignored_for_selfie);
      break;
    case Need::conditional:
      break;
  }
}

// Whether all primary types ask the same of a member.
bool is_common(Member member) {
  for (const DocumentType& type : kIdentityTypes) {
    const bool primary = type.role == DocumentRole::primary;
    if (primary && type.need(member) != kIdentityTypes[0].need(member)) return false;
  }
  return true;
}

void write_identity_type(std::ostream& out, const DocumentType& type) {
  const std::string name = pascal_case(type.name);
  const bool primary = type.role == DocumentRole::primary;
  const std::string literal = json_text(type.name);
  const std::string doc = "An identity document of the type `" + std::string(type.name) + "`";
  const auto write = [&](const std::string& as, const std::string& says, auto state) {
    Interface to(out, says, as, primary ? "PrimaryMembers" : "");
    to.required(Owner::primary, Member::type, literal);
    for (const Member member : kDetailMembers) {
      if (type.need(member) == Need::conditional) state(to);
      if (!primary || !is_common(member)) {
        write_detail(to, Owner::primary, member, type.need(member));
      }
    }
    to.required(type.two_sided ? Owner::two_sided : Owner::primary, Member::files, files_of(type));
  };
  if (type.need(Member::state) != Need::conditional) {
    write(name, doc + ".", [](Interface&) {});
    return;
  }
  const std::string country = json_text(kStateCountry);
  write("Us" + name, doc + ", issued by `" + std::string(kStateCountry) + "`.", [&](Interface& to) {
    to.required(Owner::us_license, Member::country, country);
    to.required(Owner::us_license, Member::state, "UsState | (string & {})");
  });
  write("Foreign" + name, doc + ", issued by any other country.", [&](Interface& to) {
    to.required(Owner::foreign_license, Member::country, "Exclude<Country, " + country + ">");
    to.optional(Owner::foreign_license, Member::state, "string");
  });
  out << "\n"
      << comment("", doc + ".") << "export type " << name << " = Us" << name << " | Foreign" << name
      << ";\n";
}

// A union on many lines.
template <class Texts>
void write_long_union(std::ostream& out, std::string_view name, std::string_view doc,
                      const Texts& texts) {
  out << "\n" << comment("", doc) << "export type " << name << " =";
  std::size_t column = 100;
  for (const auto& text : texts) {
    const std::string part = " | " + json_text(text);
    if (column + part.size() > 98) {
      out << "\n ";
      column = 1;
    }
    out << part;
    column += part.size();
  }
  out << ";\n";
}

void write_files(std::ostream& out) {
  {
    Interface to(out, "A file of a document.", "UploadedFile");
    to.optional(Owner::file, Member::side, "Side");
    to.required(Owner::file, Member::uri, "string");
  }
  {
    Interface to(out, "A file that shows a side of a two-sided document.",
                 "FileOfSide<S extends Side>", "UploadedFile");
    to.required(Owner::two_sided, Member::side, "S");
  }
  static_assert(kSides.size() == 2);
  const auto both = [](std::size_t first, std::size_t second) {
    return "  | readonly [FileOfSide<" + json_text(kSides[first]) + ">, FileOfSide<" +
           json_text(kSides[second]) + ">]";
  };
  out << "\n"
      << comment("", "The files of a two-sided document: each side once.")
      << "export type BothSides =\n"
      << both(0, 1) << "\n"
      << both(1, 0) << ";\n";
}

}  // namespace

std::string typescript_request() {
  std::ostringstream out;
  out << kNotice << "\nimport type { AddressType, Side } from \"./types.js\";\n";

  std::vector<std::string_view> countries;
  for (std::size_t i = 0; i < kCountries.size(); i += 3)
    countries.push_back(kCountries.substr(i, 3));
  write_long_union(
      out, "Country",
      "A country: one of the " + std::to_string(countries.size()) + " codes of ISO 3166-1 alpha-3.",
      countries);
  std::vector<std::string_view> states;
  states.reserve(kUsStates.size());
  for (const UsState& state : kUsStates) states.push_back(state.code);
  write_long_union(out, "UsState",
                   "The states of `" + std::string(kStateCountry) + "`, as codes of ISO 3166-2.",
                   states);
  out << "\n"
      << comment("",
                 "A real day of the years 0001 to 9999, written as `YYYY-MM-DD`. The type lets "
                 "through what is written so; `invalid_date` tells what is no real day.")
      << "export type CalendarDate = `${number}-${number}-${number}`;\n";

  write_files(out);
  {
    Interface to(out, "What every identity document has, but for a selfie.", "PrimaryMembers");
    for (const Member member : kDetailMembers) {
      if (is_common(member)) {
        write_detail(to, Owner::primary, member, kIdentityTypes[0].need(member));
      }
    }
  }
  std::string primaries;
  std::string selfies;
  for (const DocumentType& type : kIdentityTypes) {
    write_identity_type(out, type);
    std::string& names = type.role == DocumentRole::selfie ? selfies : primaries;
    names += (names.empty() ? "" : " | ") + pascal_case(type.name);
  }
  out << "\n"
      << comment("", "A document that can prove who a person is.")
      << "export type PrimaryDocument = " << primaries << ";\n\n"
      << comment("", "An entry of `identifying_documents`. Its `type` tells which.")
      << "export type IdentityDocument = PrimaryDocument | " << selfies << ";\n";
  {
    Interface to(out, "A document that can prove where a person lives.", "AddressDocument");
    to.required(Owner::address, Member::type, "AddressType");
    for (const Member member : {Member::country, Member::issue_date}) {
      write_detail(to, Owner::address, member, kAddressDocument.need(member));
    }
    to.required(Owner::address, Member::files, files_of(kAddressDocument));
  }
  {
    Interface to(out,
                 "The body of Attach Documents to Individual Customer V2: what `validate()` takes "
                 "without a violation, as far as a type can tell.",
                 "AttachRequest");
    to.required(Owner::body, Member::identifying_documents,
                "\n    | readonly [PrimaryDocument]\n    | readonly [" + selfies +
                    "]\n    | readonly [PrimaryDocument, " + selfies + "]\n    | readonly [" +
                    selfies + ", PrimaryDocument]");
    to.required(Owner::body, Member::address_documents,
                tuple_of("AddressDocument", kAddressDocumentCount));
    to.required(Owner::body, Member::tos_policies_value, "string");
  }
  return out.str();
}

}  // namespace dossier::generate
