#include "dossier/read/builder.hpp"

#include <algorithm>
#include <span>

namespace dossier {

Builder::Builder(Body& body) : body_(body), request_(body.request) {
  frames_[0].slot = &request_.body;
}

ObjectKind Builder::kind_of(Area area) {
  static_assert(static_cast<int>(Area::file) == static_cast<int>(ObjectKind::file));
  return area < Area::elsewhere ? static_cast<ObjectKind>(area) : ObjectKind::none;
}

// Where the member of an object of the contract is kept.
Value* Builder::slot_of(Area area, Member member) {
  switch (area) {
    case Area::body:
      return &request_.members[member];
    case Area::file:
      return &request_.files.back().members[member];
    default:
      return &request_.documents.back().members[member];
  }
}

// The area of an object or array that is the value of a member of the contract, or the body.
Builder::Area Builder::area_in_slot(JsonType type) {
  const Frame& parent = top();
  if (depth_ == 0) return type == JsonType::object ? Area::body : Area::elsewhere;
  if (type != JsonType::array) return Area::elsewhere;
  switch (parent.member) {
    case Member::identifying_documents:
      return Area::identity_list;
    case Member::address_documents:
      return Area::address_list;
    case Member::files:
      // Anew, in a document that names its files twice.
      request_.documents.back().first_file = static_cast<std::uint32_t>(request_.files.size());
      request_.documents.back().file_count = 0;
      return Area::files;
    default:
      return Area::elsewhere;
  }
}

// Records a value that stands in no slot, and returns the area that is inside it.
Builder::Area Builder::element(JsonType type) {
  Frame& parent = top();
  if (parent.kind != Step::Kind::index) return Area::elsewhere;
  ++parent.count;
  if (parent.area == Area::files) {
    request_.add_file(request_.documents.back(), type);
    return type == JsonType::object ? Area::file : Area::elsewhere;
  }
  return parent.area == Area::elsewhere ? Area::elsewhere : entry(type);
}

// The same, for an entry of one of the body's lists.
Builder::Area Builder::entry(JsonType type) {
  const Frame& parent = top();
  const bool identity = parent.area == Area::identity_list;
  const ObjectKind kind = identity ? ObjectKind::identity : ObjectKind::address;
  request_.count_of(kind) = parent.count;
  if (type != JsonType::object) {
    request_.wrong_entries.push_back(
        {identity ? Member::identifying_documents : Member::address_documents, parent.count - 1,
         type});
    return Area::elsewhere;
  }
  request_.add_document(kind, parent.count - 1);
  return identity ? Area::identity : Area::address;
}

void Builder::open(JsonType type) {
  Area area = Area::elsewhere;
  if (Value* const slot = top().slot) {
    *slot = {type, {}};
    area = area_in_slot(type);
  } else {
    area = element(type);
  }
  Frame& frame = frames_[++depth_];
  frame.area = area;
  frame.kind = type == JsonType::array ? Step::Kind::index : Step::Kind::other;
  frame.slot = nullptr;
  frame.count = 0;
  frame.named = 0;
  frame.first_other = static_cast<std::uint32_t>(others_.size());
}

void Builder::name(std::string_view name) {
  Frame& frame = top();
  const auto member = find_member(kind_of(frame.area), name);
  if (!member) return other_name(name);
  frame.kind = Step::Kind::member;
  frame.member = *member;
  frame.slot = slot_of(frame.area, *member);
  if ((frame.named & bit(*member)) != 0) note_duplicate(Step::of(*member));
  frame.named |= bit(*member);
}

void Builder::other_name(std::string_view name) {
  Frame& frame = top();
  frame.kind = Step::Kind::other;
  frame.slot = nullptr;
  frame.last_other = static_cast<std::uint32_t>(others_.size());
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
  const Frame& frame = top();
  if (frame.area == Area::identity || frame.area == Area::address) {
    request_.documents.back().understand();
  }
  if (frame.area == Area::file) request_.files.back().understand();
  const auto others = std::span(others_).subspan(frame.first_other);
  if (others.size() > 1) {
    sort_texts(others);
    const auto twice = std::adjacent_find(
        others.begin(), others.end(),
        [](const IndexedText& a, const IndexedText& b) { return a.text == b.text; });
    if (twice != others.end()) note_duplicate(Step::other(twice->text));
  }
  others_.resize(frame.first_other);
  --depth_;
}

Step Builder::step_of(const Frame& frame) const {
  switch (frame.kind) {
    case Step::Kind::index:
      return Step::element(frame.count - 1);
    case Step::Kind::member:
      return Step::of(frame.member);
    case Step::Kind::other:
      break;
  }
  return Step::other(others_[frame.last_other].text);
}

// Keeps the path of the innermost open object's member `step`, if it comes before the one kept so
// far.
void Builder::note_duplicate(Step step) {
  std::vector<Step> path;
  path.reserve(depth_);
  for (const Frame& frame : std::span(frames_).subspan(1, depth_ - 1)) {
    path.push_back(step_of(frame));
  }
  path.push_back(step);
  std::vector<Step>& first = body_.duplicate;
  if (first.empty() || compare(path, first) < 0) first = std::move(path);
}

}  // namespace dossier
