// The tables of the contract: members, document types, sides, limits, countries, US states, facts.
//
// Every fact that the contract states as data stands here once. The rules, the readers, the
// messages, docs/rules.md and the TypeScript types all come from these tables (and from
// catalogue.hpp, which holds the rules).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/text/find_text.hpp"

namespace dossier {

// The JSON type of a value, as `type_mismatch` names it; `absent` for a member that is not there.
enum class JsonType : std::uint8_t { absent, null, boolean, number, string, array, object };

inline constexpr std::array<std::string_view, 7> kJsonTypeNames = {
    "absent", "null", "boolean", "number", "string", "array", "object"};

constexpr std::string_view name_of(JsonType type) {
  return kJsonTypeNames[static_cast<std::size_t>(type)];
}

// Section 1: the members of every object of the contract. One list serves all four kinds of object,
// because the order of each kind's members is a run of this one.
enum class Member : std::uint8_t {
  identifying_documents,
  address_documents,
  tos_policies_value,
  type,
  number,
  country,
  state,
  issue_date,
  expiry_date,
  files,
  side,
  uri,
};

inline constexpr std::array<std::string_view, 12> kMemberNames = {"identifying_documents",
                                                                  "address_documents",
                                                                  "tos_policies_value",
                                                                  "type",
                                                                  "number",
                                                                  "country",
                                                                  "state",
                                                                  "issue_date",
                                                                  "expiry_date",
                                                                  "files",
                                                                  "side",
                                                                  "uri"};

constexpr std::string_view name_of(Member member) {
  return kMemberNames[static_cast<std::size_t>(member)];
}

constexpr std::uint32_t bit(Member member) { return 1U << static_cast<unsigned>(member); }

// The kinds of object that the contract puts somewhere; `none` stands for every other object.
enum class ObjectKind : std::uint8_t { body, identity, address, file, none };

struct ObjectRow {
  std::string_view name;
  std::uint32_t members;  // the set of its members, as bits
};

inline constexpr std::array<ObjectRow, 5> kObjects = {{
    {"body", bit(Member::identifying_documents) | bit(Member::address_documents) |
                 bit(Member::tos_policies_value)},
    {"identity", bit(Member::type) | bit(Member::number) | bit(Member::country) |
                     bit(Member::state) | bit(Member::issue_date) | bit(Member::expiry_date) |
                     bit(Member::files)},
    {"address",
     bit(Member::type) | bit(Member::country) | bit(Member::issue_date) | bit(Member::files)},
    {"file", bit(Member::side) | bit(Member::uri)},
    {"none", 0},
}};

constexpr bool has_member(ObjectKind kind, Member member) {
  return (kObjects[static_cast<std::size_t>(kind)].members & bit(member)) != 0;
}

// The kind of the objects in a list; `none` for a member that is a string.
constexpr ObjectKind element_kind(Member member) {
  switch (member) {
    case Member::identifying_documents:
      return ObjectKind::identity;
    case Member::address_documents:
      return ObjectKind::address;
    case Member::files:
      return ObjectKind::file;
    default:
      return ObjectKind::none;
  }
}

// The member of that name which `kind` has, if any. Names are compared exactly.
inline std::optional<Member> find_member(ObjectKind kind, std::string_view name) {
  std::optional<Member> member;
  const std::size_t row = find_text(kMemberNames, name);
  if (row < kMemberNames.size() && has_member(kind, static_cast<Member>(row))) {
    member = static_cast<Member>(row);
  }
  return member;
}

// Section 1: sides of a document.
inline constexpr std::array<std::string_view, 2> kSides = {"FRONT", "BACK"};

// What a document type asks of a member. `conditional` is the state of a driver's license: required
// where the issuing country is `kStateCountry`, optional elsewhere.
enum class Need : std::uint8_t { required, optional, forbidden, ignored, conditional };

inline constexpr std::array<std::string_view, 5> kNeedNames = {"required", "optional", "forbidden",
                                                               "ignored", "conditional"};

enum class DocumentRole : std::uint8_t { primary, selfie, address };

// The members of a document that types differ in, which are the members that a SELFIE ignores.
inline constexpr std::array<Member, 5> kDetailMembers = {
    Member::number, Member::country, Member::state, Member::issue_date, Member::expiry_date};

// One document type: a row of sections 1 and 5 (required members, `file_count`, sides).
struct DocumentType {
  std::string_view name;
  DocumentRole role;
  bool two_sided;
  std::uint32_t file_count;
  std::array<Need, kDetailMembers.size()> needs;  // in the order of kDetailMembers

