// The words of the contract: its members, kinds of object, facts, types, limits and values, as the
// rest of the library names them. What it says of them stands in tables/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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
static_assert(kMemberNames.size() == static_cast<std::size_t>(Member::uri) + 1);

constexpr std::string_view name_of(Member member) {
  return kMemberNames[static_cast<std::size_t>(member)];
}

constexpr std::uint32_t bit(Member member) { return 1U << static_cast<unsigned>(member); }

// The kinds of object that the contract puts somewhere; `none` stands for every other object.
enum class ObjectKind : std::uint8_t { body, identity, address, file, none };

// Section 1: sides of a document.
inline constexpr std::array<std::string_view, 2> kSides = {"FRONT", "BACK"};

// What a document type asks of a member. `conditional` is the state of a driver's license: required
// where the issuing country is `kStateCountry`, optional elsewhere.
enum class Need : std::uint8_t { required, optional, forbidden, ignored, conditional };

inline constexpr std::array<std::string_view, 5> kNeedNames = {"required", "optional", "forbidden",
                                                               "ignored", "conditional"};

constexpr std::string_view name_of(Need need) { return kNeedNames[static_cast<std::size_t>(need)]; }

// The members of a document that types differ in, which are the members that a SELFIE ignores.
inline constexpr std::array<Member, 5> kDetailMembers = {
    Member::number, Member::country, Member::state, Member::issue_date, Member::expiry_date};

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

// Sections 3 to 6: limits and the values that rules compare with.
inline constexpr std::size_t kMaxBodyBytes = 262'144;
inline constexpr std::size_t kMaxDepth = 32;        // arrays and objects open at once
inline constexpr std::size_t kMaxFindings = 100;    // in each list of a report
inline constexpr std::size_t kMaxQuoted = 64;       // code points of a value quoted in a message
inline constexpr std::size_t kMaxStateLength = 64;  // code points
inline constexpr std::size_t kAddressDocumentCount = 1;
inline constexpr int kIssueDaysAhead = 1;  // `today` is UTC, and the next day has begun east of it
inline constexpr int kFirstLikelyYear = 1900;
inline constexpr int kLastLikelyYear = 2200;
inline constexpr std::string_view kNoEnd = "9999-12-31";  // when what has no end is said to expire
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
  html,
  svg,
  text,
  unknown,
};

inline constexpr std::array<std::string_view, 14> kFileTypeNames = {
    "jpeg", "png",  "pdf", "gif",  "bmp", "tiff", "webp",
    "avif", "heic", "zip", "html", "svg", "text", "unknown"};
static_assert(kFileTypeNames.size() == static_cast<std::size_t>(FileType::unknown) + 1);

constexpr std::string_view name_of(FileType type) {
  return kFileTypeNames[static_cast<std::size_t>(type)];
}

inline constexpr std::size_t kFileHeadBytes = 65'536;      // what tells a text, and a garbled PDF
inline constexpr std::size_t kFileSignatureBytes = 1'024;  // what tells every other type
inline constexpr std::uint64_t kMaxFileBytes = 10'485'760;
inline constexpr std::uint64_t kSmallFileBytes = 102'400;  // a file of so many is large enough
inline constexpr std::size_t kSmallImagePixels = 1'000;    // an image with so long a side, too
inline constexpr unsigned kGarbledTimes = 16;              // so many U+FFFD make a PDF garbled

// 300 dots per inch, as JPEG and PNG can say it.
inline constexpr unsigned kDensePerInch = 300;
inline constexpr unsigned kDensePerCentimetre = 118;
inline constexpr unsigned kDensePerMetre = 11'811;

// Section 11: what fixes do, in the words of RFC 6902.
enum class FixOperation : std::uint8_t { replace, move, remove };

inline constexpr std::array<std::string_view, 3> kFixOperationNames = {"replace", "move", "remove"};

constexpr std::string_view name_of(FixOperation operation) {
  return kFixOperationNames[static_cast<std::size_t>(operation)];
}

// Section 8: the statuses that a customer is known to have.
inline constexpr std::array<std::string_view, 9> kCustomerStatuses = {
    "INCOMPLETE",    "PROCESSING",      "REVIEWING", "APPROVED", "ASSOCIATED_PARTIES_REMAINING",
    "IN_COMPLIANCE", "ACTION_REQUIRED", "REJECTED",  "ON_HOLD"};

}  // namespace dossier
