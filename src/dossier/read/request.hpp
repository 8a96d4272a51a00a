// The request body as the rules see it: the contract's members with their types and texts, and no
// JSON.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "dossier/contract.hpp"
#include "dossier/date.hpp"
#include "dossier/read/location.hpp"
#include "dossier/tables/documents.hpp"

namespace dossier {

// The value of a member: its JSON type, `absent` where the member is not there, and the text of a
// string. The contract lets all leaves be strings, so nothing else is kept.
struct Value {
  JsonType type = JsonType::absent;
  std::string_view text;

  constexpr bool named() const { return type != JsonType::absent; }
  constexpr bool is_string() const { return type == JsonType::string; }
};

// The values of the members from `first` to `last`.
template <Member first, Member last>
class Members {
 public:
  Value& operator[](Member member) { return values_[index(member)]; }
  const Value& operator[](Member member) const { return values_[index(member)]; }

 private:
  static constexpr std::size_t index(Member member) {
    return static_cast<std::size_t>(member) - static_cast<std::size_t>(first);
  }
  std::array<Value, static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1> values_;
};

// An element of a `files`. Where `type` is not `object`, nothing else is known of it.
struct File {
  JsonType type = JsonType::absent;
  Members<Member::side, Member::uri> members;
  // Which of kSides it shows; their number where its side is absent, mistyped or unknown.
  std::size_t side = kSides.size();

  const Value& operator[](Member member) const { return members[member]; }

  // Fills in what is made of the members, which are complete: `side`.
  void understand();
};

// An entry of `identifying_documents` or `address_documents` that is an object.
struct Document {
  ObjectKind kind = ObjectKind::identity;  // or address
  std::uint32_t index = 0;                 // in its list
  // The row of the contract that the entry follows; null for an identity entry whose type is
  // absent, mistyped or unknown, which is checked for its shape only.
  const DocumentType* row = nullptr;
  Members<Member::type, Member::files> members;
  std::optional<Date> issue_date;  // where the member is a valid date
  std::optional<Date> expiry_date;
  std::uint32_t first_file = 0;  // in AttachRequest::files; where it has none, that of the next
  std::uint32_t file_count = 0;

  const Value& operator[](Member member) const { return members[member]; }

  // Fills in what is made of the members, which are complete: `row` and the two dates. No other
  // type of value has a text that means something to them.
  void understand();

  bool is(DocumentRole role) const { return row != nullptr && row->role == role; }

  // The date that a date member holds, if it is a valid one.
  const std::optional<Date>& date(Member member) const {
    return member == Member::issue_date ? issue_date : expiry_date;
  }

  // The list that the entry stands in.
  constexpr Member list() const {
    return kind == ObjectKind::identity ? Member::identifying_documents : Member::address_documents;
  }
  Location at() const;
  Location at(Member member) const;
  Location file_at(std::size_t file) const;
  Location file_at(std::size_t file, Member member) const;
};

// The place of a member of a document or a file, which costs nothing until a finding asks for its
// Location.
struct Place {
  const Document* document = nullptr;  // null for a member of the body
  Member member;
  std::uint32_t file = kNoFile;

  static constexpr std::uint32_t kNoFile = 0xFFFFFFFF;

  Location location() const;
};

// An entry of a list that is no object.
struct WrongEntry {
  Member list;
  std::uint32_t index;
  JsonType type;
};

// A member, in an object of the contract, that the contract does not name there.
struct UnknownMember {
  ObjectKind kind;
  std::uint32_t document;  // in AttachRequest::documents, unless the object is the body
  std::uint32_t file;      // within its document, if the object is a file
  std::string_view name;
};

struct AttachRequest {
  // With room for the usual body: a primary document, a selfie and an address document with four
  // files in all.
  AttachRequest();

  Value body;  // of any type
  Members<Member::identifying_documents, Member::tos_policies_value> members;
  std::uint32_t identity_count = 0;  // elements of `identifying_documents`, of any type
  std::uint32_t address_count = 0;
  std::vector<Document> documents;  // in the order of the text
  std::vector<WrongEntry> wrong_entries;
  std::vector<File> files;
  std::vector<UnknownMember> unknown_members;
  // How many entries the text that is read can hold, if that is known. Room for all of them is made
  // where there are many: it costs nothing until it is used, and moving many does.
  std::size_t most_documents = 0;

  const Value& operator[](Member member) const { return members[member]; }

  // The number of elements of the list of such entries.
  std::uint32_t& count_of(ObjectKind kind) {
    return kind == ObjectKind::identity ? identity_count : address_count;
  }

  // Adds an entry with that index in its list.
  Document& add_document(ObjectKind kind, std::uint32_t index);

  // Adds an element of that type to the files of the last document.
  File& add_file(Document& document, JsonType type);

  std::span<const File> files_of(const Document& document) const {
    return std::span(files).subspan(document.first_file, document.file_count);
  }
};

}  // namespace dossier