  constexpr Need need(Member member) const {
    // They follow one another among the members; every document has `type` and `files`, around
    // them.
    const std::size_t detail =
        static_cast<std::size_t>(member) - static_cast<std::size_t>(kDetailMembers[0]);
    return detail < needs.size() ? needs[detail] : Need::required;
  }
};

inline constexpr std::array<DocumentType, 5> kIdentityTypes = {{
    {"PASSPORT",
     DocumentRole::primary,
     false,
     1,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"NATIONAL_ID",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"DRIVERS_LICENSE",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::conditional, Need::optional, Need::required}},
    {"RESIDENCE_PERMIT",
     DocumentRole::primary,
     true,
     2,
     {Need::required, Need::required, Need::forbidden, Need::optional, Need::required}},
    {"SELFIE",
     DocumentRole::selfie,
     false,
     1,
     {Need::ignored, Need::ignored, Need::ignored, Need::ignored, Need::ignored}},
}};

// An address document is checked in full whatever its type, so one row serves all of its types.
// Members that an address entry does not have are of no concern to its rules.
inline constexpr DocumentType kAddressDocument = {
    "",
    DocumentRole::address,
    false,
    1,
    {Need::ignored, Need::required, Need::ignored, Need::optional, Need::ignored}};

inline constexpr std::array<std::string_view, 3> kAddressTypeNames = {
    "UTILITY_BILL", "GOVERNMENT_LETTER", "BANK_STATEMENT"};

inline constexpr auto kIdentityTypeNames = [] {
  std::array<std::string_view, kIdentityTypes.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kIdentityTypes[i].name;
  return names;
}();

// The row of an identity document type; null for any other name.
inline const DocumentType* find_identity_type(std::string_view name) {
  const std::size_t row = find_text(kIdentityTypeNames, name);
  return row < kIdentityTypes.size() ? &kIdentityTypes[row] : nullptr;
}

// The types of all documents.
inline constexpr auto kDocumentTypeNames = [] {
  std::array<std::string_view, kIdentityTypes.size() + kAddressTypeNames.size()> names;
  auto* const end = std::copy(kIdentityTypeNames.begin(), kIdentityTypeNames.end(), names.begin());
  std::copy(kAddressTypeNames.begin(), kAddressTypeNames.end(), end);
  return names;
}();

// Section 2: the types that a fact of the context may have.
enum class FactType : std::uint8_t { date, text, boolean, texts };

// Section 2: the facts. A rule whose fact is absent is undecided; `none` is the fact of a rule that
// needs none.
enum class Fact : std::uint8_t {
  today,
  customer_type,
  api_version,
  customer_status,
  country_of_residence,
  attach_in_flight,
  selfie_required,
  uploaded_uris,
  tos_policies_value,
  none,
};

struct FactRow {
  std::string_view object;  // the member of the context that holds it; "" for the context itself
  std::string_view name;
  FactType type;
};

inline constexpr std::array<FactRow, 9> kFacts = {{
    {"", "today", FactType::date},
    {"customer", "customer_type", FactType::text},
    {"customer", "api_version", FactType::text},
    {"customer", "customer_status", FactType::text},
    {"customer", "country_of_residence", FactType::text},
    {"customer", "attach_in_flight", FactType::boolean},
    {"client", "selfie_required", FactType::boolean},
    {"", "uploaded_uris", FactType::texts},
    {"", "tos_policies_value", FactType::text},
}};

// Sections 3 to 6: limits and the values that rules compare with.
inline constexpr std::size_t kMaxBodyBytes = 262'144;
inline constexpr std::size_t kMaxDepth = 32;        // arrays and objects open at once
inline constexpr std::size_t kMaxFindings = 100;    // in each list of a report
inline constexpr std::size_t kMaxQuoted = 64;       // code points of a value quoted in a message
inline constexpr std::size_t kMaxStateLength = 64;  // code points
inline constexpr std::size_t kAddressDocumentCount = 1;
inline constexpr int kExpirySoonDays = 60;
inline constexpr int kAddressDocumentOldDays = 91;
inline constexpr std::string_view kStateCountry = "USA";
inline constexpr std::string_view kIndividual = "INDIVIDUAL";
inline constexpr std::string_view kApiVersion = "v2";
inline constexpr std::array<std::string_view, 2> kAttachableStatuses = {"INCOMPLETE",
                                                                        "ACTION_REQUIRED"};

// Section 10: what a file can turn out to be, in the order in which it is asked.
enum class FileType : std::uint8_t {
  jpeg,
  png,
  pdf,
  gif,
  bmp,
  tiff,
  webp,
  avif,
  heic,
  zip,
  svg,
  text,
  unknown,
};

