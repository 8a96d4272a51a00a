#include "server/http/parser.hpp"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <utility>

#include "dossier/text/ascii.hpp"
#include "server/http/json_answer.hpp"
#include "server/http/limits.hpp"

namespace dossier::sandbox {
namespace {

namespace http = boost::beast::http;

constexpr std::string_view kEnd = "\r\n\r\n";

[[noreturn]] void refuse(int status, std::string_view message) {
  throw Refusal{message_answer(status, message)};
}

[[noreturn]] void refuse_syntax(const std::string& problem) {
  refuse(400, "The request is not well-formed HTTP: " + problem + ".");
}

}  // namespace

bool RequestReader::read_head(std::string& input) {
  while (searched_ == 0 && input.starts_with("\r\n")) input.erase(0, 2);  // RFC 9112, 2.2
  const std::size_t end = input.find(kEnd, searched_ - std::min(searched_, kEnd.size() - 1));
  for (std::size_t at = input.find('\n', searched_); at < end; at = input.find('\n', at + 1)) {
    if (at == 0 || input[at - 1] != '\r') refuse_syntax("a line does not end with CR and LF");
  }
  searched_ = input.size();
  if (std::min(end, input.size()) > limits::kHead) {
    if (input.find("\r\n") > limits::kHead) refuse(414, "The address is too long.");
    refuse(431, "The head of the request is longer than the " + std::to_string(limits::kHead) +
                    " bytes that are accepted.");
  }
  if (end == std::string::npos) return false;
  parse_head(std::string_view(input).substr(0, end + kEnd.size()));
  input.erase(0, end + kEnd.size());
  return true;
}

void RequestReader::parse_head(std::string_view head) {
  const auto lines = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n'));
  if (lines > limits::kHeaders + 2) {
    refuse(431, "The request has more than the " + std::to_string(limits::kHeaders) +
                    " headers that are accepted.");
  }
  // The library would join these lines.
  if (head.find("\r\n ") != std::string_view::npos ||
      head.find("\r\n\t") != std::string_view::npos) {
    refuse_syntax("a line begins with a blank");
  }
  Error problem;
  put(boost::asio::buffer(head), problem);
  if (problem) refuse_syntax(problem.message());
  check_head();
}

// The library leaves these to its users.
void RequestReader::check_head() {
  const auto count = [&](std::string_view name) {
    return std::count_if(request_.headers.begin(), request_.headers.end(),
                         [&](const auto& header) { return header.first == name; });
  };
  const auto hosts = count("host");
  if (hosts > 1 || (hosts == 0 && version_ >= 11)) refuse_syntax("it needs one Host");
  if (count("authorization") > 1) refuse_syntax("it has two Authorization headers");
  const std::string_view length = request_.header("content-length").value_or("0");
  const std::string_view encoding = request_.header("transfer-encoding").value_or("chunked");
  if (count("content-length") + count("transfer-encoding") > 1 ||
      !std::all_of(length.begin(), length.end(), dossier::is_digit) ||
      !equal_ignoring_case(encoding, "chunked") ||
      (version_ < 11 && count("transfer-encoding") > 0)) {
    refuse(400,
           "The length of the body is not told in one clear way. Send one Content-Length, or the "
           "chunked Transfer-Encoding.");
  }
  if (const auto expected = request_.header("expect")) {
    if (!equal_ignoring_case(*expected, "100-continue")) {
      refuse(417, "The Expect header asks for something that is not done here. Leave it out.");
    }
    expects_continue_ = true;
  }
  take_target(target_);
}

// A target may be a whole address (RFC 9112, 3.2.2).
void RequestReader::take_target(std::string_view target) {
  if (target.size() > limits::kPath) refuse(414, "The address is too long.");
  if (std::any_of(target.begin(), target.end(), [](char c) { return c <= ' ' || c > '~'; })) {
    refuse_syntax("the address has characters that have to be escaped");
  }
  constexpr std::string_view kScheme = "http://";
  if (equal_ignoring_case(target.substr(0, kScheme.size()), kScheme)) {
    target.remove_prefix(kScheme.size());
    const std::string_view host = target.substr(0, target.find_first_of("/?"));
    target.remove_prefix(host.size());
    for (auto& [name, value] : request_.headers) {
      if (name == "host") value = host;
    }
    if (!target.starts_with('/')) target = "/";
  } else if (!target.starts_with('/') && target != "*") {
    refuse_syntax("the address is not a path");
  }
  request_.path = target.substr(0, target.find('?'));
}

bool RequestReader::read_body(std::string& input, const Take& take) {
  take_ = &take;
  std::size_t used = 0;
  for (std::size_t count = 1; count > 0 && used < input.size() && !is_done(); used += count) {
    Error problem;
    count = put(boost::asio::buffer(input.data() + used, input.size() - used), problem);
    if (problem && problem != http::error::need_more) {
      refuse(400, "The chunks of the body are not well-formed: " + problem.message() + ".");
    }
  }
  input.erase(0, used);
  if (!is_done() && input.size() > limits::kHead) {
    refuse(400, "A chunk of the body begins with too much that is no content.");
  }
  return is_done();
}

void RequestReader::on_request_impl(http::verb, View method, View target, int version, Error&) {
  request_.method.assign(method.data(), method.size());
  target_.assign(target.data(), target.size());
  version_ = version;
}

void RequestReader::on_field_impl(http::field, View name, View value, Error&) {
  if (is_header_done()) return;  // a trailer
  auto& header = request_.headers.emplace_back(std::string(name), std::string(value));
  std::transform(header.first.begin(), header.first.end(), header.first.begin(), ascii_lower);
}

std::size_t RequestReader::on_body_impl(View body, Error&) {
  (*take_)({body.data(), body.size()});
  return body.size();
}

// The library lets quoted extensions hold anything, ends of lines too.
void RequestReader::on_chunk_header_impl(std::uint64_t, View extension, Error& problem) {
  const bool clean = std::all_of(extension.begin(), extension.end(),
                                 [](char c) { return (c >= ' ' && c != 0x7F) || c == '\t'; });
  if (!clean) problem = http::error::bad_chunk_extension;
}

std::size_t RequestReader::on_chunk_body_impl(std::uint64_t, View body, Error& problem) {
  return on_body_impl(body, problem);
}

}  // namespace dossier::sandbox
