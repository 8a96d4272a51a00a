// Runs the tests of the core with one mutant after the other, each in a process of its own.
//
//   mutants          reads lines `number test test ...` and answers each, when its tests have
//   ended, with
//                    `number survived` or `number killed test`
//   mutants i n s    runs every nth test from the ith on alone, without a mutant, and says of it
//                    `test milliseconds place place ...`: the places that it reaches. It says
//                    `test slow place ...` of one that takes more than s seconds of the processor,
//                    which it is not let, and `test failed` where one fails
//
// A test may take ten times the processor time that it takes without a mutant, and a second: what
// takes longer counts as noticed. So does whatever ends the process.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "dossier/switch.hpp"

namespace mutant {

int chosen = 0;
bool reached[kRoom] = {};

}  // namespace mutant

namespace {

constexpr int kFailed = 1;

// Ends the process at the first failure.
class EndAtFailure : public ::testing::EmptyTestEventListener {
  void OnTestPartResult(const ::testing::TestPartResult& result) override {
    if (result.failed()) _exit(kFailed);
  }
};

double processor_seconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Runs one test. The process does not return if it fails, or takes longer than it may.
void run(const std::string& test, double seconds) {
  itimerval limit{};
  limit.it_value.tv_sec = static_cast<time_t>(seconds);
  limit.it_value.tv_usec =
      static_cast<suseconds_t>((seconds - static_cast<double>(limit.it_value.tv_sec)) * 1e6);
  setitimer(ITIMER_PROF, &limit, nullptr);
  GTEST_FLAG_SET(filter, test);
  if (RUN_ALL_TESTS() != 0) _exit(kFailed);
  limit = {};
  setitimer(ITIMER_PROF, &limit, nullptr);
  if (::testing::UnitTest::GetInstance()->test_to_run_count() != 1) _exit(kFailed);
}

std::vector<std::string> all_tests() {
  std::vector<std::string> names;
  const auto& tests = *::testing::UnitTest::GetInstance();
  for (int i = 0; i < tests.total_test_suite_count(); ++i) {
    const auto& suite = *tests.GetTestSuite(i);
    for (int j = 0; j < suite.total_test_count(); ++j) {
      names.push_back(std::string(suite.name()) + "." + suite.GetTestInfo(j)->name());
    }
  }
  return names;
}

// Runs `child` in a process of its own, and returns whether that came to its end, and what it
// wrote.
template <class Child>
bool in_process(const Child& child, std::string& written) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t pid = fork();
  if (pid < 0) std::abort();
  if (pid == 0) {
    close(ends[0]);
    child(ends[1]);
    _exit(0);
  }
  close(ends[1]);
  char bytes[4096];
  for (ssize_t count = 0; (count = read(ends[0], bytes, sizeof bytes)) > 0;) {
    written.append(bytes, static_cast<std::size_t>(count));
  }
  close(ends[0]);
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void say_bytes(int to, const char* bytes, std::size_t count) {
  if (write(to, bytes, count) != static_cast<ssize_t>(count)) std::abort();
}

void say(int to, const std::string& text) { say_bytes(to, text.data(), text.size()); }

// Writes how a test has gone, and the places that it has reached.
int places_go_to = 0;
void say_places(const std::string& how) {
  std::ostringstream line;
  line << how;
  for (int i = 0; i < mutant::kRoom; ++i) {
    if (mutant::reached[i]) line << ' ' << i;
  }
  say(places_go_to, line.str());
}

// Says it of a test that is interrupted, maybe in the midst of an allocation: without one.
void say_slow(int) {
  for (int i = 0; i < mutant::kRoom; ++i) {
    char number[16];
    if (i == 0) say_bytes(places_go_to, "slow", 4);
    if (!mutant::reached[i]) continue;
    const int length = std::snprintf(number, sizeof number, " %d", i);
    say_bytes(places_go_to, number, static_cast<std::size_t>(length));
  }
  _exit(0);
}

void look_at_tests(std::size_t first, std::size_t step, double longest, std::ostream& out) {
  const std::vector<std::string> all = all_tests();
  for (std::size_t at = first; at < all.size(); at += step) {
    const std::string& test = all[at];
    std::string written;
    const bool ok = in_process(
        [&](int to) {
          places_go_to = to;
          std::signal(SIGPROF, say_slow);
          std::fill(std::begin(mutant::reached), std::end(mutant::reached), false);
          const double before = processor_seconds(RUSAGE_SELF);
          run(test, longest);
          const double seconds = processor_seconds(RUSAGE_SELF) - before;
          say_places(std::to_string(static_cast<long>(1000 * seconds)));
        },
        written);
    out << test << ' ' << (ok ? written : "failed") << std::endl;
  }
}

void run_mutants(std::ostream& out) {
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    int number = 0;
    words >> number;
    struct Timed {
      std::string test;
      double limit;
    };
    std::vector<Timed> tests;
    for (Timed one; words >> one.test >> one.limit;) tests.push_back(one);
    std::string begun;
    const bool survived = in_process(
        [&](int to) {
          mutant::chosen = number;
          for (const Timed& one : tests) {
            say(to, one.test + '\n');
            run(one.test, one.limit);
          }
        },
        begun);
    out << number;
    if (survived) {
      out << " survived" << std::endl;
    } else {
      begun.pop_back();
      out << " killed " << begun.substr(begun.rfind('\n') + 1) << std::endl;
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  ::testing::InitGoogleTest(&count, arguments);
  auto& listeners = ::testing::UnitTest::GetInstance()->listeners();
  delete listeners.Release(listeners.default_result_printer());
  listeners.Append(new EndAtFailure);
  if (count > 3)
    look_at_tests(std::stoul(arguments[1]), std::stoul(arguments[2]), std::stod(arguments[3]),
                  std::cout);
  else
    run_mutants(std::cout);
}
