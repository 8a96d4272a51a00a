// HTTP by cpp-httplib, on any stream: reads a request, has it handled, writes the answer.
#pragma once

#include <httplib.h>

#include <optional>
#include <string>

#include "server/http/message.hpp"
#include "server/http/timed_stream.hpp"

namespace dossier::sandbox {

// The library's server without its sockets and threads. It serves one request at a time, so each
// thread has its own.
//
// The library would give more meaning to a request than the contract does: it takes bodies apart by
// their Content-Type, unpacks them, and answers a Range with a part. Here a body is bytes and the
// answer is whole.
class Engine : private httplib::Server {
 public:
  // Answers carry the header `dossier-rules` with this value.
  Engine(const sandbox::Handler& handler, const std::string& rules);

  // Serves the next request of the stream. True if the stream is ready for another one.
  bool serve(TimedStream& stream);

 private:
  using Reader = std::function<bool(httplib::ContentReceiver)>;

  void prepare(httplib::Request& request);
  void answer(const httplib::Request& request, httplib::Response& response, const Reader& reader);
  Answer ask(const httplib::Request& request, const Reader& reader);
  BodyEnd read(const BodyLimit& limit, const TakePiece& take, const Reader& reader);
  bool pass_over_body(const Reader& reader);
  void write(const Answer& answer, httplib::Response& response);

  const sandbox::Handler& handler_;

  // Of the request that is served.
  TimedStream* stream_ = nullptr;
  bool body_read_ = false;
  bool must_close_ = false;
  std::optional<std::string> content_type_;
  std::size_t declared_length_ = 0;  // of the body; 0 if it is chunked or there is none
  bool bad_framing_ = false;         // the length of the body is not told in one clear way
};

}  // namespace dossier::sandbox
