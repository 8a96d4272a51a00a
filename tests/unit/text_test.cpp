// Dates, UTF-8, ASCII, edit distance and sorting: the pieces of text that the rules stand on.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/date.hpp"
#include "dossier/text/ascii.hpp"
#include "dossier/text/edit_distance.hpp"
#include "dossier/text/json_text.hpp"
#include "dossier/text/letters.hpp"
#include "dossier/text/sorted_texts.hpp"
#include "dossier/text/utf8.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using namespace std::string_view_literals;
using tests::SeededRandom;

TEST(Date, IsTenCharactersThatNameARealDay) {
  struct Case {
    const char* name;
    std::string_view text;
    bool real;
  };
  const Case cases[] = {
      {"an ordinary day", "2026-11-22", true},
      {"the first day there is", "0001-01-01", true},
      {"the last day there is", "9999-12-31", true},
      {"a year 0000 is none", "0000-12-31", false},
      {"the leap day of a year that 4 divides", "2024-02-29", true},
      {"no leap day in a year that 4 does not divide", "2023-02-29", false},
      {"no leap day in a year that 100 divides", "1900-02-29", false},
      {"the leap day of a year that 400 divides", "2000-02-29", true},
      {"the leap day before the Gregorian calendar began: it is proleptic", "0004-02-29", true},
      {"no leap day in the year 100, which was one of the Julian calendar", "0100-02-29", false},
      {"no thirtieth of February", "2024-02-30", false},
      {"the 31st of a long month", "2026-01-31", true},
      {"no 31st of a short month", "2026-04-31", false},
      {"no day 0", "2026-01-00", false},
      {"no day 32", "2026-01-32", false},
      {"no month 0", "2026-00-01", false},
      {"no month 13", "2026-13-01", false},
      {"nothing", "", false},
      {"one character too few", "2026-1-22", false},
      {"one character too many", "2026-11-220", false},
      {"a space before it", " 2026-11-22", false},
      {"a space after it", "2026-11-22 ", false},
      {"a space in a number", "2026-11- 2", false},
      {"a line end", "2026-11-22\n", false},
      {"a NUL for a digit", "2026-11-2\0"sv, false},
      {"slashes", "2026/11/22", false},
      {"a dash too early", "202-611-22", false},
      {"a sign for the year", "-026-11-22", false},
      {"a plus sign", "+026-11-22", false},
      {"a sign for the day", "2026-11--2", false},
      {"a letter", "2026-1l-22", false},
      {"the neighbours of the digits in ASCII", "2026-1/-2:", false},
      {"a time", "2026-11-22T00:00:00Z", false},
      {"full-width digits", "２０２６-11-22", false},
      {"two Arabic digits where two bytes each make ten bytes", "2026-1١-2", false},
      {"a Unicode hyphen", "2026‐11-2", false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const auto date = Date::parse(c.text);
    EXPECT_EQ(date.has_value(), c.real);
    if (date) {
      EXPECT_EQ(date->text(), c.text);
    }
  }
}

TEST(Date, EveryDayOfTheCalendarFollowsTheOneBefore) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const auto digits = [](int number, int width) {
    std::string text = std::to_string(number);
    return std::string(static_cast<std::size_t>(width) - text.size(), '0') + text;
  };
  std::optional<Date> before;
  int days = 0;
  for (int year = 1; year <= 9999; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    for (int month = 1; month <= 12; ++month) {
      const int last = kDays[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
      const std::string start = digits(year, 4) + "-" + digits(month, 2) + "-";
      for (int day = 1; day <= last; ++day) {
        const auto date = Date::parse(start + digits(day, 2));
        ASSERT_TRUE(date) << start << day;
        ASSERT_EQ(date->year(), year);
        if (before) {
          ASSERT_EQ(date->days_since(*before), 1) << date->text();
          ASSERT_LT(*before, *date);
        }
        before = date;
        ++days;
      }
      ASSERT_FALSE(Date::parse(start + digits(last + 1, 2))) << start << last + 1;
    }
  }
  EXPECT_EQ(days, 3'652'059);
}

TEST(Date, CountsDaysInBothDirections) {
  struct Case {
    std::string_view earlier, later;
    int days;
  };
  const Case cases[] = {{"2026-11-22", "2026-11-22", 0},      {"2026-11-22", "2026-11-23", 1},
                        {"2026-12-31", "2027-01-01", 1},      {"2026-11-22", "2027-01-21", 60},
                        {"2026-08-23", "2026-11-22", 91},     {"2024-02-28", "2024-03-01", 2},
                        {"2023-02-28", "2023-03-01", 1},      {"1970-01-01", "2000-01-01", 10957},
                        {"0001-01-01", "9999-12-31", 3652058}};
  for (const Case& c : cases) {
    SCOPED_TRACE(std::string(c.earlier) + " to " + std::string(c.later));
    const Date earlier = *Date::parse(c.earlier);
    const Date later = *Date::parse(c.later);
    EXPECT_EQ(later.days_since(earlier), c.days);
    EXPECT_EQ(earlier.days_since(later), -c.days);
    EXPECT_EQ(earlier<later, c.days> 0);
    EXPECT_EQ(earlier == later, c.days == 0);
  }
}

TEST(Utf8, KnowsWholeAndBrokenSequences) {
  struct Case {
    const char* name;
    std::string_view bytes;
    std::size_t length;
    bool whole;
  };
  const Case cases[] = {
      {"NUL", "\0"sv, 1, true},
      {"a letter", "a", 1, true},
      {"DEL", "\x7F", 1, true},
      {"U+0080, the first of two bytes", "\xC2\x80", 2, true},
      {"U+07FF, the last of two bytes", "\xDF\xBF", 2, true},
      {"U+0800, the first of three bytes", "\xE0\xA0\x80", 3, true},
      {"U+D7FF, before the surrogates", "\xED\x9F\xBF", 3, true},
      {"U+E000, behind the surrogates", "\xEE\x80\x80", 3, true},
      {"U+FFFF, the last of three bytes", "\xEF\xBF\xBF", 3, true},
      {"U+10000, the first of four bytes", "\xF0\x90\x80\x80", 4, true},
      {"U+10FFFF, the last there is", "\xF4\x8F\xBF\xBF", 4, true},
      {"only the first character counts", "\xC2\x80\xFF", 2, true},
      {"a continuation byte alone", "\x80", 0, false},
      {"C0, which starts only overlong forms", "\xC0\x80", 0, false},
      {"C1, which starts only overlong forms", "\xC1\xBF", 0, false},
      {"an overlong form of three bytes", "\xE0\x9F\xBF", 1, false},
      {"an overlong form of four bytes", "\xF0\x8F\xBF\xBF", 1, false},
      {"a high surrogate", "\xED\xA0\x80", 1, false},
      {"a low surrogate", "\xED\xBF\xBF", 1, false},
      {"U+110000", "\xF4\x90\x80\x80", 1, false},
      {"F5", "\xF5\x80\x80\x80", 0, false},
      {"FF", "\xFF", 0, false},
      {"two bytes, cut", "\xC2", 1, false},
      {"three bytes, cut behind the second", "\xE2\x82", 2, false},
      {"four bytes, cut behind the third", "\xF0\x9F\x98", 3, false},
      {"two bytes, the second a letter", "\xC2\x41", 1, false},
      {"three bytes, the third a letter", "\xE2\x82\x41", 2, false},
      {"four bytes, the third a lead", "\xF0\x9F\xF0\x9F", 2, false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const Utf8Sequence sequence = first_utf8_sequence(c.bytes);
    EXPECT_EQ(sequence.length, c.length);
    EXPECT_EQ(sequence.whole, c.whole);
  }
}

TEST(Utf8, EveryScalarValueSurvivesTheRoundTrip) {
  std::string text;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point >= 0xD800 && code_point <= 0xDFFF) continue;
    text.clear();
    append_utf8(text, code_point);
    const Utf8Sequence sequence = first_utf8_sequence(text);
    ASSERT_TRUE(sequence.whole && sequence.length == text.size())
        << std::hex << static_cast<unsigned>(code_point);
    std::string_view rest = text;
    ASSERT_TRUE(take_code_point(rest) == code_point)
        << std::hex << static_cast<unsigned>(code_point);
    ASSERT_TRUE(rest.empty());
  }
}

