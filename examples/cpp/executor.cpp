// Answers lines as tests/vectors/README.md says of executors, so that the vectors and other
// implementations can be held to this one.
#include <boost/beast/core/detail/base64.hpp>
#include <chrono>
#include <cstdint>
#include <dossier/check_file.hpp>
#include <dossier/context.hpp>
#include <dossier/describe.hpp>
#include <dossier/fixes.hpp>
#include <dossier/validate.hpp>
#include <functional>
#include <future>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace {

using Json = nlohmann::ordered_json;

struct Misuse {
  std::string message;
};

std::string decoded(const std::string& text) {
  namespace base64 = boost::beast::detail::base64;
  std::string bytes(base64::decoded_size(text.size()), '\0');
  bytes.resize(base64::decode(bytes.data(), text.data(), text.size()).first);
  return bytes;
}

dossier::Context context_of(const Json& asked) {
  auto context = dossier::parse_context(asked.value("context_text", "{}"));
  if (const auto* error = std::get_if<dossier::ContextError>(&context))
    throw Misuse{error->message};
  return std::get<dossier::Context>(std::move(context));
}

std::string check(const Json& line) {
  const std::string body = line.contains("body") ? line["body"].get<std::string>()
                                                 : decoded(line["body_b64"].get<std::string>());
  return "\"report\":" + dossier::to_json(dossier::validate(body, context_of(line)));
}

std::string describe(const Json& asked) {
  std::optional<std::string> country;
  if (asked.contains("country")) country = asked["country"].get<std::string>();
  const auto plan = dossier::describe(asked["type"].get<std::string>(), country);
  if (const auto* error = std::get_if<dossier::PlanError>(&plan)) throw Misuse{error->message};
  return "\"plan\":" + dossier::to_json(std::get<dossier::Plan>(plan));
}

std::string fix(const Json& asked) {
  const std::string body = asked["body"];
  const auto fixes = dossier::fixes(dossier::validate(body, context_of(asked)));
  const std::string fixed = fixes.empty() ? body : dossier::apply_fixes(body, fixes).value();
  return "\"fixes\":" + dossier::to_json(fixes) + ",\"fixed\":" + Json(fixed).dump();
}

std::string check_file(const Json& asked) {
  dossier::FileLook look(asked["name"]);
  for (const Json& piece : asked["pieces"]) look.feed(decoded(piece.get<std::string>()));
  return "\"file_report\":" + dossier::to_json(look.finish());
}

std::int64_t nanoseconds(std::int64_t times, const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  for (std::int64_t i = 0; i < times; ++i) call();
  return std::chrono::nanoseconds(std::chrono::steady_clock::now() - start).count() / times;
}

// How long a verdict takes, and beside it nlohmann/json on the same body.
std::string time_of(const Json& asked) {
  const std::string body = asked["body"];
  const dossier::Context context = context_of(asked);
  const std::int64_t times = asked["times"];
  std::size_t seen = 0;  // so that nothing is left out
  const auto verdict =
      nanoseconds(times, [&] { seen += dossier::validate(body, context).advice.size(); });
  const auto json = nanoseconds(times, [&] { seen += nlohmann::json::parse(body).size(); });
  if (seen == 0) throw Misuse{"The body is empty."};
  return "\"time\":" + Json({{"verdict_ns", verdict}, {"json_ns", json}}).dump();
}

// Checks bodies on many threads at once, which share a context, and compares with what one says.
std::string on_threads(const Json& asked) {
  const auto bodies = asked["bodies"].get<std::vector<std::string>>();
  const dossier::Context context = context_of(asked);
  const auto check_all = [&] {
    std::vector<std::string> texts;
    for (const std::string& body : bodies) {
      texts.push_back(dossier::to_json(dossier::validate(body, context)));
    }
    return texts;
  };
  const std::vector<std::string> alone = check_all();
  const int times = asked["times"];
  std::vector<std::future<std::size_t>> running;
  for (int thread = 0; thread < asked["threads"]; ++thread) {
    running.push_back(std::async(std::launch::async, [&] {
      std::size_t differing = 0;
      for (int i = 0; i < times; ++i) {
        const std::vector<std::string> texts = check_all();
        for (std::size_t j = 0; j < texts.size(); ++j) differing += texts[j] != alone[j] ? 1 : 0;
      }
      return differing;
    }));
  }
  std::size_t differing = 0;
  for (auto& thread : running) differing += thread.get();
  const std::size_t verdicts = running.size() * bodies.size() * static_cast<std::size_t>(times);
  return "\"threads\":" + Json({{"verdicts", verdicts}, {"differing", differing}}).dump();
}

std::string answer(const Json& line) {
  try {
    if (line.contains("describe")) return describe(line["describe"]);
    if (line.contains("fix")) return fix(line["fix"]);
    if (line.contains("check_file")) return check_file(line["check_file"]);
    if (line.contains("time")) return time_of(line["time"]);
    if (line.contains("threads")) return on_threads(line["threads"]);
    return check(line);
  } catch (const Misuse& error) {
    return "\"error\":" + Json(error.message).dump();
  }
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string text; std::getline(std::cin, text);) {
    const Json line = Json::parse(text);
    std::cout << "{\"id\":" << line["id"].dump() << ',' << answer(line) << '}' << std::endl;
  }
}
