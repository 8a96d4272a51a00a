// How long a validation takes: of the contract's example, beside what nlohmann/json needs to parse
// it, of a body with five mistakes, and of bodies that are made to take long, at 64, 128 and 256
// KiB. And how many bytes of a file a look goes through in a second.
//
// Tables at the end hold the ratios against their goals, and say by how much the time grows with
// the size: 2 is linear. Repeated and interleaved, the ratios depend less on what else the machine
// does; see `make bench`.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dossier/check_file.hpp"
#include "dossier/nlohmann.hpp"
#include "dossier/validate.hpp"
#include "example.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;

// The contract's example, without white space.
const std::string& example() {
  static const std::string text = nlohmann::ordered_json::parse(tests::example_body()).dump();
  return text;
}

const Context& today() {
  static const Context context = std::get<Context>(parse_context(R"({"today":"2026-11-22"})"));
  return context;
}

void set_size(benchmark::State& state, std::string_view body) {
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(body.size()));
}

void validate_example(benchmark::State& state, const Context& context) {
  for (auto _ : state) benchmark::DoNotOptimize(validate(example(), context));
  set_size(state, example());
}
BENCHMARK_CAPTURE(validate_example, today, today());
BENCHMARK_CAPTURE(validate_example, every_fact, tests::example_context());

// Five mistakes, as in bench/wasm.mjs: no state, an expired document, one side twice and so one
// missing, no address document.
const std::string& five_mistakes() {
  static const std::string text = [] {
    auto body = nlohmann::ordered_json::parse(tests::example_body());
    auto& license = body["identifying_documents"][1];
    license.erase("state");
    license["expiry_date"] = "2026-11-22";
    license["files"][1]["side"] = "FRONT";
    body["address_documents"] = nlohmann::ordered_json::array();
    return body.dump();
  }();
  return text;
}

void validate_five_mistakes(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(validate(five_mistakes(), tests::example_context()));
  set_size(state, five_mistakes());
}
BENCHMARK(validate_five_mistakes);

void validate_and_write_five_mistakes(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(to_json(validate(five_mistakes(), tests::example_context())));
  set_size(state, five_mistakes());
}
BENCHMARK(validate_and_write_five_mistakes);

void validate_and_write_example(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(to_json(validate(example(), tests::example_context())));
  set_size(state, example());
}
BENCHMARK(validate_and_write_example);

void validate_parsed_example(benchmark::State& state) {
  const auto body = nlohmann::json::parse(example());
  for (auto _ : state) benchmark::DoNotOptimize(validate(body, tests::example_context()));
  set_size(state, example());
}
BENCHMARK(validate_parsed_example);

// What the others do before they check anything.
void nlohmann_parse_example(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::parse(example()));
  set_size(state, example());
}
BENCHMARK(nlohmann_parse_example);

void nlohmann_accept_example(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(nlohmann::json::accept(example()));
  set_size(state, example());
}
BENCHMARK(nlohmann_accept_example);

void parse_two_facts(benchmark::State& state) {
  constexpr std::string_view kFacts = R"({"today":"2026-11-22","customer":{"api_version":"v2"}})";
  for (auto _ : state) benchmark::DoNotOptimize(parse_context(kFacts));
  set_size(state, kFacts);
}
BENCHMARK(parse_two_facts);

// Three characters for a number, in ascending order of their bytes.
std::string name_of_number(std::size_t number) {
  constexpr std::string_view kDigits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  std::string name(3, '0');
  for (std::size_t i = 3; i-- > 0; number /= kDigits.size())
    name[i] = kDigits[number % kDigits.size()];
  return name;
}

// `head`, as many elements as fit in `size` bytes, and `tail`.
std::string fill(std::string_view head, std::string_view tail, std::size_t size,
                 const std::function<std::string(std::size_t)>& element) {
  std::string body(head);
  for (std::size_t i = 0;; ++i) {
    const std::string next = element(i);
    if (body.size() + 1 + next.size() + tail.size() > size) break;
    if (i > 0) body.push_back(',');
    body.append(next);
  }
  return body.append(tail);
}

std::string fill(std::string_view head, std::string_view tail, std::size_t size,
                 std::string_view element) {
  return fill(head, tail, size, [&](std::size_t) { return std::string(element); });
}

std::string repeat(std::string_view text, std::size_t size) {
  std::string all;
  while (all.size() + text.size() <= size) all.append(text);
  return all;
}

constexpr std::string_view kPassport =
    R"({"address_documents":[],"identifying_documents":[{"type":"PASSPORT","files":[)";

struct Hostile {
  const char* name;
  std::string (*body)(std::size_t size);
};