inline constexpr std::array<std::string_view, 13> kFileTypeNames = {
    "jpeg", "png",  "pdf", "gif", "bmp",  "tiff",   "webp",
    "avif", "heic", "zip", "svg", "text", "unknown"};

constexpr std::string_view name_of(FileType type) {
  return kFileTypeNames[static_cast<std::size_t>(type)];
}

// A type of file that is accepted as an upload.
struct AcceptedType {
  FileType type;
  std::string_view media_type;
  std::array<std::string_view, 2> extensions;  // lower case, the usual one first; "" for none
  std::string_view end_mark;                   // what the last bytes of a whole file hold
};

inline constexpr std::array<AcceptedType, 3> kAcceptedTypes = {{
    {FileType::pdf, "application/pdf", {"pdf", ""}, "%%EOF"},
    {FileType::jpeg, "image/jpeg", {"jpg", "jpeg"}, "\xFF\xD9"},
    {FileType::png, "image/png", {"png", ""}, "IEND"},
}};

inline constexpr auto kMediaTypes = [] {
  std::array<std::string_view, kAcceptedTypes.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kAcceptedTypes[i].media_type;
  return names;
}();

// Apart from the rows, so that the advice on a file's name holds no more of them.
inline constexpr auto kAcceptedExtensions = [] {
  std::array<decltype(AcceptedType::extensions), kAcceptedTypes.size()> extensions;
  for (std::size_t i = 0; i < extensions.size(); ++i) extensions[i] = kAcceptedTypes[i].extensions;
  return extensions;
}();

// The row of an accepted type; null for any other.
constexpr const AcceptedType* find_accepted(FileType type) {
  for (const AcceptedType& accepted : kAcceptedTypes) {
    if (accepted.type == type) return &accepted;
  }
  return nullptr;
}

inline constexpr std::size_t kFileHeadBytes = 65'536;  // of a file, the first so many are looked at
inline constexpr std::size_t kFileTailBytes = 1'024;   // and the last so many
inline constexpr std::size_t kFileSignatureBytes =
    1'024;                                               // where `%PDF-` and `<svg` are looked for
inline constexpr std::size_t kSmallFileBytes = 102'400;  // a file of so many is large enough
inline constexpr std::size_t kSmallImagePixels = 1'000;  // an image with so long a side, too

// Section 6, `v1_member`: the members of the v1 body and what takes their place.
struct V1Member {
  std::string_view name;
  std::string_view use;
};

inline constexpr std::array<V1Member, 3> kV1Members = {{
    {"proof_of_identity", name_of(Member::identifying_documents)},
    {"proof_of_address", name_of(Member::address_documents)},
    {"customer_id", "{customer_id}"},
}};

// Section 8: the statuses that a customer is known to have.
inline constexpr std::array<std::string_view, 9> kCustomerStatuses = {
    "INCOMPLETE",    "PROCESSING",      "REVIEWING", "APPROVED", "ASSOCIATED_PARTIES_REMAINING",
    "IN_COMPLIANCE", "ACTION_REQUIRED", "REJECTED",  "ON_HOLD"};

// Section 1: the 249 officially assigned ISO 3166-1 alpha-3 codes, sorted, three letters each.
inline constexpr std::string_view kCountries =
    "ABWAFGAGOAIAALAALBANDAREARGARMASMATAATFATGAUSAUTAZEBDIBELBENBESBFABGDBGRBHRBHSBIHBLM"
    "BLRBLZBMUBOLBRABRBBRNBTNBVTBWACAFCANCCKCHECHLCHNCIVCMRCODCOGCOKCOLCOMCPVCRICUBCUWCXR"
    "CYMCYPCZEDEUDJIDMADNKDOMDZAECUEGYERIESHESPESTETHFINFJIFLKFRAFROFSMGABGBRGEOGGYGHAGIB"
    "GINGLPGMBGNBGNQGRCGRDGRLGTMGUFGUMGUYHKGHMDHNDHRVHTIHUNIDNIMNINDIOTIRLIRNIRQISLISRITA"
    "JAMJEYJORJPNKAZKENKGZKHMKIRKNAKORKWTLAOLBNLBRLBYLCALIELKALSOLTULUXLVAMACMAFMARMCOMDA"
    "MDGMDVMEXMHLMKDMLIMLTMMRMNEMNGMNPMOZMRTMSRMTQMUSMWIMYSMYTNAMNCLNERNFKNGANICNIUNLDNOR"
    "NPLNRUNZLOMNPAKPANPCNPERPHLPLWPNGPOLPRIPRKPRTPRYPSEPYFQATREUROURUSRWASAUSDNSENSGPSGS"
    "SHNSJMSLBSLESLVSMRSOMSPMSRBSSDSTPSURSVKSVNSWESWZSXMSYCSYRTCATCDTGOTHATJKTKLTKMTLSTON"
    "TTOTUNTURTUVTWNTZAUGAUKRUMIURYUSAUZBVATVCTVENVGBVIRVNMVUTWLFWSMYEMZAFZMBZWE";

