// Many threads at once. The tsan preset builds this alone, for ThreadSanitizer to watch.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "dossier/http_answer.hpp"
#include "dossier/validate.hpp"
#include "vectors.hpp"

namespace dossier {
namespace {

// All that a server does for a request.
std::string answer(const tests::Case& c) {
  const auto context = parse_context(c.json.at("context").dump());
  const Report report = validate(c.body, std::get<Context>(context));
  return to_json(report) + http_answer(report, "id").body;
}

TEST(Threads, EightAtOnceFindWhatOneDoes) {
  const auto& cases = tests::all_vectors();
  std::vector<std::string> expected;
  for (const tests::Case& c : cases) expected.push_back(answer(c));
  std::vector<std::vector<std::size_t>> wrong(8);
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < cases.size(); ++i) {
        // Each begins elsewhere, so that different cases meet.
        const std::size_t at = (i + thread * cases.size() / wrong.size()) % cases.size();
        if (answer(cases[at]) != expected[at]) wrong[thread].push_back(at);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& list : wrong) {
    for (const std::size_t i : list) ADD_FAILURE() << cases[i].code << ": " << cases[i].name;
  }
}

// The same context, read by all of them at once.
TEST(Threads, EightShareAContext) {
  const tests::Case& c = tests::all_vectors().front();
  const std::string expected = to_json(validate(c.body, c.context));
  std::vector<int> wrong(8);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1'000; ++i) count += to_json(validate(c.body, c.context)) != expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(8));
}

}  // namespace
}  // namespace dossier
