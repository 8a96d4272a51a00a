// The files that are made from the core and its tables.
#pragma once

#include <string>
#include <string_view>

namespace dossier::generate {

// docs/rules.md: the catalogue for people.
std::string rules_markdown();

// bindings/npm/src/generated/types.ts: the types of findings and contexts.
std::string typescript_types();

// bindings/npm/src/generated/hash.ts: the hash of the rules, which a page loads without the
// catalogue.
std::string typescript_hash(std::string_view hash);

// bindings/npm/src/generated/catalogue.ts: the catalogue as data.
std::string typescript_catalogue();

// bindings/npm/src/generated/wire.ts: what JavaScript and the WebAssembly module agree on.
std::string typescript_wire();

// bindings/npm/src/generated/request.ts: the type of a request body.
std::string typescript_request();

// bindings/npm/src/generated/fixes.ts: what there is to do about which finding.
std::string typescript_fixes();

// bindings/npm/src/generated/placeholders.ts: what the messages of every language have to say.
std::string typescript_placeholders();

// bindings/npm/src/generated/en.ts: the messages of the core as a language pack.
std::string typescript_english();

}  // namespace dossier::generate
