// How the review of an attach ends: numbers of documents that force an outcome.
#pragma once

#include <array>
#include <string_view>

#include "dossier/read/request.hpp"
#include "server/store/attaches.hpp"

namespace dossier::sandbox {

// What the reviewers find wrong with a document or the customer (section 12 of the contract).
struct Wish {
  std::string_view section;  // empty where there is none
  std::string_view document_type;
  std::string_view field_name;
  std::string_view data_type;
  std::string_view side;
  std::string_view reason;
  std::string_view label;
};

struct MagicNumber {
  std::string_view number;  // of the primary document, compared exactly
  std::string_view customer_status;
  Wish wish;
};

// Every other number is APPROVED. docs/sandbox.md lists these, and a test compares the two.
inline constexpr std::array<MagicNumber, 8> kMagicNumbers = {{
    {"SANDBOX-APPROVED", "APPROVED", {}},
    {"SANDBOX-REJECTED", "REJECTED", {}},
    {"SANDBOX-ON-HOLD", "ON_HOLD", {}},
    {"SANDBOX-NUMBER",
     "ACTION_REQUIRED",
     {"proof_of_identity", "GOVERNMENT_ID", "number", "TEXT", "",
      "The number does not match the document", "BAD_PROOF_OF_IDENTITY"}},
    {"SANDBOX-FRONT",
     "ACTION_REQUIRED",
     {"proof_of_identity", "GOVERNMENT_ID", "files", "URI", kSides[0],
      "The document cannot be read", "LOW_QUALITY"}},
    {"SANDBOX-BACK",
     "ACTION_REQUIRED",
     {"proof_of_identity", "GOVERNMENT_ID", "files", "URI", kSides[1],
      "The back of the document cannot be read", "LOW_QUALITY"}},
    {"SANDBOX-SELFIE",
     "ACTION_REQUIRED",
     {"proof_of_identity", "SELFIE", "files", "URI", "", "The selfie does not match the document",
      "SELFIE_MISMATCH"}},
    {"SANDBOX-ADDRESS",
     "ACTION_REQUIRED",
     {"proof_of_address", "PROOF_OF_ADDRESS", "files", "URI", "",
      "The document does not confirm the address", "BAD_PROOF_OF_ADDRESS"}},
}};

// What a request that was accepted will lead to.
Outcome outcome_of(const AttachRequest& request);

}  // namespace dossier::sandbox
