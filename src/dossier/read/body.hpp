// A request body that has been read: what the rules look at, or why there is nothing to look at.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "dossier/read/location.hpp"
#include "dossier/read/read_fault.hpp"
#include "dossier/read/request.hpp"

namespace dossier {

class PackedReader;

struct Body {
  ReadFault fault = ReadFault::none;
  std::size_t bytes = 0;  // of one that is too large, all; of one that is malformed, those before
  std::vector<Step> duplicate;  // the path of the first member, in report order, that an object
                                // names a second time; empty where none does
  AttachRequest request;        // as far as it was read
  std::unique_ptr<char[]> unescaped;  // what texts of the request that had escapes refer to
};

// The readers. What a body is read from must outlive it.

// Reads a text, but for one that is too large.
Body read_text(std::string_view text);

// Reads what follows in a packed reader. What makes no sense is malformed.
Body read_packed(PackedReader& reader);

// What there is to say of a body of so many bytes, which are more than kMaxBodyBytes.
Body too_large(std::size_t bytes);

}  // namespace dossier
