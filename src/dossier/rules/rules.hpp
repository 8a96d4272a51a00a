// The rules of sections 5 and 6, by topic. Each function looks at what it is given and adds what it
// finds; none depends on another, and their order does not matter.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "dossier/context.hpp"
#include "dossier/contract.hpp"
#include "dossier/date.hpp"
#include "dossier/read/request.hpp"
#include "dossier/rules/findings.hpp"
#include "dossier/text/ascii.hpp"

namespace dossier::rules {

// Stages 2 and 3: may this customer attach at all, and now?
void check_customer(const Context& context, Findings& findings);

// Stage 4: the body's own members, and what its lists hold besides documents.
void check_body(const AttachRequest& request, const Context& context, Findings& findings);

// Stage 4: the members of every document but its files.
void check_documents(const AttachRequest& request, const Context& context, Findings& findings);

// Stage 4: the files of every document.
void check_files(const AttachRequest& request, Findings& findings);

// Stage 5: do the files belong to this customer?
void check_ownership(const AttachRequest& request, const Context& context, Findings& findings);

// Section 6.
void advise(const AttachRequest& request, const Context& context, Findings& findings);

// A string that is not blank; what is absent, mistyped or blank equals nothing that a rule compares
// with.
inline bool has_text(const Value& value) { return value.is_string() && !is_blank(value.text); }

// Whether a document's type and country ask for a state.
inline bool asks_for_state(const Document& document) {
  const Value& country = document[Member::country];
  return document.row != nullptr && document.row->need(Member::state) == Need::conditional &&
         country.is_string() && country.text == kStateCountry;
}

// Adds what is wrong with a value that is not of the expected type.
void add_mismatch(JsonType expected, const Value& value, bool required, const Place& at,
                  Findings& findings);

// Whether a value is there and of that type; adds what is wrong where it is not.
inline bool expect(JsonType expected, const Value& value, bool required, const Place& at,
                   Findings& findings) {
  if (value.type == expected) return true;
  add_mismatch(expected, value, required, at, findings);
  return false;
}

// Adds what is wrong with a text that its member does not take: it is blank; or it is none of those
// that are allowed; or, where no list says which are, it is no country or no date.
void refuse(std::string_view text, const Place& at, std::span<const std::string_view> allowed,
            Findings& findings);

}  // namespace dossier::rules
