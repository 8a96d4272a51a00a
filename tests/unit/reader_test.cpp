// The text reader against nlohmann/json, on every text there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/read/text_reader.hpp"
#include "judge.hpp"
#include "random_bodies.hpp"
#include "support.hpp"
#include "vectors.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;
using tests::SeededRandom;

// Builds a nlohmann value of the events, and holds the reader to what text_reader.hpp promises.
class ValueSink {
 public:
  void begin_object() { open(ordered_json::object()); }
  void begin_array() { open(ordered_json::array()); }
  void end_object() { close(true); }
  void end_array() { close(false); }
  void name(std::string_view name) {
    EXPECT_TRUE(!stack_.empty() && stack_.back()->is_object() && !named_);
    named_ = true;
    name_ = name;
  }
  void scalar(JsonType type, std::string_view text) {
    switch (type) {
      case JsonType::string:
        add(text);
        break;
      case JsonType::boolean:
        EXPECT_TRUE(text == "true" || text == "false");
        add(text == "true");
        break;
      case JsonType::number:
        EXPECT_EQ(text, "");
        add(0);
        break;
      default:
        EXPECT_EQ(type, JsonType::null);
        add(nullptr);
    }
  }

  const ordered_json& value() const { return value_; }
  bool is_whole() const { return stack_.empty(); }

 private:
  ordered_json* add(ordered_json value) {
    if (stack_.empty()) {
      value_ = std::move(value);
      return &value_;
    }
    ordered_json& parent = *stack_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    EXPECT_TRUE(named_);
    named_ = false;
    return &(parent[std::string(name_)] = std::move(value));
  }
  void open(ordered_json value) { stack_.push_back(add(std::move(value))); }
  void close(bool object) {
    ASSERT_FALSE(stack_.empty());
    EXPECT_EQ(stack_.back()->is_object(), object);
    EXPECT_FALSE(named_);
    stack_.pop_back();
  }

  ordered_json value_;
  std::vector<ordered_json*> stack_;
  std::string_view name_;
  bool named_ = false;
};

// nlohmann's value with 0 for every number, as ValueSink makes them.
ordered_json without_numbers(ordered_json value) {
  if (value.is_number()) return 0;
  for (auto& element : value) {
    if (value.is_structured()) element = without_numbers(element);
  }
  return value;
}

void compare(const std::string& text) {
  ValueSink sink;
  TextReader reader(text);
  const ReadFault fault = reader.read(sink);
  const tests::Verdict verdict = tests::judge(text);
  const auto shown = [&] { return ::testing::PrintToString(text.substr(0, 400)); };
  if (!verdict.well_formed) {
    // A text may be too deep before it is wrong.
    ASSERT_NE(fault, ReadFault::none) << shown();
    ASSERT_TRUE(fault == ReadFault::malformed || verdict.too_deep) << shown();
  } else {
    ASSERT_EQ(fault, verdict.too_deep ? ReadFault::too_deep : ReadFault::none) << shown();
  }
  if (fault == ReadFault::none) {
    ASSERT_TRUE(sink.is_whole());
    ASSERT_EQ(reader.offset(), text.size());
    ASSERT_EQ(sink.value(), without_numbers(ordered_json::parse(verdict.text))) << shown();
  }
  if (fault == ReadFault::malformed) {
    // The prefix stands as far as the reader says, and the next byte breaks it.
    const std::size_t offset = reader.offset();
    ASSERT_LE(offset, text.size());
    for (const std::size_t size : {offset, offset + 1}) {
      if (size > text.size()) continue;
      ValueSink part;
      const std::string prefix = text.substr(0, size);
      TextReader again(prefix);
      const ReadFault fault_again = again.read(part);
      ASSERT_NE(fault_again, ReadFault::too_deep) << shown();
      ASSERT_EQ(again.offset(), offset) << shown();
      ASSERT_TRUE(size == offset || fault_again == ReadFault::malformed) << shown();
    }
  }
}

