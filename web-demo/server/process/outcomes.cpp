#include "server/process/outcomes.hpp"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <string_view>

#include "dossier/read/location.hpp"

namespace dossier::sandbox {
namespace {

const Document* find(const AttachRequest& request, DocumentRole role) {
  for (const Document& document : request.documents) {
    if (document.is(role)) return &document;
  }
  return nullptr;
}

// The file of that side, or the first one of a document that has no such side.
Location file_of(const AttachRequest& request, const Document& document, std::string_view side) {
  const auto files = request.files_of(document);
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) {
    return file[Member::side].is_string() && file[Member::side].text == side;
  });
  return document.file_at(found == files.end() ? 0
                                               : static_cast<std::size_t>(found - files.begin()));
}

// The place in the body that a reason points at. Where a request has no selfie, that is the list in
// which it is missing.
Location place_of(const AttachRequest& request, const Document& primary, Slot slot) {
  if (slot == Slot::number) return primary.at(Member::number);
  if (slot == Slot::front) return file_of(request, primary, kSides[0]);
  if (slot == Slot::back) return file_of(request, primary, kSides[1]);
  const Document* document =
      find(request, slot == Slot::selfie ? DocumentRole::selfie : DocumentRole::address);
  if (document == nullptr) return Location() / Member::identifying_documents;
  return file_of(request, *document, {});
}

}  // namespace

Outcome outcome_of(const AttachRequest& request) {
  Outcome outcome;
  const Document* primary = find(request, DocumentRole::primary);
  if (primary == nullptr) return outcome;
  for (const MagicNumber& magic : kMagicNumbers) {
    if ((*primary)[Member::number].text != magic.number) continue;
    outcome.customer_status = magic.customer_status;
    if (magic.slot == Slot::none) continue;
    outcome.reasons = nlohmann::ordered_json::array(
                          {{{"code", magic.code},
                            {"path", to_pointer(place_of(request, *primary, magic.slot).steps())},
                            {"message", magic.message}}})
                          .dump();
  }
  return outcome;
}

}  // namespace dossier::sandbox
