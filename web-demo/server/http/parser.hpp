// The bytes of HTTP/1.1 (RFC 9112), by Boost.Beast.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace dossier::sandbox {

// Reads one request from bytes as they come. What the standard forbids, and what it leaves to the
// reader to take or to refuse, is refused with 400: two readers must not see two requests.
class RequestReader final : private boost::beast::http::basic_parser<true> {
 public:
  using Take = std::function<void(std::string_view)>;

  RequestReader() { body_limit(boost::none); }

  // Takes the head off the input; false if that is not all of it. Throws a Refusal, also for one
  // that is too large.
  bool read_head(std::string& input);

  // Takes what there is of the body off the input; false if that is not all of it. Trailers are
  // dropped. Throws a Refusal.
  bool read_body(std::string& input, const Take& take);

  // Of the request whose head has been read.
  Request& request() { return request_; }
  bool awaits_body() const { return !is_done(); }                        // or the rest of it
  std::uint64_t length() const { return content_length().value_or(0); }  // 0 if it comes in chunks
  bool expects_continue() const { return expects_continue_; }
  bool keeps_alive() const { return keep_alive(); }
  bool takes_chunks() const { return version_ >= 11; }  // whether the client knows of them

 private:
  using View = boost::beast::string_view;
  using Error = boost::beast::error_code;

  void parse_head(std::string_view head);
  void check_head();
  void take_target(std::string_view target);

  void on_request_impl(boost::beast::http::verb, View method, View target, int version,
                       Error&) override;
  void on_response_impl(int, View, int, Error&) override {}
  void on_field_impl(boost::beast::http::field, View name, View value, Error&) override;
  void on_header_impl(Error&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, Error&) override {}
  std::size_t on_body_impl(View body, Error&) override;
  void on_chunk_header_impl(std::uint64_t, View extension, Error& problem) override;
  std::size_t on_chunk_body_impl(std::uint64_t, View body, Error&) override;
  void on_finish_impl(Error&) override {}

  std::size_t searched_ = 0;  // bytes of the input, for the end of the head
  Request request_;
  std::string target_;
  int version_ = 0;
  bool expects_continue_ = false;
  const Take* take_ = nullptr;
};

}  // namespace dossier::sandbox
