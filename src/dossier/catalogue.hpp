// The catalogues of rules as data (sections 5, 6 and 10): what documentation, tools and other
// languages show of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/codes.hpp"
#include "dossier/contract.hpp"

namespace dossier {

// A rule about bodies or files. Its texts are the tables' own and live for ever.
struct CatalogueEntry {
  std::string_view code;
  std::string_view stage;  // of section 4, or `advice`; `file` or `file_advice` for one about files
  int status;              // HTTP; 0 where it refuses no request
  Fact fact;               // what it needs of the context; Fact::none where the body alone decides
  std::string_view where;  // the place that it looks at, in words
  std::string_view when;   // what it asks, in words
  std::string_view source;  // R the endpoint's reference page, S its description, D the contract
  std::span<const Param> params;
  std::string_view message;  // a template, with its params in braces
};

// The catalogue of bodies and then that of files, each in the contract's order.
std::vector<CatalogueEntry> catalogue();

// {"code", "stage", "status", "fact", "where", "when", "source", "params": [{"name", "type"}, …],
// "message"} as compact JSON, with `status` null for 0, and `fact`, a path into the context, null
// for none.
std::string to_json(const CatalogueEntry& entry);
std::string to_json(std::span<const CatalogueEntry> entries);

// The type of a param in words.
std::string_view name_of(ParamType type);

}  // namespace dossier
