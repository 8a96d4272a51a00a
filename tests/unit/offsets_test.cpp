// The offset of malformed_json, by brute force.
//
// All texts of a few pieces are written, and each is judged without the reader: a prefix is viable
// where nlohmann/json accepts it together with some ending. The endings to try are of a finite set
// (finish the token, finish the member, close what is open), so the judge can only err by calling a
// viable prefix dead; the reader's longer offset would then fail the test.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "dossier/read/text_reader.hpp"
#include "judge.hpp"

namespace dossier {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using tests::is_json;

#ifdef DOSSIER_SLOW
constexpr std::size_t kFewer = 1;  // pieces, where everything takes ten times as long
#else
constexpr std::size_t kFewer = 0;
#endif

class NullSink {
 public:
  void begin_object() {}
  void end_object() {}
  void begin_array() {}
  void end_array() {}
  void name(std::string_view) {}
  void scalar(JsonType, std::string_view) {}
};

// One family of texts: `lead`, then up to `length` of the pieces.
struct Family {
  const char* name;
  std::string_view lead;
  std::vector<std::string_view> pieces;
  std::size_t length;
  std::vector<std::string_view> token_ends;  // what can finish a token that a prefix is cut in
};

class Judge {
 public:
  explicit Judge(const Family& family) : family_(family) {}

  bool is_viable(const std::string& prefix) {
    std::size_t open = 0;
    for (const char c : prefix) open += c == '[' || c == '{' ? 1U : 0U;
    for (const std::string_view token_end : family_.token_ends) {
      for (const std::string_view member_end : {""sv, "0"sv, ":0"sv, "\"\":0"sv}) {
        std::string text = prefix;
        text.append(token_end).append(member_end);
        if (closes(text, open)) return true;
      }
    }
    return false;
  }

 private:
  // Whether up to `open` closing brackets, of any kinds, make it a whole text.
  bool closes(std::string& text, std::size_t open) {
    if (is_json(text)) return true;
    if (open == 0) return false;
    for (const char bracket : {']', '}'}) {
      text.push_back(bracket);
      const bool closed = closes(text, open - 1);
      text.pop_back();
      if (closed) return true;
    }
    return false;
  }

  const Family& family_;
};

class Trial {
 public:
  explicit Trial(const Family& family)
      : family_(family), judge_(family), length_(family.length - kFewer) {}

  // Tries all texts; gives their number.
  std::size_t run() {
    std::string text;
    extend(text, family_.lead);
    grow(text, 0);
    return texts_;
  }

 private:
  // Appends a piece, and moves viable_ on as far as it goes.
  void extend(std::string& text, std::string_view piece) {
    for (const char c : piece) {
      const bool whole = viable_ == text.size();
      text.push_back(c);
      if (whole && judge_.is_viable(text)) ++viable_;
    }
  }

  void grow(std::string& text, std::size_t pieces) {
    check(text);
    if (pieces == length_ || ::testing::Test::HasFailure()) return;
    // Nothing depends on what stands far behind a fault; a little is tried.
    if (viable_ < text.size() && ++dead_ > 1) {
      --dead_;
      return;
    }
    const std::size_t dead = dead_;
    for (const std::string_view piece : family_.pieces) {
      const std::size_t size = text.size();
      const std::size_t viable = viable_;
      extend(text, piece);
      grow(text, pieces + 1);
      text.resize(size);
      viable_ = viable;
      dead_ = dead;
    }
  }

  void check(const std::string& text) {
    ++texts_;
    NullSink sink;
    TextReader reader(text);
    const ReadFault fault = reader.read(sink);
    ASSERT_NE(fault, ReadFault::too_deep);
    ASSERT_EQ(fault == ReadFault::none, is_json(text)) << ::testing::PrintToString(text);
    if (fault == ReadFault::malformed) {
      ASSERT_EQ(reader.offset(), viable_) << ::testing::PrintToString(text);
    }
  }

