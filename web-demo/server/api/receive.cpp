#include "server/api/receive.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "server/http/limits.hpp"

namespace dossier::sandbox {

Reception receive_nothing(std::function<Answer()> answer) {
  Reception reception;
  reception.limit = {limits::kIgnoredBody, limits::kHeadTime};
  reception.answer = std::move(answer);
  return reception;
}

Reception receive_body(const BodyLimit& limit, std::size_t kept,
                       std::function<Answer(const Body&)> answer) {
  const auto body = std::make_shared<Body>();
  Reception reception;
  reception.limit = limit;
  reception.take = [body, kept](std::string_view piece) {
    body->size += piece.size();
    body->text.append(piece.substr(0, kept - std::min(kept, body->text.size())));
  };
  reception.answer = [body, answer = std::move(answer)] { return answer(*body); };
  return reception;
}

}  // namespace dossier::sandbox