TEST(Utf8, CountsAndCutsByCodePoint) {
  const std::string_view text = "aé€😀z";
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points(text), 5U);
  EXPECT_EQ(count_code_points("e\u0301"), 2U) << "a combining mark is a code point of its own";
  const std::string_view prefixes[] = {"", "a", "aé", "aé€", "aé€😀", "aé€😀z", "aé€😀z"};
  for (std::size_t count = 0; count < std::size(prefixes); ++count) {
    EXPECT_EQ(first_code_points(text, count), prefixes[count]);
  }
}

TEST(Utf8, ReplacesEachMaximalIllFormedPartByOneReplacementCharacter) {
  struct Case {
    const char* name;
    std::string_view bytes, text;
  };
  const Case cases[] = {
      {"what is well-formed stays", "aé€😀\x7F", "aé€😀\x7F"},
      {"a byte order mark stays", "\xEF\xBB\xBFz", "\uFEFFz"},
      {"a byte that starts nothing", "a\xFFz", "a\uFFFDz"},
      {"each continuation byte alone", "\x80\x80", "\uFFFD\uFFFD"},
      {"an overlong form is as many as it has bytes", "\xC0\x80", "\uFFFD\uFFFD"},
      {"a surrogate is three", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"a cut sequence is one", "\xF0\x9F\x98", "\uFFFD"},
      {"a cut sequence and what follows", "\xE2\x82z", "\uFFFDz"},
      {"a cut sequence and a whole one", "\xE2\x82é", "\uFFFDé"},
      {"above U+10FFFF", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    std::string text;
    append_well_formed(text, c.bytes);
    EXPECT_EQ(text, c.text);
  }
}

// nlohmann/json writes strings as the contract does, and replaces what is no UTF-8 likewise.
TEST(JsonText, WritesAnyBytesAsNlohmannDoes) {
  SeededRandom random(21);
  const std::string_view pieces[] = {"a",    "\"",   "\\",   "/",    "\0"sv, "\b",   "\x1F", " ",
                                     "\x7F", "\x80", "\xBF", "\xC2", "\xE0", "\xA0", "\xED", "\x9F",
                                     "\xF0", "\x90", "\xF4", "\x8F", "\xFF", "é",    "€",    "😀"};
  for (int round = 0; round < 50'000; ++round) {
    std::string bytes;
    for (std::size_t length = random.below(9); length > 0; --length) bytes += random.pick(pieces);
    std::string text;
    append_json_string(text, bytes);
    const std::string expected =
        nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    ASSERT_EQ(text, expected);
  }
}

TEST(JsonText, EscapesOnlyWhatTheContractEscapes) {
  std::string expected = "\"";
  std::string all;
  for (char32_t c = 0; c < 0x100; ++c) append_utf8(all, c);
  for (unsigned c = 0; c < 0x20; ++c) {
    constexpr std::string_view kShort = "\b\f\n\r\t";
    const std::size_t at = kShort.find(static_cast<char>(c));
    if (at != std::string_view::npos) {
      expected.append({'\\', "bfnrt"[at]});
    } else {
      expected.append("\\u00").append({"01"[c / 16], "0123456789abcdef"[c % 16]});
    }
  }
  for (char32_t c = 0x20; c < 0x100; ++c) {
    if (c == '"' || c == '\\') expected.push_back('\\');
    append_utf8(expected, c);
  }
  expected.push_back('"');
  std::string text;
  append_json_string(text, all);
  EXPECT_EQ(text, expected);
}

TEST(Ascii, BlankIsEmptyOrOfFourCharactersOnly) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    EXPECT_EQ(is_blank(std::string_view(&c, 1)), blank) << byte;
  }
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \t\r\n \t"));
  EXPECT_FALSE(is_blank("   ."));
  EXPECT_FALSE(is_blank("\u00A0")) << "a no-break space is no blank";
  EXPECT_FALSE(is_blank("\u3000")) << "an ideographic space is no blank";
  EXPECT_FALSE(is_blank("\uFEFF")) << "a byte order mark is no blank";
}