// The countries in the form that they are looked up in, which is also the smallest: where the codes
// of each first letter start, and how far the other two letters of each code, as a number, lie
// behind those of the code before it.
struct CountryTable {
  std::array<std::uint8_t, 27> starts{};
  std::array<std::uint16_t, 249> steps{};
};

constexpr std::uint32_t letter_number(char letter) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(letter)) - 'A';
}

// The last two letters of a code, as a number above 0.
constexpr std::uint32_t ending_number(std::string_view code) {
  return letter_number(code[1]) * 26 + letter_number(code[2]) + 1;
}

inline constexpr CountryTable kCountryTable = [] {
  CountryTable table;
  static_assert(kCountries.size() == 3 * table.steps.size());
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < table.steps.size(); ++i) {
    const std::string_view code = kCountries.substr(3 * i, 3);
    if (i > 0 && code[0] != kCountries[3 * i - 3]) before = 0;
    table.steps[i] = static_cast<std::uint16_t>(ending_number(code) - before);
    before = ending_number(code);
    for (std::size_t letter = letter_number(code[0]) + 1; letter < table.starts.size(); ++letter) {
      ++table.starts[letter];
    }
  }
  return table;
}();

constexpr bool is_country(std::string_view code) {
  if (code.size() != 3) return false;
  for (const char c : code) {
    if (letter_number(c) >= 26) return false;
  }
  const std::uint32_t letter = letter_number(code[0]);
  const std::uint32_t wanted = ending_number(code);
  std::uint32_t reached = 0;
  for (std::size_t i = kCountryTable.starts[letter];
       reached < wanted && i < kCountryTable.starts[letter + 1]; ++i) {
    reached += kCountryTable.steps[i];
  }
  return reached == wanted;
}

// Section 6, `state_not_iso3166_2`: the codes of ISO 3166-2 with their usual names.
struct UsState {
  std::string_view code;
  std::string_view name;
};

inline constexpr std::array<UsState, 57> kUsStates = {{
    {"US-AK", "Alaska"},
    {"US-AL", "Alabama"},
    {"US-AR", "Arkansas"},
    {"US-AZ", "Arizona"},
    {"US-CA", "California"},
    {"US-CO", "Colorado"},
    {"US-CT", "Connecticut"},
    {"US-DE", "Delaware"},
    {"US-FL", "Florida"},
    {"US-GA", "Georgia"},
    {"US-HI", "Hawaii"},
    {"US-IA", "Iowa"},
    {"US-ID", "Idaho"},
    {"US-IL", "Illinois"},
    {"US-IN", "Indiana"},
    {"US-KS", "Kansas"},
    {"US-KY", "Kentucky"},
    {"US-LA", "Louisiana"},
    {"US-MA", "Massachusetts"},
    {"US-MD", "Maryland"},
    {"US-ME", "Maine"},
    {"US-MI", "Michigan"},
    {"US-MN", "Minnesota"},
    {"US-MO", "Missouri"},
    {"US-MS", "Mississippi"},
    {"US-MT", "Montana"},
    {"US-NC", "North Carolina"},
    {"US-ND", "North Dakota"},
    {"US-NE", "Nebraska"},
    {"US-NH", "New Hampshire"},
    {"US-NJ", "New Jersey"},
    {"US-NM", "New Mexico"},
    {"US-NV", "Nevada"},
    {"US-NY", "New York"},
    {"US-OH", "Ohio"},
    {"US-OK", "Oklahoma"},
    {"US-OR", "Oregon"},
    {"US-PA", "Pennsylvania"},
    {"US-RI", "Rhode Island"},
    {"US-SC", "South Carolina"},
    {"US-SD", "South Dakota"},
    {"US-TN", "Tennessee"},
    {"US-TX", "Texas"},
    {"US-UT", "Utah"},
    {"US-VA", "Virginia"},
    {"US-VT", "Vermont"},
    {"US-WA", "Washington"},
    {"US-WI", "Wisconsin"},
    {"US-WV", "West Virginia"},
    {"US-WY", "Wyoming"},
    {"US-AS", "American Samoa"},
    {"US-DC", "District of Columbia"},
    {"US-GU", "Guam"},
    {"US-MP", "Northern Mariana Islands"},
    {"US-PR", "Puerto Rico"},
    {"US-UM", "United States Minor Outlying Islands"},
    {"US-VI", "U.S. Virgin Islands"},
}};

}  // namespace dossier