  const Family& family_;
  Judge judge_;
  std::size_t length_;
  std::size_t viable_ = 0;  // the length of the longest viable prefix
  std::size_t dead_ = 0;    // how many pieces stand behind it
  std::size_t texts_ = 0;
};

const std::vector<std::string_view> kHexEnds = {"",
                                                "\"",
                                                "0\"",
                                                "00\"",
                                                "000\"",
                                                "0000\"",
                                                "u0000\"",
                                                "n\"",
                                                "\\udc00\"",
                                                "udc00\"",
                                                "dc00\"",
                                                "c00\"",
                                                "00\\udc00\"",
                                                "0\\udc00\"",
                                                "800\\udc00\"",
                                                "d800\\udc00\"",
                                                "800\"",
                                                "0\\uDC00\""};

const Family kFamilies[] = {
    {"brackets, commas, colons",
     "",
     {"[", "]", "{", "}", ",", ":", "\"\"", "0", " "},
     6,
     {"", "\""}},
    {"objects", "{", {"\"a\"", "\"", ":", ",", "}", "{", "[", "]", "1"}, 5, {"", "\""}},
    {"objects in arrays",
     "[{\"a\":1",
     {"\"b\"", ":", ",", "}", "{", "[", "]", " ", "-"},
     5,
     {"", "\"", "0"}},
    {"numbers", "", {"-", "0", "1", "9", ".", "e", "E", "+", " ", ","}, 6, {"", "0"}},
    {"numbers in arrays", "[", {"-", "0", "7", ".", "e", "+", ",", "]", "n"}, 6, {"", "0", "ull"}},
    {"literals",
     "",
     {"t", "r", "u", "e", "f", "a", "l", "s", "n", " "},
     6,
     {"", "true", "rue", "ue", "e", "alse", "lse", "se", "ull", "ll", "l"}},
    {"literals in arrays",
     "[",
     {"true", "fals", "nul", "e", "l", ",", "]", "T", "0"},
     5,
     {"", "e", "l", "se", "ll", "ue", "lse", "ull", "rue", "alse", "0"}},
    {"escapes", "\"", {"\\", "u", "\"", "/", "b", "n", "x", "0", "a", "U"}, 5, kHexEnds},
    {"escaped code units",
     "\"\\u",
     {"d", "D", "7", "8", "b", "c", "F", "0", "g", "\"", "\\"},
     5,
     kHexEnds},
    {"what follows a high surrogate",
     "[\"\\ud8",
     {"0", "\\", "u", "d", "D", "c", "b", "f", "\"", "x"},
     6,
     kHexEnds},
    {"low surrogates", "\"\\uDBFF\\u", {"d", "D", "c", "f", "B", "8", "0", "G", "\""}, 6, kHexEnds},
    {"behind a pair",
     "{\"\\ud83d\\ude00",
     {"\\ud83d", "\\ude00", "\\ud", "\\", "\"", "d", "c00", ":", "u"},
     4,
     kHexEnds},
    {"UTF-8",
     "\"",
     {"\x7F", "\x80", "\x8F", "\x90", "\x9F", "\xA0", "\xBF", "\xC0", "\xC1", "\xC2", "\xDF",
      "\xE0", "\xE1", "\xED", "\xEF", "\xF0", "\xF1", "\xF4", "\xF5", "\xFF", "\""},
     4,
     {"", "\"", "\x80\"", "\xA0\x80\"", "\x80\x80\"", "\x90\x80\x80\"", "\x80\x80\x80\""}},
    {"UTF-8 in names",
     "{\"a\":1,\"",
     {"\x80", "\xA0", "\xBF", "\xC2", "\xE0", "\xED", "\xF0", "\xF4", "\x90", "\"", ":"},
     5,
     {"\"", "\x80\"", "\xA0\x80\"", "\x80\x80\"", "\x90\x80\x80\"", "\x80\x80\x80\"", "", "\"\""}},
    {"white space and controls",
     "",
     {"\t", "\n", "\r", " ", "\v", "\f", "\0"sv, "\x1F", "\x7F", "\xC2\xA0", "0", "[", "]", "\""},
     4,
     {"", "\"", "\x80\""}},
    {"controls in strings",
     "[\"",
     {"\0"sv, "\t", "\n", "\x1F", " ", "\x7F", "\"", "]", "\\t", "\\"},
     4,
     {"", "\"", "n\""}},
    {"byte order marks",
     "",
     {"\xEF", "\xBB", "\xBF", "\xFE", "\xFF", "0", " ", "\"", "[", "]"},
     5,
     {"", "\"", "\xBF\"", "\xBF\xBF\"", "\x80\x80\"", "\x80\""}},
    {"long strings, which are read eight bytes at a time",
     "[\"0123456",
     {"789abcd", "7", "\"", "\\", "\x01", "\xC3", "\xA9", "]", ","},
     5,
     {"", "\"", "n\"", "\xA9\""}},
};

class Offsets : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Offsets, AreTheLengthsOfTheLongestViablePrefixes) {
  const Family& family = kFamilies[GetParam()];
  SCOPED_TRACE(family.name);
  EXPECT_GT(Trial(family).run(), 100U);
}

INSTANTIATE_TEST_SUITE_P(Brute, Offsets, ::testing::Range<std::size_t>(0, std::size(kFamilies)),
                         [](const auto& family) {
                           std::string name = kFamilies[family.param].name;
                           std::string plain;
                           for (const char c : name) {
                             if (c >= '0') plain.push_back(c);
                             if (c == ' ' && plain.back() != '_') plain.push_back('_');
                           }
                           return plain;
                         });

TEST(Offset, IsThatOfTheContractsExamples) {
  struct Case {
    std::string_view text;
    std::size_t offset;
  };
  const Case cases[] = {{R"(["\ud800"])", 8},
                        {R"(["\ud800\u0041"])", 10},
                        {R"(["\udc00"])", 5},
                        {"[01]", 2},
                        {R"({"a":1,})", 7},
                        {"{} x", 3},
                        {"-", 1},
                        {"\uFEFF{}", 0},
                        {"", 0}};
  for (const Case& c : cases) {
    NullSink sink;
    TextReader reader(c.text);
    EXPECT_EQ(reader.read(sink), ReadFault::malformed) << c.text;
    EXPECT_EQ(reader.offset(), c.offset) << c.text;
  }
}

}  // namespace
}  // namespace dossier
