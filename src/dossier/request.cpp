#include "dossier/request.hpp"

namespace dossier {

// Places are made for findings only, which are rare: out of line they keep the rules' own code
// small.

[[gnu::noinline]] Location Document::at() const { return Location() / list() / index; }

[[gnu::noinline]] Location Document::at(Member member) const { return at() / member; }

[[gnu::noinline]] Location Document::file_at(std::size_t file) const {
  return at(Member::files) / file;
}

[[gnu::noinline]] Location Document::file_at(std::size_t file, Member member) const {
  return file_at(file) / member;
}

[[gnu::noinline]] Location Place::location() const {
  if (document == nullptr) return Location() / member;
  return file == kNoFile ? document->at(member) : document->file_at(file, member);
}

}  // namespace dossier
