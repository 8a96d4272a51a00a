#include "dossier/builder.hpp"

#include <algorithm>
#include <span>

namespace dossier {

// Room for the usual body: a primary document, a selfie and an address document with four files in
// all.
Builder::Builder() {
  frames_.reserve(8);
  request_.documents.reserve(3);
  request_.files.reserve(4);
}

ObjectKind Builder::kind_of(Place place) {
  switch (place) {
    case Place::body:
      return ObjectKind::body;
    case Place::identity:
      return ObjectKind::identity;
    case Place::address:
      return ObjectKind::address;
    case Place::file:
      return ObjectKind::file;
    default:
      return ObjectKind::none;
  }
}

// Records a value that begins, and returns the place of what is inside it.
Builder::Place Builder::value(JsonType type, std::string_view text) {
  if (frames_.empty()) {
    request_.type = type;
    return type == JsonType::object ? Place::body : Place::elsewhere;
  }
  Frame& parent = frames_.back();
  if (parent.array) parent.step = Step::element(parent.count++);
  const bool known = parent.step.kind == Step::Kind::member;
  const auto member = static_cast<Member>(parent.step.number);

  switch (parent.place) {
    case Place::body:
      if (!known) break;
      request_.members[member] = {type, text};
      if (type != JsonType::array) break;
      return member == Member::identifying_documents ? Place::identity_list
             : member == Member::address_documents   ? Place::address_list
                                                     : Place::elsewhere;

    case Place::identity_list:
    case Place::address_list: {
      const bool identity = parent.place == Place::identity_list;
      const std::uint32_t index = parent.step.number;
      (identity ? request_.identity_count : request_.address_count) = parent.count;
      if (type == JsonType::object) {
        request_.documents.push_back({identity ? ObjectKind::identity : ObjectKind::address,
                                      index,
                                      identity ? nullptr : &kAddressDocument,
                                      {}});
        return identity ? Place::identity : Place::address;
      }
      request_.wrong_entries.push_back(
          {identity ? Member::identifying_documents : Member::address_documents, index, type});
      break;
    }

    case Place::identity:
    case Place::address: {
      if (!known) break;
      Document& document = request_.documents.back();
      document.members[member] = {type, text};
      if (member == Member::type && document.kind == ObjectKind::identity) {
        document.row = type == JsonType::string ? find_identity_type(text) : nullptr;
      }
      if (member != Member::files || type != JsonType::array) break;
      document.first_file = static_cast<std::uint32_t>(request_.files.size());
      document.file_count = 0;
      return Place::files;
    }

    case Place::files:
      ++request_.documents.back().file_count;
      request_.files.push_back({type, {}});
      if (type == JsonType::object) return Place::file;
      break;

    case Place::file:
      if (known) request_.files.back().members[member] = {type, text};
      break;

    case Place::elsewhere:
      break;
  }
  return Place::elsewhere;
}

void Builder::open(JsonType type) {
  const Place place = value(type, {});
  frames_.push_back({.place = place,
                     .array = type == JsonType::array,
                     .step = {},
                     .first_other = others_.size()});
}

void Builder::name(std::string_view name) {
  if (const auto member = find_member(kind_of(frames_.back().place), name)) {
    this->name(*member);
  } else {
    other_name(name);
  }
}

void Builder::name(Member member) {
  Frame& frame = frames_.back();
  if (!has_member(kind_of(frame.place), member)) return other_name(name_of(member));
  frame.step = Step::of(member);
  if ((frame.named & bit(member)) != 0) note_duplicate(frame.step);
  frame.named |= bit(member);
}

void Builder::other_name(std::string_view name) {
  Frame& frame = frames_.back();
  frame.step = Step::other(name);
  others_.push_back({name});
  const ObjectKind kind = kind_of(frame.place);
  if (kind == ObjectKind::none) return;
  UnknownMember unknown{kind, 0, 0, name};
  if (kind != ObjectKind::body) {
    unknown.document = static_cast<std::uint32_t>(request_.documents.size() - 1);
  }
  if (kind == ObjectKind::file) unknown.file = request_.documents.back().file_count - 1;
  request_.unknown_members.push_back(unknown);
}

void Builder::end_object() {
  Frame& frame = frames_.back();
  const auto others = std::span(others_).subspan(frame.first_other);
  if (others.size() > 1) {
    sort_texts(others);
    const auto twice = std::adjacent_find(
        others.begin(), others.end(),
        [](const IndexedText& a, const IndexedText& b) { return a.text == b.text; });
    if (twice != others.end()) note_duplicate(Step::other(twice->text));
  }
  others_.resize(frame.first_other);
  frames_.pop_back();
}

// Keeps the path of the innermost open object's member `step`, if it comes before the one kept so
// far.
void Builder::note_duplicate(Step step) {
  std::vector<Step> path;
  path.reserve(frames_.size());
  for (const Frame& frame : frames_) path.push_back(frame.step);
  path.back() = step;
  if (!duplicate_ || compare(path, *duplicate_) < 0) duplicate_ = std::move(path);
}

}  // namespace dossier
