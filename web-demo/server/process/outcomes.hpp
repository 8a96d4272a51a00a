// How the review of an attach ends: numbers of documents that force an outcome.
#pragma once

#include <array>
#include <string_view>

#include "dossier/read/request.hpp"
#include "server/store/attaches.hpp"

namespace dossier::sandbox {

// What a reason of ACTION_REQUIRED points at.
enum class Slot : unsigned char { none, number, front, back, selfie, address };

struct MagicNumber {
  std::string_view number;  // of the primary document, compared exactly
  std::string_view customer_status;
  Slot slot;
  std::string_view code;  // of the reason
  std::string_view message;
};

// Every other number is APPROVED. docs/sandbox.md lists these, and a test compares the two.
inline constexpr std::array<MagicNumber, 8> kMagicNumbers = {{
    {"SANDBOX-APPROVED", "APPROVED", Slot::none, "", ""},
    {"SANDBOX-REJECTED", "REJECTED", Slot::none, "", ""},
    {"SANDBOX-ON-HOLD", "ON_HOLD", Slot::none, "", ""},
    {"SANDBOX-NUMBER", "ACTION_REQUIRED", Slot::number, "number_not_confirmed",
     "The number does not match the document. Correct it."},
    {"SANDBOX-FRONT", "ACTION_REQUIRED", Slot::front, "image_unreadable",
     "The document cannot be read. Upload a sharper picture without glare."},
    {"SANDBOX-BACK", "ACTION_REQUIRED", Slot::back, "image_unreadable",
     "The back of the document cannot be read. Upload a sharper picture without glare."},
    {"SANDBOX-SELFIE", "ACTION_REQUIRED", Slot::selfie, "selfie_not_confirmed",
     "The selfie does not match the document. Take a new one in good light."},
    {"SANDBOX-ADDRESS", "ACTION_REQUIRED", Slot::address, "address_not_confirmed",
     "The address document does not confirm the address. Upload another one."},
}};

// What a request that was accepted will lead to.
Outcome outcome_of(const AttachRequest& request);

}  // namespace dossier::sandbox
