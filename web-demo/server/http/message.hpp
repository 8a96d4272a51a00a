// Requests and answers as handlers see them: no sockets, no HTTP library.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dossier/http_answer.hpp"

namespace dossier::sandbox {

// The head of a request.
struct Request {
  std::string method;
  std::string path;                                            // as it was sent, without the query
  std::vector<std::pair<std::string, std::string>> headers{};  // names in lower case
  std::string remote_address{};                                // an IP address

  std::vector<std::string> parameters{};  // the parts of the path that the route leaves open

  // The value of the first header of that name (in lower case), as it was sent; nothing if there is
  // none.
  std::optional<std::string_view> header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
      if (key == name) return value;
    }
    return std::nullopt;
  }
};

// The next part of an answer that goes on: empty if there is none yet, nothing at its end. It is
// asked for again when there are news, and now and then.
using NextPart = std::function<std::optional<std::string>()>;

struct Answer {
  int status = 200;
  std::string body{};
  std::string type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::shared_ptr<const std::string> file{};  // in place of the body, which many answers share
  NextPart stream{};                          // in place of the body
  bool drop = false;                          // end the connection without an answer

  Answer& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
};

// An answer of the core's.
inline Answer to_answer(HttpAnswer answer) { return {answer.status, std::move(answer.body)}; }

// Thrown, wherever a request is served, by what cannot go on with it: why, as its answer. It is the
// one way in which a value is refused.
struct Refusal {
  Answer answer;
};

// How much of a body is taken, and how long it may take to come.
struct BodyLimit {
  std::size_t bytes;
  std::chrono::seconds time;
};

// What becomes of a request whose head is known. Who makes it has looked at the head, and waits
// neither for the body nor for anything else.
struct Reception {
  std::optional<Answer> refusal{};  // the answer, if the head is enough for one
  BodyLimit limit{0, std::chrono::seconds(10)};
  std::string client{};                // whose turn it takes; that of the address if empty
  std::chrono::milliseconds delay{0};  // before anything else

  // Takes the next piece of the body. It is called where connections are served, so it has to be
  // quick, and does not throw.
  std::function<void(std::string_view)> take = [](std::string_view) {};

  // Makes the answer when all of the body has been taken. Does not throw.
  std::function<Answer()> answer{};

  // Called with the status of whatever is answered, be it by somebody else; 0 if nothing is.
  std::function<void(int)> done = [](int) {};
};

// Receives a request. Does not throw.
using Handler = std::function<Reception(Request)>;

}  // namespace dossier::sandbox
