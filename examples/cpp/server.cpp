// The endpoint, with Boost.Beast: POST /v2/customers/{customer_id}/individual/attach.
//
//     server customers.json PORT
//
// The file stands for what a real one looks up for a customer. Whoever calls is authenticated in
// front of it.
#include <boost/asio.hpp>
#include <boost/beast.hpp>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <dossier/context.hpp>
#include <dossier/http_answer.hpp>
#include <dossier/validate.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <thread>
#include <variant>

namespace {

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;
using Customers = nlohmann::json;

constexpr std::uint64_t kLargest = 1024 * 1024;  // the rules refuse bodies long before

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm utc = {};
  gmtime_r(&now, &utc);
  char text[sizeof "2026-11-22"];
  std::strftime(text, sizeof text, "%F", &utc);
  return text;
}

dossier::HttpAnswer answer_to(const http::request<http::string_body>& request,
                              const Customers& customers) {
  static const std::regex kRoute("/v2/customers/([^/]*)/individual/attach");
  const std::string target(request.target());
  std::smatch route;
  if (request.method() != http::verb::post || !std::regex_match(target, route, kRoute) ||
      !customers.contains(route.str(1))) {
    return dossier::not_found_answer();
  }
  nlohmann::json facts = customers[route.str(1)];
  facts["today"] = today();
  const auto context = dossier::parse_context(facts.dump());
  if (const auto* error = std::get_if<dossier::ContextError>(&context)) {
    std::cerr << error->message << '\n';
    return dossier::internal_error_answer();
  }
  return dossier::http_answer(
      dossier::validate(request.body(), std::get<dossier::Context>(context)), route.str(1));
}

void serve(tcp::socket socket, const Customers& customers) {
  beast::tcp_stream stream(std::move(socket));
  beast::flat_buffer buffer;
  bool keep_alive = true;
  while (keep_alive) {
    stream.expires_after(std::chrono::seconds(30));
    http::request_parser<http::string_body> parser;
    parser.body_limit(kLargest);
    beast::error_code error;
    http::read(stream, buffer, parser, error);
    if (error) return;
    const dossier::HttpAnswer answer = answer_to(parser.get(), customers);
    keep_alive = parser.get().keep_alive();
    http::response<http::string_body> response(http::int_to_status(answer.status), 11, answer.body);
    response.set(http::field::content_type, "application/json");
    response.keep_alive(keep_alive);
    response.prepare_payload();
    http::write(stream, response, error);
    if (error) return;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "server customers.json PORT\n";
    return EXIT_FAILURE;
  }
  std::ifstream file(argv[1]);
  const Customers customers = Customers::parse(file);
  boost::asio::io_context io;
  const auto port = static_cast<std::uint16_t>(std::stoi(argv[2]));
  tcp::acceptor acceptor(io, {boost::asio::ip::address_v4::loopback(), port});
  for (;;) {
    std::thread(serve, acceptor.accept(), std::cref(customers)).detach();
  }
}
