#include "cli/lines.hpp"

#include <algorithm>
#include <cstring>

namespace dossier::cli {

Lines::Line Lines::take_until(std::size_t end, std::size_t next) {
  Line line{{buffer_.data() + start_, end - start_}, passed_over_ > 0};
  if (line.text.ends_with('\r')) line.text.remove_suffix(1);
  if (line.text.size() > kMaxLength) line.too_long = true;
  if (line.too_long) line.text = {};
  passed_over_ = 0;
  taken_bytes_ += next - start_;
  start_ = scanned_ = next;
  return line;
}

std::optional<Lines::Line> Lines::take() {
  const void* found = std::memchr(buffer_.data() + scanned_, '\n', end_ - scanned_);
  if (found != nullptr) {
    const auto at = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
    return take_until(at, at + 1);
  }
  scanned_ = end_;
  if (!ended_ || (start_ == end_ && passed_over_ == 0)) return std::nullopt;
  return take_until(end_, end_);
}

bool Lines::fill() {
  if (ended_) return false;
  if (start_ > 0) {
    std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(start_),
              buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
    end_ -= start_;
    scanned_ -= start_;
    start_ = 0;
  }
  if (end_ == kMaxCapacity) {
    passed_over_ += end_;
    if (passed_over_ > kMaxStreamBytes) Input::fail_without_end("a line of " + input_.name());
    taken_bytes_ += end_;
    end_ = scanned_ = 0;
  } else if (end_ == buffer_.size()) {
    buffer_.resize(std::min(2 * buffer_.size(), kMaxCapacity));
  }
  const std::size_t count = input_.read({buffer_.data() + end_, buffer_.size() - end_});
  end_ += count;
  ended_ = count == 0;
  return true;
}

}  // namespace dossier::cli
