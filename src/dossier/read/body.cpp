#include "dossier/read/body.hpp"

#include "dossier/read/builder.hpp"
#include "dossier/read/packed_reader.hpp"
#include "dossier/read/text_reader.hpp"

namespace dossier {

Body read_text(std::string_view text) {
  if (text.size() > kMaxBodyBytes) return too_large(text.size());
  Body body;
  body.request.most_documents = text.size() / std::string_view("{},").size();
  Builder builder(body);
  TextReader reader(text);
  body.fault = reader.read(builder);
  body.bytes = reader.offset();
  body.unescaped = reader.take_unescaped();
  return body;
}

Body read_packed(PackedReader& reader) {
  Body body;
  if (!reader.read_body(body.request)) body.fault = ReadFault::malformed;
  return body;
}

Body too_large(std::size_t bytes) {
  Body body;
  body.fault = ReadFault::too_large;
  body.bytes = bytes;
  return body;
}

}  // namespace dossier