TEST(Ascii, OnlyTheTwentySixLettersFold) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    EXPECT_EQ(ascii_lower(c), c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c);
    EXPECT_EQ(ascii_upper(c), c >= 'a' && c <= 'z' ? static_cast<char>(c - 0x20) : c);
    const bool hex = std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
    EXPECT_EQ(is_hex_digit(c), hex) << byte;
    if (hex) {
      EXPECT_EQ(hex_value(c), std::stoul(std::string(1, c), nullptr, 16));
    }
  }
  EXPECT_TRUE(equal_ignoring_case("", ""));
  EXPECT_TRUE(equal_ignoring_case("us-CA", "US-ca"));
  EXPECT_FALSE(equal_ignoring_case("us-ca", "us-cal"));
  EXPECT_FALSE(equal_ignoring_case("Ä", "ä"));
  EXPECT_FALSE(equal_ignoring_case("k", "\u212A")) << "the Kelvin sign is no k";
  EXPECT_FALSE(equal_ignoring_case("@", "`")) << "neighbours of the letters";
  EXPECT_FALSE(equal_ignoring_case("[", "{"));
}

TEST(Ascii, LettersAndDigitsAreSixtyTwo) {
  const std::string_view all = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    EXPECT_EQ(is_letter_or_digit(c), all.find(c) != std::string_view::npos) << i;
    EXPECT_EQ(is_digit(c), all.substr(0, 10).find(c) != std::string_view::npos) << i;
  }
}

