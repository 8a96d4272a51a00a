// The value in a link to the terms of service (section 8).
#include "dossier/tos.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

namespace dossier {
namespace {

using namespace std::string_view_literals;

constexpr std::nullopt_t kNone = std::nullopt;

TEST(TosPoliciesValue, IsThatOfTheFirstParameterOfItsName) {
  struct Case {
    const char* name;
    std::string_view url;
    std::optional<std::string_view> value;
  };
  const Case cases[] = {
      {"the contract's example",
       "https://x.example/orchestration-customer-tos?customer_id=0ca1&tos_policies_value=7e88",
       "7e88"},
      {"it stands first", "https://x.example/?tos_policies_value=7e88&customer_id=0ca1", "7e88"},
      {"it stands alone", "?tos_policies_value=7e88", "7e88"},
      {"nothing else of the URL is checked", "\"no url at all\" ?tos_policies_value=1", "1"},
      {"an empty text has none", "", kNone},
      {"no query", "https://x.example/tos_policies_value=1", kNone},
      {"no question mark before it", "tos_policies_value=1", kNone},
      {"an empty query", "https://x.example/?", kNone},
      {"another name", "?tos_policy_value=1", kNone},
      {"names are compared exactly: case", "?TOS_policies_value=1", kNone},
      {"names are compared exactly: a space", "?+tos_policies_value=1", kNone},
      {"a longer name", "?tos_policies_values=1", kNone},
      {"an array's name", "?tos_policies_value[]=1", kNone},
      {"the first of two counts", "?tos_policies_value=1&tos_policies_value=2", "1"},
      {"the first counts though it is empty", "?tos_policies_value=&tos_policies_value=2", ""},
      {"no equals sign: an empty value", "?tos_policies_value", ""},
      {"no equals sign, among others", "?a&tos_policies_value&b=1", ""},
      {"no value: an empty value", "?tos_policies_value=", ""},
      {"more equals signs belong to the value", "?tos_policies_value=a=b=", "a=b="},
      {"a name before an equals sign only", "?=tos_policies_value", kNone},
      {"empty pairs are skipped", "?&&tos_policies_value=1&", "1"},
      {"a semicolon separates nothing", "?a;tos_policies_value=1", kNone},
      {"a semicolon in the value", "?tos_policies_value=1;b=2", "1;b=2"},
      {"an escaped ampersand separates nothing", "?tos_policies_value=a%26b", "a&b"},
      {"an escaped equals sign separates nothing", "?tos_policies_value%3D1", kNone},

      {"the query ends at the fragment", "?tos_policies_value=1#2", "1"},
      {"a parameter in the fragment", "?a=1#&tos_policies_value=1", kNone},
      {"a question mark in the fragment", "https://x.example/#?tos_policies_value=1", "1"},
      {"the fragment before the query does not end it", "a#b?tos_policies_value=1#2", "1"},
      {"a query that the fragment cuts in the name", "?tos_policies#_value=1", kNone},
      {"an empty query before a fragment", "?#tos_policies_value=1", kNone},
      {"the query begins at the first question mark", "?a?tos_policies_value=1", kNone},
      {"a second question mark is part of the value", "?tos_policies_value=1?b", "1?b"},
      {"an escaped hash ends nothing", "?tos_policies_value=1%232", "1#2"},
      {"an escaped question mark begins nothing", "%3Ftos_policies_value=1", kNone},

      {"a plus sign is a space", "?tos_policies_value=a+b++c", "a b  c"},
      {"an escaped plus sign is a plus sign", "?tos_policies_value=a%2Bb", "a+b"},
      {"an escaped space", "?tos_policies_value=a%20b", "a b"},
      {"an escaped name", "?tos%5Fpolicies%5fvalue=1", "1"},
      {"a name that is escaped whole", "?%74%6F%73%5F%70%6F%6C%69%63%69%65%73%5F%76%61%6C%75%65=1",
       "1"},
      {"digits in either case", "?tos_policies_value=%4a%4A%6b", "JJk"},
      {"an escaped percent sign is not decoded again", "?tos_policies_value=%2541", "%41"},
      {"a percent sign alone stays", "?tos_policies_value=%", "%"},
      {"a percent sign with one digit stays", "?tos_policies_value=%4", "%4"},
      {"a percent sign with one digit and a letter stays", "?tos_policies_value=%4g", "%4g"},
      {"a percent sign with a letter and a digit stays", "?tos_policies_value=%g4", "%g4"},
      {"a percent sign before an escape stays", "?tos_policies_value=%%41", "%A"},
      {"a percent sign before the next pair stays", "?tos_policies_value=%4&b=1", "%4"},
      {"a percent sign before a plus sign", "?tos_policies_value=%+1", "% 1"},
      {"a percent sign with a sign stays", "?tos_policies_value=%+4%-4", "% 4%-4"},
      {"a NUL", "?tos_policies_value=%00"sv, "\0"sv},
      {"a NUL as it is", "?tos_policies_value=a\0b"sv, "a\0b"sv},
      {"controls stay: nobody parses this URL", "?tos_policies_value=a\tb\nc", "a\tb\nc"},

      {"UTF-8", "?tos_policies_value=%C3%A9%e2%82%ac%F0%9F%98%80", "é€😀"},
      {"UTF-8 as it is", "?tos_policies_value=é€😀", "é€😀"},
      {"UTF-8, half escaped", "?tos_policies_value=\xC3%A9", "é"},
      {"an escaped Latin-1 letter is no UTF-8", "?tos_policies_value=a%E9b", "a\uFFFDb"},
      {"each stray continuation byte is one", "?tos_policies_value=%80%BF", "\uFFFD\uFFFD"},
      {"a cut sequence is one", "?tos_policies_value=%F0%9F%98", "\uFFFD"},
      {"a cut sequence before a letter", "?tos_policies_value=%E2%82z", "\uFFFDz"},
      {"a sequence that a plus sign cuts", "?tos_policies_value=%E2+%82", "\uFFFD \uFFFD"},
      {"a surrogate is three", "?tos_policies_value=%ED%A0%80", "\uFFFD\uFFFD\uFFFD"},
      {"an overlong slash is two", "?tos_policies_value=%C0%AF", "\uFFFD\uFFFD"},
      {"above U+10FFFF", "?tos_policies_value=%F4%90%80%80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"a raw byte that is no UTF-8", "?tos_policies_value=a\xFFz", "a\uFFFDz"},
      {"a name that is no UTF-8", "?tos_policies_value%FF=1", kNone},
      {"a byte order mark stays", "?tos_policies_value=%EF%BB%BFa", "\uFEFFa"},
      {"a byte order mark makes another name", "?%EF%BB%BFtos_policies_value=1", kNone},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    const std::optional<std::string> value = tos_policies_value(c.url);
    EXPECT_EQ(value.has_value(), c.value.has_value());
    if (value && c.value) {
      EXPECT_EQ(*value, *c.value);
    }
  }
}

TEST(TosPoliciesValue, IsFoundBehindHundredsOfThousandsOfOthers) {
  std::string url = "?";
  while (url.size() < (1U << 22)) url.append("&a=%41");
  EXPECT_EQ(tos_policies_value(url), kNone);
  EXPECT_EQ(tos_policies_value(url + "&tos_policies_value=1"), "1");
}

}  // namespace
}  // namespace dossier
