#include "server/process/outcomes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

namespace dossier::sandbox {
namespace {

const Document* find(const AttachRequest& request, DocumentRole role) {
  for (const Document& document : request.documents) {
    if (document.is(role)) return &document;
  }
  return nullptr;
}

// The file of that side, or the first one of a document that has no such side.
const File& file_of(const AttachRequest& request, const Document& document, std::string_view side) {
  const auto files = request.files_of(document);
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& file) {
    return file[Member::side].is_string() && file[Member::side].text == side;
  });
  return found == files.end() ? files.front() : *found;
}

// What `customer.rfi` tells of a wish about a document, or about one that is not there.
nlohmann::ordered_json field_of(const Wish& wish, const Document* document) {
  nlohmann::ordered_json field = {{"field_name", wish.field_name}, {"data_type", wish.data_type}};
  field["status"] = document == nullptr ? "MISSING" : "INVALID";
  field["reason"] = nullptr;
  if (document != nullptr) field["reason"] = wish.reason;
  if (document != nullptr && document->row->two_sided && !wish.side.empty()) {
    field["side"] = wish.side;
  }
  return field;
}

// What the customer's details tell of it.
nlohmann::ordered_json rejection_of(const AttachRequest& request, const Wish& wish,
                                    const Document* document) {
  const nlohmann::ordered_json labels = {wish.label};
  const bool is_of_file = document != nullptr && wish.field_name == "files";
  auto documents = nlohmann::ordered_json::array();
  if (is_of_file) {
    documents.push_back({{"uri", file_of(request, *document, wish.side)[Member::uri].text},
                         {"category", wish.section},
                         {"moderation_comment", wish.reason},
                         {"reject_labels", labels}});
  }
  return {{"applicant",
           {{"moderation_comment", is_of_file ? "" : wish.reason}, {"reject_labels", labels}}},
          {"documents", documents}};
}

}  // namespace

Outcome outcome_of(const AttachRequest& request) {
  Outcome outcome;
  const Document* primary = find(request, DocumentRole::primary);
  if (primary == nullptr) return outcome;
  for (const MagicNumber& magic : kMagicNumbers) {
    if ((*primary)[Member::number].text != magic.number) continue;
    outcome.customer_status = magic.customer_status;
    const Wish& wish = magic.wish;
    if (wish.section.empty()) continue;
    const Document* document = wish.document_type == "SELFIE" ? find(request, DocumentRole::selfie)
                               : wish.section == "proof_of_address"
                                   ? find(request, DocumentRole::address)
                                   : primary;
    const nlohmann::ordered_json category = {
        {"document_type", wish.document_type},
        {"fields", nlohmann::ordered_json::array({field_of(wish, document)})}};
    outcome.request_for_information =
        nlohmann::ordered_json::array({{{"section", wish.section},
                                        {"categories", nlohmann::ordered_json::array({category})}}})
            .dump();
    outcome.rejection_reason = rejection_of(request, wish, document).dump();
  }
  return outcome;
}

}  // namespace dossier::sandbox
