#include "server/http/engine.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "dossier/text/ascii.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"

namespace dossier::sandbox {
namespace {

// The library's own answers get a body.
std::string_view explain(int status) {
  switch (status) {
    case 400:
      return "The request is not well-formed HTTP.";
    case 404:
      return "There is nothing at this address. Check the path.";
    case 413:
      return "The request is too large.";
    case 414:
      return "The address is too long.";
    case 416:
      return "The Range header is not well-formed. Leave it out.";
    case 417:
      return "The Expect header asks for something that is not done here. Leave it out.";
    default:
      return "The request was not served.";
  }
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() < 16 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), ascii_lower);
  return text;
}

}  // namespace

Engine::Engine(const sandbox::Handler& handler, const std::string& rules) : handler_(handler) {
  svr_sock_ = 0;  // a stream would end at once on a server that does not listen
  set_keep_alive_timeout(limits::kIdleTime.count());  // what the Keep-Alive header tells clients
  set_keep_alive_max_count(limits::kRequestsOfConnection);
  set_payload_max_length(limits::kBody);
  set_default_headers({{"dossier-rules", rules}, {"X-Content-Type-Options", "nosniff"}});

  set_pre_routing_handler([](const httplib::Request& request, httplib::Response& response) {
    if (request.path.size() <= limits::kPath) return HandlerResponse::Unhandled;
    response.status = 414;
    return HandlerResponse::Handled;
  });
  set_error_handler([this](const httplib::Request&, httplib::Response& response) {
    if (!response.body.empty()) return;
    if (must_close_) response.set_header("Connection", "close");
    response.set_content(message_answer(response.status, explain(response.status)).body,
                         "application/json");
  });
  set_expect_100_continue_handler(
      [this](const httplib::Request&, httplib::Response&) { return bad_framing_ ? 400 : 100; });

  const auto without_body = [this](const httplib::Request& request, httplib::Response& response) {
    answer(request, response, nullptr);
  };
  const auto with_body = [this](const httplib::Request& request, httplib::Response& response,
                                const httplib::ContentReader& reader) {
    answer(request, response, reader.reader_);
  };
  Get(".*", without_body);
  Options(".*", without_body);
  Post(".*", with_body);
  Put(".*", with_body);
  Patch(".*", with_body);
  Delete(".*", with_body);
}

bool Engine::serve(TimedStream& stream) {
  stream_ = &stream;
  body_read_ = bad_framing_ = false;
  must_close_ = true;  // unless it becomes clear where the next request begins
  content_type_.reset();
  stream.allow(limits::kHeadTime);
  bool closed = false;
  const bool served = process_request(stream, false, closed,
                                      [this](httplib::Request& request) { prepare(request); });
  stream_ = nullptr;
  return served && !closed && !must_close_;
}

// Takes what the library would act on out of the request.
void Engine::prepare(httplib::Request& request) {
  request.ranges.clear();
  if (request.has_header("Content-Type")) content_type_ = request.get_header_value("Content-Type");
  for (const char* name : {"Content-Type", "Content-Encoding", "Accept-Encoding"}) {
    request.headers.erase(name);
  }
  const std::size_t lengths = request.get_header_value_count("Content-Length");
  const std::size_t encodings = request.get_header_value_count("Transfer-Encoding");
  bad_framing_ =
      lengths + encodings > 1 ||
      (lengths == 1 && !is_number(request.get_header_value("Content-Length"))) ||
      (encodings == 1 && lower(request.get_header_value("Transfer-Encoding")) != "chunked");
  declared_length_ = request.get_header_value<std::uint64_t>("Content-Length");
}

BodyEnd Engine::read(const BodyLimit& limit, const TakePiece& take, const Reader& reader) {
  BodyEnd end;
  body_read_ = true;
  if (!reader) {
    end.whole = true;
    return end;
  }
  if (declared_length_ > limits::kBody) {
    end.size = declared_length_;
    must_close_ = true;
    return end;
  }
  stream_->allow(limit.time);
  end.whole = reader([&](const char* data, size_t length) {
    const std::size_t room = limit.bytes + 1 - std::min(end.size, limit.bytes + 1);
    if (room > 0) take({data, std::min(room, length)});
    end.size += length;
    return end.size <= limits::kBody;
  });
  if (!end.whole) must_close_ = true;
  return end;
}

void Engine::answer(const httplib::Request& request, httplib::Response& response,
                    const Reader& reader) {
  const bool has_body =
      request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
  must_close_ = bad_framing_;
  Answer answer;
  if (bad_framing_) {
    answer = message_answer(400,
                            "The length of the body is not told in one clear way. Send one "
                            "Content-Length, or the chunked Transfer-Encoding.");
  } else {
    answer = ask(request, has_body ? reader : Reader());
    // The next request begins behind the body.
    if (has_body && !body_read_) must_close_ = !pass_over_body(reader);
  }
  if (answer.drop) {
    must_close_ = true;
    stream_->mute();
  }
  write(answer, response);
}

Answer Engine::ask(const httplib::Request& request, const Reader& reader) {
  Request asked{request.method, request.path};
  for (const auto& [name, value] : request.headers) asked.headers.emplace_back(lower(name), value);
  if (content_type_) asked.headers.emplace_back("content-type", *content_type_);
  asked.remote_address = request.remote_addr;
  asked.read_pieces = [&](const BodyLimit& limit, const TakePiece& take) {
    return read(limit, take, reader);
  };
  return handler_(asked);
}

// Of a body that nobody asked for only little is taken.
bool Engine::pass_over_body(const Reader& reader) {
  if (!reader || declared_length_ > limits::kIgnoredBody) return false;
  std::size_t size = 0;
  stream_->allow(limits::kHeadTime);
  return reader(
      [&](const char*, size_t length) { return (size += length) <= limits::kIgnoredBody; });
}

void Engine::write(const Answer& answer, httplib::Response& response) {
  response.status = answer.status;  // in place of the library's, if it could not read the body
  for (const auto& [name, value] : answer.headers) response.set_header(name, value);
  if (must_close_) response.set_header("Connection", "close");
  if (!answer.stream) {
    response.set_content(answer.body, answer.type);
    return;
  }
  response.set_chunked_content_provider(
      answer.type, [this, next = answer.stream](size_t, httplib::DataSink& sink) {
        const std::optional<std::string> part = next();
        if (!part) {
          sink.done();
          return true;
        }
        return stream_->is_writable() && (part->empty() || sink.write(part->data(), part->size()));
      });
}

}  // namespace dossier::sandbox
