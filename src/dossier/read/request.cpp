#include "dossier/read/request.hpp"

namespace dossier {
namespace {

constexpr std::size_t kManyDocuments = 64;

}  // namespace

AttachRequest::AttachRequest() {
  documents.reserve(3);
  files.reserve(4);
}

Document& AttachRequest::add_document(ObjectKind kind, std::uint32_t index) {
  if (documents.size() == kManyDocuments) documents.reserve(most_documents);
  Document& document = documents.emplace_back();
  document.kind = kind;
  document.index = index;
  document.first_file = static_cast<std::uint32_t>(files.size());
  return document;
}

File& AttachRequest::add_file(Document& document, JsonType type) {
  ++document.file_count;
  File& file = files.emplace_back();
  file.type = type;
  return file;
}

void File::understand() { side = find_text(kSides, members[Member::side].text); }

void Document::understand() {
  row = kind == ObjectKind::address ? &kAddressDocument
                                    : find_identity_type(members[Member::type].text);
  issue_date = Date::parse(members[Member::issue_date].text);
  expiry_date = Date::parse(members[Member::expiry_date].text);
}

// Places are made for findings only, which are rare: out of line they keep the rules' own code
// small.

[[gnu::noinline]] Location Document::at() const { return Location() / list() / index; }

Location Document::at(Member member) const { return Place{this, member}.location(); }

[[gnu::noinline]] Location Document::file_at(std::size_t file) const {
  return at() / Member::files / file;
}

Location Document::file_at(std::size_t file, Member member) const {
  return Place{this, member, static_cast<std::uint32_t>(file)}.location();
}

[[gnu::noinline]] Location Place::location() const {
  Location parent;
  if (document != nullptr) parent = file == kNoFile ? document->at() : document->file_at(file);
  return parent / member;
}

}  // namespace dossier
