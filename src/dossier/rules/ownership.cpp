#include <algorithm>
#include <vector>

#include "dossier/rules/rules.hpp"
#include "dossier/text/sorted_texts.hpp"

namespace dossier::rules {

void check_ownership(const AttachRequest& request, const Context& context, Findings& findings) {
  if (!context.uploaded_uris) return;
  std::vector<IndexedText> owned;
  owned.reserve(context.uploaded_uris->size());
  for (const std::string& uri : *context.uploaded_uris) owned.push_back({uri});
  sort_texts(owned);
  for (const Document& document : request.documents) {
    const auto files = request.files_of(document);
    for (std::size_t i = 0; i < files.size(); ++i) {
      const Value& uri = files[i][Member::uri];
      if (has_text(uri) && !std::binary_search(owned.begin(), owned.end(), IndexedText{uri.text})) {
        findings.add<Code::file_not_owned>(document.file_at(i, Member::uri));
      }
    }
  }
}

}  // namespace dossier::rules