TEST(Ascii, BlanksAreTakenOffTheTwoEnds) {
  EXPECT_EQ(without_blanks(""), "");
  EXPECT_EQ(without_blanks(" \t\r\n"), "");
  EXPECT_EQ(without_blanks("a"), "a");
  EXPECT_EQ(without_blanks("\n a \t b\r "), "a \t b");
  EXPECT_EQ(without_blanks("\v\u00A0\f"), "\v\u00A0\f") << "no other character is blank";
}

std::string letters_of(std::string_view text) {
  const Letters letters(text);
  return std::string(letters.text());
}

TEST(Letters, AreThoseOfAsciiUpperCased) {
  EXPECT_EQ(letters_of("Driver's licence, 2nd"), "DRIVERSLICENCEND");
  EXPECT_EQ(letters_of("@[`{azAZ"), "AZAZ") << "neighbours of the letters are none";
  EXPECT_EQ(letters_of("a\0b"sv), "AB");
  EXPECT_EQ(letters_of("ab\u00E9"), "") << "a code point above U+007F leaves none";
  EXPECT_EQ(letters_of("\x7F~a"), "A");
  EXPECT_EQ(letters_of("12-_ "), "");
  const std::string most(Letters::kMost, 'x');
  EXPECT_EQ(letters_of(most), std::string(Letters::kMost, 'X'));
  EXPECT_EQ(letters_of(most + "-").size(), Letters::kMost);
  EXPECT_EQ(letters_of(most + "y"), "") << "more than anything has that it is compared with";
}

TEST(Letters, NothingEqualsATextWithoutAny) {
  EXPECT_EQ(Letters("issueDate"), Letters("ISSUE_DATE"));
  EXPECT_FALSE(Letters("type") == Letters("types"));
  EXPECT_FALSE(Letters("") == Letters(""));
  EXPECT_FALSE(Letters("1") == Letters("1"));
  EXPECT_FALSE(Letters("é") == Letters("é"));
}

TEST(Ascii, AUuidIsHexadecimalDigitsAndDashesInTheirPlaces) {
  const std::string good = "e9414388-FBDF-4407-b5c2-bc39eae3645b";
  EXPECT_TRUE(is_uuid(good));
  EXPECT_TRUE(is_uuid("00000000-0000-0000-0000-000000000000")) << "version and variant are free";
  EXPECT_FALSE(is_uuid(""));
  EXPECT_FALSE(is_uuid(good + "0"));
  EXPECT_FALSE(is_uuid("{" + good + "}"));
  EXPECT_FALSE(is_uuid(good.substr(1)));
  EXPECT_FALSE(is_uuid("e9414388fbdf4407b5c2bc39eae3645b"));
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char wrong : {'-', 'g', 'G', '0', ' ', '\0', '/', ':', '@', '`'}) {
      std::string text = good;
      text[i] = wrong;
      const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
      EXPECT_EQ(is_uuid(text), dash ? wrong == '-' : wrong == '0') << text;
    }
  }
}

