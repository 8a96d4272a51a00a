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

ObjectKind Builder::kind_of(Area area) {
  switch (area) {
    case Area::body:
      return ObjectKind::body;
    case Area::identity:
      return ObjectKind::identity;
    case Area::address:
      return ObjectKind::address;
    case Area::file:
      return ObjectKind::file;
    default:
      return ObjectKind::none;
  }
}

// Understands the members that more than one rule asks about.
void Builder::read(Document& document, Member member, std::string_view text) {
  if (member == Member::type && document.kind == ObjectKind::identity) {
    document.row = find_identity_type(text);
  } else if (member == Member::issue_date) {
    document.issue_date = Date::parse(text);
  } else if (member == Member::expiry_date) {
    document.expiry_date = Date::parse(text);
  }
}

// Records a value that begins, and returns the area that is inside it.
Builder::Area Builder::value(JsonType type, std::string_view text) {
  if (frames_.empty()) {
    request_.type = type;
    return type == JsonType::object ? Area::body : Area::elsewhere;
  }
  Frame& parent = frames_.back();
  if (parent.array) parent.step = Step::element(parent.count++);
  const bool known = parent.step.kind == Step::Kind::member;
  const auto member = static_cast<Member>(parent.step.number);

  switch (parent.area) {
    case Area::body:
      if (!known) break;
      request_.members[member] = {type, text};
      if (type != JsonType::array) break;
      return member == Member::identifying_documents ? Area::identity_list
             : member == Member::address_documents   ? Area::address_list
                                                     : Area::elsewhere;

    case Area::identity_list:
    case Area::address_list: {
      const bool identity = parent.area == Area::identity_list;
      const std::uint32_t index = parent.step.number;
      (identity ? request_.identity_count : request_.address_count) = parent.count;
      if (type == JsonType::object) {
        Document& document = request_.documents.emplace_back();
        document.kind = identity ? ObjectKind::identity : ObjectKind::address;
        document.index = index;
        document.row = identity ? nullptr : &kAddressDocument;
        return identity ? Area::identity : Area::address;
      }
      request_.wrong_entries.push_back(
          {identity ? Member::identifying_documents : Member::address_documents, index, type});
      break;
    }

    case Area::identity:
    case Area::address: {
      if (!known) break;
      Document& document = request_.documents.back();
      document.members[member] = {type, text};
      if (type == JsonType::string) read(document, member, text);
      if (member != Member::files || type != JsonType::array) break;
      document.first_file = static_cast<std::uint32_t>(request_.files.size());
      document.file_count = 0;
      return Area::files;
    }

    case Area::files:
      ++request_.documents.back().file_count;
      request_.files.emplace_back().type = type;
      if (type == JsonType::object) return Area::file;
      break;

    case Area::file:
      if (known) request_.files.back().members[member] = {type, text};
      break;

    case Area::elsewhere:
      break;
  }
  return Area::elsewhere;
}

void Builder::open(JsonType type) {
  const Area area = value(type, {});
  Frame& frame = frames_.emplace_back();
  frame.area = area;
  frame.array = type == JsonType::array;
  frame.first_other = static_cast<std::uint32_t>(others_.size());
}

void Builder::name(std::string_view name) {
  if (const auto member = find_member(kind_of(frames_.back().area), name)) {
    known_name(*member);
  } else {
    other_name(name);
  }
}

void Builder::known_name(Member member) {
  Frame& frame = frames_.back();
  if (!has_member(kind_of(frame.area), member)) return other_name(name_of(member));
  frame.step = Step::of(member);
  if ((frame.named & bit(member)) != 0) note_duplicate(frame.step);
  frame.named |= bit(member);
}

void Builder::other_name(std::string_view name) {
  Frame& frame = frames_.back();
  frame.step = Step::other(name);
  others_.push_back({name});
  const ObjectKind kind = kind_of(frame.area);
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
