#include <algorithm>
#include <array>
#include <vector>

#include "dossier/rules/rules.hpp"
#include "dossier/text/sorted_texts.hpp"

namespace dossier::rules {
namespace {

constexpr std::size_t kNoSide = kSides.size();

// Marks the index of an address document's file. No body has that many files.
constexpr std::uint32_t kAddressFile = 1U << 31U;
static_assert(kMaxBodyBytes < kAddressFile);

void check_file(const File& file, const Document& document, std::uint32_t index,
                Findings& findings) {
  if (file.type != JsonType::object) {
    findings.add<Code::type_mismatch>(document.file_at(index), JsonType::object, file.type);
    return;
  }
  const Place side_at{&document, Member::side, index};
  const Value& side = file[Member::side];
  if (expect(JsonType::string, side, false, side_at, findings) && file.side == kNoSide) {
    refuse(side.text, side_at, kSides, findings);
  }
  const Place uri_at{&document, Member::uri, index};
  const Value& uri = file[Member::uri];
  if (expect(JsonType::string, uri, true, uri_at, findings) && is_blank(uri.text)) {
    refuse(uri.text, uri_at, {}, findings);
  }
}

void check_sides(const Document& document, std::span<const File> files, Findings& findings) {
  std::array<std::size_t, kSides.size()> first;  // the file that shows each side first
  first.fill(files.size());
  bool all_known = !files.empty();
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::size_t side = files[i].side;
    if (side == kNoSide) {
      all_known = false;
      if (files[i].type == JsonType::object && !files[i][Member::side].named()) {
        findings.add<Code::side_required>(document.file_at(i, Member::side));
      }
    } else if (first[side] < files.size()) {
      findings.add<Code::side_duplicate>(document.file_at(i, Member::side), kSides[side],
                                         document.file_at(first[side], Member::side));
    } else {
      first[side] = i;
    }
  }
  for (std::size_t side = 0; all_known && side < kSides.size(); ++side) {
    if (first[side] == files.size()) {
      findings.add<Code::side_missing>(document.at(Member::files), kSides[side]);
    }
  }
}

// The place of the `uri` of AttachRequest::files[index].
Location uri_at(std::uint32_t index, const AttachRequest& request) {
  index &= ~kAddressFile;
  const auto behind = std::upper_bound(
      request.documents.begin(), request.documents.end(), index,
      [](std::uint32_t file, const Document& document) { return file < document.first_file; });
  const Document& document = *(behind - 1);
  return document.file_at(index - document.first_file, Member::uri);
}

// `file_uri_duplicate`: equal texts are brought together by sorting, and the earliest of them is
// the first.
void check_duplicates(const AttachRequest& request, Findings& findings) {
  std::vector<IndexedText> uris;  // with the index of their file, in the contract's order
  uris.reserve(request.files.size());
  for (const Document& document : request.documents) {
    if (document.row == nullptr || document.is(DocumentRole::selfie)) continue;
    // The contract's order of the two lists decides which is earlier, not the order of the text.
    const std::uint32_t list = document.kind == ObjectKind::identity ? 0 : kAddressFile;
    for (std::uint32_t i = 0; i < document.file_count; ++i) {
      const std::uint32_t file = document.first_file + i;
      const Value& uri = request.files[file][Member::uri];
      if (has_text(uri)) uris.push_back({uri.text, list | file});
    }
  }
  sort_texts(uris);
  std::size_t first = 0;
  for (std::size_t i = 1; i < uris.size(); ++i) {
    if (uris[i].text == uris[first].text) {
      findings.add<Code::file_uri_duplicate>(uri_at(uris[i].index, request),
                                             uri_at(uris[first].index, request));
    } else {
      first = i;
    }
  }
}

}  // namespace

void check_files(const AttachRequest& request, Findings& findings) {
  for (const Document& document : request.documents) {
    const Place at{&document, Member::files};
    if (!expect(JsonType::array, document[Member::files], true, at, findings)) continue;

    const auto files = request.files_of(document);
    if (files.empty()) {
      findings.add<Code::empty>(at.location());
    } else if (document.row != nullptr && files.size() != document.row->file_count) {
      findings.add<Code::file_count>(at.location(), document.row->file_count, files.size());
    }
    for (std::uint32_t i = 0; i < files.size(); ++i) check_file(files[i], document, i, findings);
    if (document.row != nullptr && document.row->two_sided) check_sides(document, files, findings);
  }
  check_duplicates(request, findings);
}

}  // namespace dossier::rules