const Hostile kHostile[] = {
    {"nested arrays",
     [](std::size_t size) {
       return fill("[", "]", size, std::string(31, '[') + std::string(31, ']'));
     }},
    {"nested arrays, an element each",
     [](std::size_t size) {
       return fill("{\"identifying_documents\":[", "]}", size, "[[[[1],1],1],1]");
     }},
    {"distinct members",
     [](std::size_t size) {
       return fill("{", "}", size, [](std::size_t i) { return "\"" + name_of_number(i) + "\":0"; });
     }},
    {"distinct members in reverse order",
     [](std::size_t size) {
       return fill("{", "}", size,
                   [](std::size_t i) { return "\"" + name_of_number(200'000 - i) + "\":0"; });
     }},
    {"distinct members near a contract's one",
     [](std::size_t size) {
       return fill("{", "}", size, [](std::size_t i) {
         std::string name = "identifying_documents";
         // Capitals, which the name has none of, so that no two are the same.
         const std::size_t letters = i % (26 * 26);
         name.insert(i / (26 * 26), std::string{static_cast<char>('A' + letters / 26),
                                                static_cast<char>('A' + letters % 26)});
         return "\"" + name + "\":0";
       });
     }},
    {"distinct long members in reverse order",
     [](std::size_t size) {
       return fill("{", "}", size, [](std::size_t i) {
         return "\"" + std::string(1000, 'x') + name_of_number(200'000 - i) + "\":0";
       });
     }},
    {"distinct members in a value that nobody knows",
     [](std::size_t size) {
       return fill("[{", "}]", size,
                   [](std::size_t i) { return "\"" + name_of_number(200'000 - i) + "\":0"; });
     }},
    {"members named twice",
     [](std::size_t size) {
       return fill("{", "}", size,
                   [](std::size_t i) { return "\"" + name_of_number(i / 2) + "\":0"; });
     }},
    {"objects with members named twice",
     [](std::size_t size) { return fill("[", "]", size, R"({"a":0,"a":0})"); }},
    {"objects with members named twice, in reverse order",
     [](std::size_t size) {
       return fill("{", "}", size, [](std::size_t i) {
         return "\"" + name_of_number(200'000 - i) + R"(":{"a":0,"a":0})";
       });
     }},
    {"objects with members named twice, below a long name",
     [](std::size_t size) {
       return fill("{\"" + std::string(size / 2, 'x') + "\":[", "]}", size, R"({"a":0,"a":0})");
     }},
    {"objects with members named twice, deep down",
     [](std::size_t size) {
       const std::string open = repeat("{\"a\":[", 15 * 6);
       const std::string close = repeat("]}", 15 * 2);
       return fill(open, close, size, R"({"a":0,"a":0})");
     }},
    {"equal URIs",
     [](std::size_t size) { return fill(kPassport, "]}]}", size, R"({"uri":"/a"})"); }},
    {"distinct URIs",
     [](std::size_t size) {
       return fill(kPassport, "]}]}", size, [](std::size_t i) {
         return R"({"uri":"/)" + name_of_number(200'000 - i) + "\"}";
       });
     }},
    {"long URIs",
     [](std::size_t size) {
       return fill(kPassport, "]}]}", size, [](std::size_t i) {
         return R"({"uri":"/)" + std::string(1000, 'x') + name_of_number(i / 2) + "\"}";
       });
     }},
    {"files of a two-sided document",
     [](std::size_t size) {
       return fill(R"({"identifying_documents":[{"type":"NATIONAL_ID","files":[)", "]}]}", size,
                   R"({"side":"BACK"})");
     }},
    {"a long string", [](std::size_t size) { return "\"" + repeat("x", size - 2) + "\""; }},
    {"a long string of escapes",
     [](std::size_t size) { return "\"" + repeat("\\u00e9", size - 2) + "\""; }},
    {"a long string of accents",
     [](std::size_t size) { return "\"" + repeat("é", size - 2) + "\""; }},
    {"a long state",
     [](std::size_t size) {
       return R"({"identifying_documents":[{"type":"DRIVERS_LICENSE","country":"USA","state":")" +
              repeat("é", size - 100) + "\"}]}";
     }},
    {"a long name", [](std::size_t size) { return "{\"" + repeat("é", size - 10) + "\":0}"; }},
    {"a long number", [](std::size_t size) { return repeat("1", size); }},
    {"white space", [](std::size_t size) { return repeat(" ", size - 1) + "0"; }},
    {"numbers for entries",
     [](std::size_t size) { return fill("{\"identifying_documents\":[", "]}", size, "1"); }},
    {"numbers for entries of both lists, the later first",
     [](std::size_t size) {
       return fill("{\"address_documents\":[", "],", size / 2, "1") +
              fill("\"identifying_documents\":[", "]}", size - size / 2, "1");
     }},
    {"empty entries",
     [](std::size_t size) { return fill("{\"identifying_documents\":[", "]}", size, "{}"); }},
    {"empty address entries",
     [](std::size_t size) { return fill("{\"address_documents\":[", "]}", size, "{}"); }},
    {"primary entries",
     [](std::size_t size) {
       return fill("{\"identifying_documents\":[", "]}", size, R"({"type":"PASSPORT"})");
     }},
};

// The body of an argument, made once.
const std::string& hostile_body(std::size_t index, std::size_t size) {
  static std::map<std::pair<std::size_t, std::size_t>, std::string> bodies;
  std::string& body = bodies[{index, size}];
  if (body.empty()) body = kHostile[index].body(size);
  return body;
}

void linear(benchmark::State& state) {
  const auto index = static_cast<std::size_t>(state.range(0));
  const std::string& body = hostile_body(index, static_cast<std::size_t>(state.range(1)) * 1024);
  for (auto _ : state) benchmark::DoNotOptimize(validate(body, tests::example_context()));
  state.SetLabel(kHostile[index].name);
  set_size(state, body);
}
BENCHMARK(linear)
    ->Name("Linear")
    ->ArgsProduct({benchmark::CreateDenseRange(0, std::size(kHostile) - 1, 1), {64, 128, 256}})
    ->ArgNames({"body", "KiB"})
    ->MinTime(0.05)
    ->Unit(benchmark::kMicrosecond);

// What a ratio of two times may be.
struct Goal {
  const char* name;
  const char* of;
  const char* to;
  double most;
};

constexpr Goal kGoals[] = {
    {"valid text / nlohmann parse", "validate_example/today", "nlohmann_parse_example", 0.2},
    {"five mistakes / valid", "validate_five_mistakes", "validate_example/every_fact", 2.5},
    {"five mistakes, written / valid, written", "validate_and_write_five_mistakes",
     "validate_and_write_example", 2.5},
};

// Files of 10 MB, fed in pieces as a program reads them; the goal is 1 GB/s for a photo.
constexpr std::size_t kFileBytes = 10'000'000;

// Bytes as of image data that is compressed well, each FF followed by 00.
std::string image_data() {
  std::string bytes(kFileBytes, '\0');
  std::uint32_t state = 20261122;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    state = state * 1664525 + 1013904223;
    bytes[i] = static_cast<char>(state >> 24U);
    if (bytes[i] == '\xFF') ++i;
  }
  return bytes;
}

std::string with_ends(std::string_view begin, std::string_view end) {
  std::string bytes = image_data();
  bytes.replace(0, begin.size(), begin);
  bytes.replace(bytes.size() - end.size(), end.size(), end);
  return bytes;
}

void look_at_file(benchmark::State& state, std::string_view begin, std::string_view end) {
  constexpr std::size_t kPiece = 65'536;
  const std::string file = with_ends(begin, end);
  for (auto _ : state) {
    FileLook look("scan");
    for (std::size_t at = 0; at < file.size(); at += kPiece) {
      look.feed(std::string_view(file).substr(at, kPiece));
    }
    const FileReport report = look.finish();
    if (!report.ok()) state.SkipWithError("a whole file is refused");
    benchmark::DoNotOptimize(report);
  }
  set_size(state, file);
}
BENCHMARK_CAPTURE(look_at_file, photo, "\xFF\xD8\xFF\xDA\0\2"sv, "\xFF\xD9"sv);
BENCHMARK_CAPTURE(look_at_file, pdf, "%PDF-1.7\n1 0 obj\nstream\n"sv,
                  "\nendstream\nendobj\n%%EOF\n"sv);

// Prints as usual, of repeated runs the median alone, and nothing of the hostile bodies, of which
// the table of growth says it all; and remembers the times.
class Reporter final : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const bool counts =
          run.run_type == Run::RT_Aggregate ? run.aggregate_name == "median" : run.repetitions < 2;
      if (!counts) continue;
      if (run.report_label.empty()) {
        ConsoleReporter::ReportRuns({run});
        times_[run.run_name.function_name] = run.GetAdjustedCPUTime();
      } else {
        hostile_[run.report_label].push_back(run.GetAdjustedCPUTime());
      }
    }
  }

  void print_ratios() const {
    if (times_.empty()) return;
    std::printf("\n%-56s %8s %8s\n", "ratio", "", "goal");
    for (const Goal& goal : kGoals) {
      const auto of = times_.find(goal.of);
      const auto to = times_.find(goal.to);
      if (of == times_.end() || to == times_.end()) continue;
      const double ratio = of->second / to->second;
      std::printf("%-56s %8.2f %8.1f  %s\n", goal.name, ratio, goal.most,
                  ratio <= goal.most ? "met" : "MISSED");
    }
  }

  void print_growth() const {
    if (hostile_.empty()) return;
    std::printf("\n%-56s %8s %8s %8s  %s\n", "body (µs)", "64 KiB", "128 KiB", "256 KiB", "growth");
    for (const auto& [name, times] : hostile_) {
      if (times.size() != 3) continue;
      std::printf("%-56s %8.0f %8.0f %8.0f  x%.1f x%.1f\n", name.c_str(), times[0], times[1],
                  times[2], times[1] / times[0], times[2] / times[1]);
    }
  }

 private:
  std::map<std::string, double> times_;                 // by the benchmark's name
  std::map<std::string, std::vector<double>> hostile_;  // by the body's
};

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  dossier::Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.print_ratios();
  reporter.print_growth();
  return 0;
}
