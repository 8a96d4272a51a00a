// A request and its answer as the handlers see them: no sockets, no HTTP library.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/http_answer.hpp"

namespace dossier::sandbox {

// How much of a body is kept, and how long it may take to come.
struct BodyLimit {
  std::size_t bytes;
  std::chrono::seconds time;
};

// How a body came to its end.
struct BodyEnd {
  std::size_t size = 0;  // of the whole body
  bool whole = false;    // whether it came to its end, in time

  bool beyond(const BodyLimit& limit) const { return size > limit.bytes; }
};

struct Body : BodyEnd {
  std::string text;  // at most one byte more than the limit
};

using TakePiece = std::function<void(std::string_view)>;

struct Request {
  std::string method;
  std::string path;                                            // decoded, without the query
  std::vector<std::pair<std::string, std::string>> headers{};  // names in lower case
  std::string remote_address{};                                // an IP address

  // Reads the body, once, and hands its pieces on as they come: those of as many bytes as the limit
  // has, and one byte more. A handler that refuses a request by its head leaves it unread.
  std::function<BodyEnd(const BodyLimit&, const TakePiece&)> read_pieces{};

  // Reads the body, once, and keeps it.
  Body read_body(const BodyLimit& limit) const {
    Body body;
    static_cast<BodyEnd&>(body) =
        read_pieces(limit, [&](std::string_view piece) { body.text.append(piece); });
    return body;
  }

  std::vector<std::string> parameters{};  // the parts of the path that the route leaves open

  // The value of the first header of that name (in lower case); nothing if there is none.
  std::optional<std::string_view> header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return std::nullopt;
  }
};

// The next part of an answer that goes on: empty if there is none yet, nothing at its end. It waits
// for a part, but no longer than a second.
using NextPart = std::function<std::optional<std::string>()>;

struct Answer {
  int status = 200;
  std::string body{};
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};
  NextPart stream{};  // in place of the body
  bool drop = false;  // end the connection without an answer

  Answer& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// An answer of the core's.
inline Answer to_answer(HttpAnswer answer) { return {answer.status, std::move(answer.body)}; }

using Handler = std::function<Answer(const Request&)>;

}  // namespace dossier::sandbox