// The textbook's recursion over code points.
std::size_t naive_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min(
          {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string utf8_of(std::u32string_view text) {
  std::string bytes;
  for (const char32_t c : text) append_utf8(bytes, c);
  return bytes;
}

TEST(EditDistance, AgreesWithTheTextbookOnRandomNames) {
  SeededRandom random(22);
  const std::u32string_view letters = U"ab_éa😀\0"sv;
  for (int round = 0; round < 100'000; ++round) {
    std::u32string candidate;
    for (std::size_t length = random.below(9); length > 0; --length) {
      candidate.push_back(letters[random.below(3)]);
    }
    std::u32string name;
    if (random.chance(70)) {  // near the candidate
      name = candidate;
      for (std::size_t slips = random.below(4); slips > 0; --slips) {
        const std::size_t at = random.below(name.size() + 1);
        switch (random.below(4)) {
          case 0:
            name.insert(at, 1, letters[random.below(letters.size())]);
            break;
          case 1:
            if (at < name.size()) name.erase(at, 1);
            break;
          case 2:
            if (at < name.size()) name[at] = letters[random.below(letters.size())];
            break;
          default:
            if (at + 1 < name.size()) std::swap(name[at], name[at + 1]);
        }
      }
    } else {
      for (std::size_t length = random.below(12); length > 0; --length) {
        name.push_back(letters[random.below(letters.size())]);
      }
    }
    const std::size_t distance = naive_distance(name, candidate);
    for (std::size_t slips = 0; slips < 4; ++slips) {
      ASSERT_EQ(is_within(slips, utf8_of(name), utf8_of(candidate)), distance <= slips)
          << slips << " " << utf8_of(name) << " / " << utf8_of(candidate);
    }
  }
}

TEST(EditDistance, CountsSlips) {
  struct Case {
    std::string_view name, candidate;
    std::size_t distance;
  };
  const std::string long_candidate(32, 'x');
  const std::string longer = long_candidate + "yy";
  const std::string longest = long_candidate + "yyy";
  const Case cases[] = {
      {"type", "type", 0},
      {"tpye", "type", 1},
      {"typ", "type", 1},
      {"Type", "type", 1},
      {"ca", "abc", 3},  // swapped neighbours are not edited again; unrestricted it would be 2
      {"", "", 0},
      {"", "ab", 2},
      {"", "uri", 3},
      {"éé", "ab", 2},  // code points, not bytes
      {"😀😀uri", "uri", 2},
      {"😀😀😀uri", "uri", 3},
      {"uri😀", "uri", 1},
      {long_candidate, long_candidate, 0},
      {longer, long_candidate, 2},
      {longest, long_candidate, 3},
      {"identifying_document", "identifying_documents", 1},
      {"identifying_documetn", "identifying_documents", 2},
  };
  for (const Case& c : cases) {
    for (std::size_t slips = 0; slips < 4; ++slips) {
      EXPECT_EQ(is_within(slips, c.name, c.candidate), c.distance <= slips)
          << slips << " " << c.name << " / " << c.candidate;
    }
  }
  EXPECT_FALSE(is_within(kMaxSlips, std::string(1 << 20, 'x'), "type"));
}

TEST(SortedTexts, SortsByBytesAndEqualTextsByIndex) {
  SeededRandom random(23);
  const std::string_view words[] = {"", "a", "ab", "b", "B", "é", "\0"sv, "\x7F", "😀", "\uFFFD"};
  for (std::size_t size = 0; size < 50; ++size) {
    std::vector<IndexedText> texts;
    for (std::size_t i = 0; i < size; ++i) {
      texts.push_back({random.pick(words), static_cast<std::uint32_t>(i)});
    }
    std::vector<IndexedText> expected = texts;
    std::stable_sort(
        expected.begin(), expected.end(), [](const IndexedText& a, const IndexedText& b) {
          return std::lexicographical_compare(
              a.text.begin(), a.text.end(), b.text.begin(), b.text.end(), [](char x, char y) {
                return static_cast<unsigned char>(x) < static_cast<unsigned char>(y);
              });
        });
    random.shuffle(texts);
    sort_texts(texts);
    ASSERT_EQ(texts, expected);
  }
}

}  // namespace
}  // namespace dossier
