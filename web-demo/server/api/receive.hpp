// What most handlers do with bodies.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "server/http/message.hpp"

namespace dossier::sandbox {

struct Body {
  std::string text;      // no more of it than is kept
  std::size_t size = 0;  // of the whole body
};

// Takes no body: what comes of one is passed over.
Reception receive_nothing(std::function<Answer()> answer);

// Takes a body within its limit, of which the first `kept` bytes are kept.
Reception receive_body(const BodyLimit& limit, std::size_t kept,
                       std::function<Answer(const Body&)> answer);

}  // namespace dossier::sandbox