std::vector<std::string> texts_of_the_vectors() {
  std::vector<std::string> texts;
  for (const tests::Case& c : tests::all_vectors()) texts.push_back(c.body);
  for (const char* name : {"accepted", "malformed"}) {
    for (const auto& c : tests::read_cases(std::string("contexts/") + name + ".json")) {
      texts.push_back(c.at("context"));
    }
  }
  return texts;
}

TEST(Reader, AgreesWithNlohmannOnEveryVector) {
  for (const std::string& text : texts_of_the_vectors()) ASSERT_NO_FATAL_FAILURE(compare(text));
}

TEST(Reader, AgreesWithNlohmannOnNumbersOfAnySize) {
  for (const std::string_view number : {"0",
                                        "-0",
                                        "0.0",
                                        "1e400",
                                        "-1E+400",
                                        "1e-400",
                                        "123456789012345678901234567890",
                                        "1e99999999999999999999",
                                        "0.1e1",
                                        "00",
                                        "01",
                                        "-",
                                        "+1",
                                        ".5",
                                        "5.",
                                        "1e",
                                        "1e+",
                                        "0x1",
                                        "1_0",
                                        "Infinity",
                                        "-Infinity",
                                        "NaN",
                                        "-01",
                                        "1.e1",
                                        "1ee1",
                                        "--1",
                                        "1,0"}) {
    for (const std::string_view around : {"", "[]", "{}"}) {
      std::string text(number);
      if (around == "[]") text = "[" + text + "]";
      if (around == "{}") text = "{\"a\":" + text + "}";
      ASSERT_NO_FATAL_FAILURE(compare(text));
    }
  }
}

TEST(Reader, AgreesWithNlohmannOnGeneratedTexts) {
  SeededRandom random(11);
  for (int round = 0; round < 3'000; ++round) {
    ASSERT_NO_FATAL_FAILURE(compare(write_freely(random_body(random), random)));
  }
}

TEST(Reader, AgreesWithNlohmannOnBrokenTexts) {
  SeededRandom random(12);
  std::vector<std::string> texts = texts_of_the_vectors();
  std::erase_if(texts, [](const std::string& text) { return text.empty() || text.size() > 2000; });
  for (int round = 0; round < 20'000; ++round) {
    std::string text =
        random.chance(50) ? random.pick(texts) : write_freely(random_body(random), random);
    for (std::size_t hits = 1 + random.below(2); hits > 0; --hits) {
      const std::size_t at = random.below(text.size());
      constexpr std::string_view kBytes = "\"\\{}[],:0-e.utn \n\x1F\x7F\x80\xC3\xE2\xED\xF0\xFF";
      switch (random.below(6)) {
        case 0:
          text[at] = random.pick(kBytes);
          break;
        case 1:
          text.insert(at, 1, random.pick(kBytes));
          break;
        case 2:
          text.erase(at, 1 + random.below(3));
          break;
        case 3:
          text[at] =
              static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << random.below(8)));
          break;
        case 4:
          text.resize(at + 1);
          break;
        default:
          text.insert(at, text.substr(random.below(text.size()), random.below(12)));
      }
      if (text.empty()) text = " ";
    }
    ASSERT_NO_FATAL_FAILURE(compare(text));
  }
}

TEST(Reader, AgreesWithNlohmannAroundTheDeepest) {
  SeededRandom random(13);
  for (std::size_t depth = kMaxDepth - 2; depth <= kMaxDepth + 3; ++depth) {
    for (int round = 0; round < 200; ++round) {
      std::string open;
      std::string close;
      for (std::size_t i = 0; i < depth; ++i) {
        const bool object = random.chance(50);
        open += object ? "{\"a\":" : "[";
        close.insert(0, object ? "}" : "]");
      }
      ASSERT_NO_FATAL_FAILURE(compare(open + "0" + close));
      ASSERT_NO_FATAL_FAILURE(compare(open + close));
      ASSERT_NO_FATAL_FAILURE(compare(open + "0" + close.substr(random.below(close.size()))));
      ASSERT_NO_FATAL_FAILURE(compare("[[" + open + "0" + close + "]," + open + "0" + close + "]"));
    }
  }
}

}  // namespace
}  // namespace dossier
