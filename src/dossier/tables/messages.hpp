// What findings say, in English: a message for each code, and the words that messages are put
// together of.
//
// A message is a template. It follows the name of the document and file at fault ("Identity
// document 1, file 2: ") or starts the sentence where there is none. `{param}` stands for a value,
// `{member}` for what the last token of the path is called in words, `{name}` for that token
// itself, `{param|one|many}` for the words that fit the number, in which `#` is the number itself,
// or
// `{param|none|one|many}` where nought has words of its own, and
// `[text {param}]` for a text that is left out together with its parameter. A `file_type` stands in
// it in the words of kFileTypeWords, and `{remedy}` for what kFileTypeRemedies says of the rule's
// first param.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"

namespace dossier {

template <class AnyCode>
struct MessageRow {
  AnyCode code;
  std::string_view message;
};

// clang-format off
inline constexpr std::array<MessageRow<Code>, kRules.size()> kMessages = {{
    {Code::body_too_large,
     "the request is {actual} bytes long, and at most {max} are accepted. Upload files beforehand and send only their links."},
    {Code::malformed_json,
     "the request is not valid JSON{offset|: it may be empty, UTF-16 or begin with a byte order mark| after # byte| after # bytes}. Correct it."},
    {Code::body_too_deep,
     "the request nests more than {max} lists and objects inside one another. Send it in the form that the service describes."},
    {Code::duplicate_member,
     "“{name}” is given more than once. Keep only one of them."},

    {Code::customer_type_not_individual,
     "documents can be attached in this way only for a person, and this customer is not one. Use the process for the customer's type."},
    {Code::api_version_not_v2,
     "this customer was not created with version 2 of the service. Use the version that created it."},
    {Code::customer_status_not_allowed,
     "the customer's status is “{actual}”, and documents are taken only while something is missing or needs action. Wait until the status changes."},
    {Code::attach_in_flight,
     "documents for this customer are being attached already. Wait until the status changes."},

    {Code::required,
     "please add the {member}."},
    {Code::type_mismatch,
     "the {member} must be {expected}, not {actual}."},
    {Code::empty,
     "the {member} cannot be empty. Please add what is missing."},
    {Code::unknown_value,
     "“{actual}” is not a known {member}.[ Did you mean “{suggestion}”?] Choose one of {allowed}."},
    {Code::too_long,
     "the {member} is {actual} characters long, and at most {max} are accepted. Shorten it."},
    {Code::invalid_date,
     "the {member} is not a real day written as YYYY-MM-DD, such as 2029-06-01.[ Did you mean {suggestion}?] Correct it."},
    {Code::invalid_country,
     "the {member} is not a code that is accepted.[ Did you mean “{suggestion}”?] Use the three capital letters of ISO 3166-1, such as USA or DEU."},

    {Code::primary_document_limit,
     "only one document besides the selfie can prove the identity, and {first} is one already. Remove one of them."},
    {Code::selfie_limit,
     "only one selfie can be attached, and {first} is one already. Remove one of them."},
    {Code::selfie_required,
     "please add a selfie."},
    {Code::state_required,
     "a driver's license of the United States needs its state. Add it, such as US-CA for California."},
    {Code::state_forbidden,
     "this kind of document must not have a state. Remove the state."},
    {Code::expiry_not_in_future,
     "the expiry date must be later than today, {today}. Use a document that has not expired."},
    {Code::expiry_not_after_issue,
     "the expiry date must be later than the issue date. Compare both with the document."},
    {Code::file_count,
     "this document needs exactly {expected} {expected|file|files}, and {actual} {actual|is|are} given. Add or remove files."},
    {Code::side_required,
     "this document has two sides. Say which the file shows."},
    {Code::side_duplicate,
     "{first} shows the {side} of this document already. Add the other side, or remove the file."},
    {Code::side_missing,
     "the {side} of the document is missing. Add a file that shows it."},
    {Code::file_uri_duplicate,
     "this is the same file as {first}. Upload a file of its own for each of them."},
    {Code::address_document_count,
     "exactly {expected} address {expected|document|documents} must be attached, and {actual} {actual|is|are} given. Add or remove address documents."},
    {Code::address_country_mismatch,
     "the document is from “{actual}”, and the customer lives in “{expected}”. Use a document from the country of residence."},
    {Code::tos_mismatch,
     "the {member} belongs to another customer or to an old link. Agree to the terms by this customer's latest link."},

    {Code::file_not_owned,
     "this file was not uploaded for this customer. Upload it again."},

    {Code::v1_member,
     "“{name}” belongs to version 1 of the service and is ignored. Use “{use}” instead."},
    {Code::unknown_member,
     "“{name}” is not known here and is ignored.[ Did you mean “{suggestion}”?] Correct its name or remove it."},
    {Code::ignored_for_selfie,
     "a selfie needs no {member}, so it is ignored. Remove it."},
    {Code::state_not_iso3166_2,
     "the {member} is not written as a code of the United States, such as US-CA.[ Did you mean “{suggestion}”?] Reviewers may ask for it."},
    {Code::issue_date_in_future,
     "the issue date is still to come. Compare it with the document."},
    {Code::year_unlikely,
     "the {member} is in the year {year}, which is unlikely. Compare it with the document, and give it in the Gregorian calendar."},
    {Code::expiry_soon,
     "the document expires in {days} {days|day|days}, and reviewers ask for two months. Use one that is valid for longer, if you can."},
    {Code::address_document_old,
     "the document was issued {days} {days|day|days} ago, and reviewers ask for one of the last three months. Use a newer one, if you can."},
    {Code::file_type_unusual,
     "the name of the file does not say that it is a PDF, JPEG or PNG[, but “{extension}”]. Check that it is one of these."},
    {Code::tos_not_uuid,
     "the {member} does not look like one. Copy it from the link to the terms."},
}};

inline constexpr std::array<MessageRow<FileCode>, kFileRules.size()> kFileMessages = {{
    {FileCode::file_empty,
     "this file is empty. Choose another one, or take the photo again."},
    {FileCode::file_type_not_accepted,
     "this is {detected}, and only PDF, JPEG and PNG files are accepted. {remedy}"},
    {FileCode::file_too_large,
     "this file is {actual}, and the limit is {max}. Save it smaller, or take a photo instead."},
    {FileCode::file_truncated,
     "this file is incomplete: it begins as {type}, but its end is missing. Download or save it again."},
    {FileCode::file_extension_mismatch,
     "this file is {type}, but its name does not say so[: it ends in “.{extension}”]. {remedy}"},
    {FileCode::file_protected,
     "this PDF may ask for a password. Check that it opens without one, or save a copy that does."},
    {FileCode::file_garbled,
     "this PDF was damaged on its way and will show nothing. Download it again from where it comes."},
    {FileCode::file_small,
     "this picture is small ({size}), and reviewers ask for at least 100 KB or 300 DPI. Check that all text is readable, or choose a larger one."},
    {FileCode::image_small,
     "this picture has a low resolution ({width} × {height}). Check that all text is readable, or take the photo again from closer."},
    {FileCode::image_grey,
     "this picture has no color, and reviewers ask for color copies. Take a photo, or scan it in color."},
}};
// clang-format on

static_assert(stands_in_order(kMessages) && stands_in_order(kFileMessages));

constexpr std::string_view template_of(Code code) {
  return kMessages[static_cast<std::size_t>(code)].message;
}

constexpr std::string_view template_of(FileCode code) {
  return kFileMessages[static_cast<std::size_t>(code)].message;
}

// The types of JSON.
inline constexpr std::array<std::string_view, kJsonTypeNames.size()> kJsonTypeWords = {
    "nothing", "null", "true or false", "a number", "a text", "a list", "an object"};

// What a member is called in a message. Only `country` and `type` mean different things in
// different objects, and read well in both.
inline constexpr std::array<std::string_view, kMemberNames.size()> kMemberWords = {
    "identity documents",
    "address documents",
    "agreement to the terms",
    "document type",
    "document number",
    "country of issue",
    "state",
    "issue date",
    "expiry date",
    "files",
    "side",
    "file"};

// The sides of a document.
inline constexpr std::array<std::string_view, kSides.size()> kSideWords = {"front", "back"};

// What a value is called that no member names.
inline constexpr std::string_view kRequestWord = "request";
inline constexpr std::string_view kDocumentWord = "document";
inline constexpr std::string_view kFileWord = "file";

// How a message names a document and a file in it, each before its number, and goes on from there.
inline constexpr std::string_view kIdentityDocumentWords = "identity document ";
inline constexpr std::string_view kAddressDocumentWords = "address document ";
inline constexpr std::string_view kFileWords = ", file ";
inline constexpr std::string_view kPlaceEnd = ": ";

// How a size is written, behind its number.
inline constexpr std::uint64_t kKilobyte = 1'024;
inline constexpr std::uint64_t kMegabyte = 1'048'576;
inline constexpr std::string_view kKilobyteWord = " KB";
inline constexpr std::string_view kMegabyteWord = " MB";
inline constexpr std::string_view kDecimalPoint = ".";

// What stands between the texts of a list, and before its last one.
inline constexpr std::string_view kListComma = ", ";
inline constexpr std::string_view kListOr = " or ";

// A type of file in words, and what to do about a file of that type: where it is not accepted, how
// to come to one that is; where it is, how to name it.
inline constexpr std::array<std::string_view, kFileTypeNames.size()> kFileTypeWords = {
    "a JPEG image",   "a PNG image",
    "a PDF document", "a GIF image",
    "a BMP image",    "a TIFF image",
    "a WebP image",   "an AVIF image",
    "a HEIC photo",   "a ZIP archive or an office document",
    "a web page",     "an SVG drawing",
    "a text file",    "a file of an unknown kind"};

namespace remedies {

inline constexpr std::string_view kSaveAsImage = "Save it as JPEG or PNG, or take a photo instead.";
inline constexpr std::string_view kSaveAsPdf =
    "Save the document itself as PDF, or take a photo of it.";
inline constexpr std::string_view kDownloadAgain =
    "Download the document itself, or take a photo of it.";

}  // namespace remedies

inline constexpr std::array<std::string_view, kFileTypeNames.size()> kFileTypeRemedies = {
    "Let its name end in “.jpg”.",
    "Let its name end in “.png”.",
    "Let its name end in “.pdf”.",
    remedies::kSaveAsImage,
    remedies::kSaveAsImage,
    remedies::kSaveAsImage,
    remedies::kSaveAsImage,
    remedies::kSaveAsImage,
    "On an iPhone, choose “Most Compatible” under Settings > Camera > Formats and take the photo "
    "again; or save this one as JPEG.",
    remedies::kSaveAsPdf,
    remedies::kDownloadAgain,
    remedies::kSaveAsImage,
    remedies::kSaveAsPdf,
    remedies::kSaveAsPdf};

}  // namespace dossier
