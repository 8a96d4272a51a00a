#include "dossier/forms/file_walk.hpp"

namespace dossier {

void FileWalk::feed(std::string_view piece) {
  size_ += piece.size();
  type_.feed(piece);
  // As long as the type is open, each has to see all bytes.
  if (type_.may_be(FileType::jpeg)) jpeg_.feed(piece);
  if (type_.may_be(FileType::png)) png_.feed(piece);
  if (type_.may_be(FileType::pdf)) pdf_.feed(piece);
}

FileFacts FileWalk::facts() const {
  FileFacts facts;
  facts.type = type_.type();
  facts.size = size_;
  if (facts.type == FileType::jpeg) jpeg_.tell(facts);
  if (facts.type == FileType::png) png_.tell(facts);
  if (facts.type == FileType::pdf) pdf_.tell(facts);
  return facts;
}

}  // namespace dossier
