// Every message of the catalogue as people read it, kept in messages.txt.
//
// UPDATE_SNAPSHOT=1 writes the file anew; read the difference before you commit it.
#include "dossier/tables/messages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/check_file.hpp"
#include "dossier/text/utf8.hpp"
#include "dossier/validate.hpp"
#include "paths.hpp"
#include "support.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;

const std::string& kept_file() {
  static const std::string path = tests::path_of("tests/unit/messages.txt");
  return path;
}

struct Sample {
  std::string body;
  std::string context;
};

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all.append(text);
  return all;
}

// A body whose lists hold these texts, and with these members at its end.
std::string body_of(const std::string& identity, const std::string& address,
                    const std::string& rest = {}) {
  return "{\"identifying_documents\":[" + identity + "],\"address_documents\":[" + address +
         "],\"tos_policies_value\":\"e9414388-fbdf-4407-b5c2-bc39eae3645b\"" + rest + "}";
}

const std::string kBankStatement =
    R"({"type":"BANK_STATEMENT","country":"USA","files":[{"uri":"/poa.pdf"}]})";
const std::string kSelfie = R"({"type":"SELFIE","files":[{"uri":"/me.png"}]})";

// A passport with these members in place of its own, or besides them.
std::string passport_with(const std::string& members) {
  ordered_json passport = ordered_json::parse(
      R"({"type":"PASSPORT","number":"1","country":"USA","expiry_date":"2029-06-01",)"
      R"("files":[{"uri":"/id.pdf"}]})");
  passport.update(ordered_json::parse("{" + members + "}"));
  return passport.dump();
}

std::string license_with(const std::string& members) {
  ordered_json license = ordered_json::parse(
      R"({"type":"DRIVERS_LICENSE","number":"1","country":"USA","state":"US-CA",)"
      R"("expiry_date":"2029-06-01","files":[{"side":"FRONT","uri":"/front.pdf"},)"
      R"({"side":"BACK","uri":"/back.pdf"}]})");
  license.update(ordered_json::parse("{" + members + "}"));
  return license.dump();
}

// Bodies that together meet every code, with and without what is optional in its message, in the
// singular and in the plural, and in each place that has words of its own.
std::vector<Sample> samples() {
  const std::string today = R"({"today":"2026-11-22"})";
  const std::string long_ascii = repeat("a", 65);
  const std::string exact = repeat("é", 64);
  const std::string long_accents = repeat("é", 65);
  const std::string long_astral = repeat("😀", 70);
  std::vector<Sample> samples = {
      // Stage 1.
      {repeat(" ", kMaxBodyBytes + 1), "{}"},
      {"", "{}"},
      {"{", "{}"},
      {R"({"a":1,})", "{}"},
      {repeat("[", 33), "{}"},
      {R"({"identifying_documents":[],"identifying_documents":[]})", "{}"},
      {R"({"identifying_documents":[{"type":1,"type":2}]})", "{}"},
      {R"({"address_documents":[{"files":[{},{"uri":1,"uri":2}]}]})", "{}"},
      {R"({"a":{"b/c":[{"":1,"":2}]}})", "{}"},
      {R"({"identifying_documents":[{"files":[{"x":{"uri":1,"uri":2}}]}]})", "{}"},
      {R"({"identifying_documents":[{"x":[{"no file":1,"no file":2}]}]})", "{}"},
      {R"({"tos_policies_value":[{"a":1,"a":2}]})", "{}"},
      {R"({"address_documents":{"0":{"files":{"1":{"a":1,"a":2}}}}})", "{}"},
      {R"({"address_documents":{"0":1,"0":2}})", "{}"},
      {R"({"address_documents":{"01":{"a":1,"a":2}}})", "{}"},
      {R"({"address_documents":{"12":{"a":1,"a":2}}})", "{}"},
      {R"({"address_documents":{"999999999":{"a":1,"a":2}}})", "{}"},
      {R"({"address_documents":{"1000000000":{"long":1,"long":2}}})", "{}"},
      {R"({"address_documents":{"":{"nothing":1,"nothing":2}}})", "{}"},
      {R"({"address_documents":{"-1":{"minus":1,"minus":2}}})", "{}"},
      {R"({"address_documents":{"1:":{"colon":1,"colon":2}}})", "{}"},
      {"{\"" + long_accents + "\":1,\"" + long_accents + "\":2}", "{}"},
      {R"({"\u202e\u0007":1,"\u202e\u0007":2})", "{}"},
      // Stages 2 and 3.
      {"{}", R"({"customer":{"customer_type":"BUSINESS","api_version":"v1",)"
             R"("customer_status":"ON_HOLD","attach_in_flight":true}})"},
      {"{}", R"({"customer":{"customer_status":""}})"},
      {"{}", R"({"customer":{"customer_status":")" + long_astral + R"("}})"},
      // Shape.
      {"{}", "{}"},
      {"null", "{}"},
      {"[]", "{}"},
      {R"({"identifying_documents":null,"address_documents":{},"tos_policies_value":7})", "{}"},
      {R"({"identifying_documents":[true,{}],"address_documents":["",{}],)"
       R"("tos_policies_value":" "})",
       "{}"},
      {body_of(R"({"type":"PASSPORT"})", kBankStatement), "{}"},
      {body_of(passport_with(R"("number":1,"country":null,"issue_date":false,"expiry_date":[],)"
                             R"("files":{})"),
               R"({"type":null,"country":1,"issue_date":1,"files":"/poa.pdf"})"),
       "{}"},
      {body_of(license_with(R"("state":1,"files":[null,{"side":1,"uri":null},{}])"),
               kBankStatement),
       "{}"},
      {body_of(passport_with(R"("number":"","files":[])"), kBankStatement), "{}"},
      {body_of(passport_with(R"("files":[{"uri":" ","side":"LEFT"}])"), kBankStatement), "{}"},
      {body_of("", kBankStatement), R"({"client":{"selfie_required":true}})"},
      {body_of(R"({"type":"passport","files":[{"uri":"/id.pdf"}]})",
               R"({"type":"","country":"","files":[{"uri":"/poa.pdf"}]})"),
       "{}"},
      {body_of(R"({"type":")" + long_ascii + R"(","files":[{"uri":"/a.pdf","side":")" + exact +
                   R"("},{"uri":"/b.pdf","side":")" + long_accents +
                   R"("},{"uri":"/c.pdf","side":"\u202eTFEL\u2066\u0007"}]})",
               kBankStatement),
       "{}"},
      {body_of(license_with("\"state\":\"" + long_accents + "\""), kBankStatement), "{}"},
      {body_of(
           passport_with(R"("country":"usa","issue_date":"2026-02-29","expiry_date":"2029/6/1")"),
           R"({"type":"utility bill","country":"XKX","issue_date":"20280229","files":[)"
           R"({"uri":"/poa.pdf"}]})"),
       "{}"},
      // The documents.
      {body_of(passport_with("") + "," + kSelfie + "," +
                   passport_with(R"("files":[)"
                                 R"({"uri":"/id.pdf"}])") +
                   "," + kSelfie,
               kBankStatement),
       "{}"},
      {body_of(license_with(R"("state":"")"), kBankStatement), "{}"},
      {body_of(passport_with(R"("state":"US-CA")"), kBankStatement), "{}"},
      {body_of(passport_with(R"("issue_date":"2020-01-01","expiry_date":"2020-01-01")"),
               kBankStatement),
       today},
      {body_of(passport_with(R"("files":[{"uri":"/1.pdf"},{"uri":"/2.pdf"}])"), kBankStatement),
       "{}"},
      {body_of(license_with(R"("files":[{"uri":"/1.pdf"}])"), kBankStatement), "{}"},
      {body_of(license_with(R"("files":[{"uri":"/1.pdf","side":"BACK"},)"
                            R"({"uri":"/2.pdf","side":"BACK"}])"),
               kBankStatement),
       "{}"},
      {body_of(license_with(R"("files":[{"uri":"/1.pdf","side":"FRONT"},)"
                            R"({"uri":"/1.pdf","side":"FRONT"}])"),
               R"({"type":"BANK_STATEMENT","country":"USA","files":[{"uri":"/1.pdf"}]})"),
       "{}"},
      {body_of(passport_with(""), ""), "{}"},
      {body_of(passport_with(""), R"({"type":"BANK_STATEMENT","country":"USA","files":[)"
                                  R"({"uri":"/1.pdf"}]},{"type":"BANK_STATEMENT","country":)"
                                  R"("USA","files":[{"uri":"/1.pdf"}]})"),
       "{}"},
      {body_of(passport_with(""), kBankStatement),
       R"({"customer":{"country_of_residence":"DEU"},"tos_policies_value":"other",)"
       R"("uploaded_uris":["/id.pdf"]})"},
      {body_of(passport_with(""), kBankStatement),
       R"({"customer":{"country_of_residence":")" + long_ascii + R"("}})"},
      // Advice.
      {body_of(kSelfie, kBankStatement,
               R"(,"proof_of_identity":[],"proof_of_address":[],"customer_id":"","x":0,)"
               R"("tos_policy_value":"")"),
       "{}"},
      {body_of(R"({"numbr":0,"type":"SELFIE","files":[{"uri":"/me.png","sid":0}]})",
               R"({"type":"BANK_STATEMENT","country":"USA","expiry_date":0,"files":[)"
               R"({"uri":"/poa.pdf"}]})"),
       "{}"},
      {body_of(kSelfie, kBankStatement,
               ",\"" + long_astral + R"(":0,"\u202egnp.elif":0,"\u0000\n":0,"":0)"),
       "{}"},
      {body_of(R"({"type":"SELFIE","number":0,"country":0,"state":0,"issue_date":0,)"
               R"("expiry_date":0,"files":[{"uri":"/me.png"}]})",
               kBankStatement),
       "{}"},
      {body_of(license_with(R"("state":"California")"), kBankStatement), "{}"},
      {body_of(license_with(R"("state":"Bavaria")"), kBankStatement), "{}"},
      {body_of(passport_with(R"("issue_date":"2026-11-24","expiry_date":"2026-11-23")"),
               R"({"type":"BANK_STATEMENT","country":"USA","issue_date":"2026-08-23","files":[)"
               R"({"uri":"/poa.pdf"}]})"),
       today},
      {body_of(R"({"type":"","number":"","country":"","state":"","issue_date":"",)"
               R"("expiry_date":"","files":[{"side":"","uri":""}]})",
               kBankStatement),
       "{}"},
      {body_of(passport_with(R"("issue_date":"1445-02-11","expiry_date":"2573-05-31")"),
               R"({"type":"BANK_STATEMENT","country":"USA","issue_date":"0219-11-01","files":[)"
               R"({"uri":"/poa.pdf"}]})"),
       "{}"},
      {body_of(passport_with(R"("expiry_date":"2027-01-21")"),
               R"({"type":"BANK_STATEMENT","country":"USA","issue_date":"2027-01-01","files":[)"
               R"({"uri":"/poa.pdf"}]})"),
       today},
      {body_of(passport_with(R"("files":[{"uri":"/id.HEIC"}])"),
               R"({"type":"BANK_STATEMENT","country":"USA","files":[{"uri":"/poa"}]})"),
       "{}"},
      {body_of(passport_with("\"files\":[{\"uri\":\"/id." + long_accents + "\"}]"), kBankStatement),
       "{}"},
      {R"({"identifying_documents":[],"address_documents":[],"tos_policies_value":"7e88"})", "{}"},
  };
  return samples;
}

// All messages of a code, in the order of the samples, each once.
std::map<Code, std::vector<std::string>> messages() {
  std::map<Code, std::vector<std::string>> messages;
  for (const Sample& sample : samples()) {
    const Report report = validate(sample.body, tests::context_of(sample.context));
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const Finding& finding : *list) {
        auto& known = messages[finding.code];
        if (std::find(known.begin(), known.end(), finding.message) == known.end()) {
          known.push_back(finding.message);
        }
      }
    }
  }
  return messages;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// The lines that only one of two texts has, with a sign before each.
std::string difference(const std::string& before, const std::string& after) {
  std::string difference;
  const auto a = lines_of(before);
  const auto b = lines_of(after);
  for (const auto& line : a) {
    if (std::find(b.begin(), b.end(), line) == b.end()) difference += "- " + line + "\n";
  }
  for (const auto& line : b) {
    if (std::find(a.begin(), a.end(), line) == a.end()) difference += "+ " + line + "\n";
  }
  return difference;
}

// A message on a line of plain text: characters that nobody sees, or that change the direction of
// what follows, are named.
std::string line_of(const std::string& message) {
  std::string line;
  for (std::string_view rest = message; !rest.empty();) {
    const std::string_view before = rest;
    const char32_t c = take_code_point(rest);
    if (c < 0x20 || c == 0x7F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
      line.append("<U+");
      for (unsigned shift = 16; shift > 0;) {
        shift -= 4;
        line.push_back("0123456789ABCDEF"[(c >> shift) & 15U]);
      }
      line.push_back('>');
    } else {
      line.append(before.substr(0, before.size() - rest.size()));
    }
  }
  return line;
}

// Each code, and below it its messages.
std::string snapshot() {
  std::string text;
  for (const auto& [code, list] : messages()) {
    text.append(name_of(code)).append("\n");
    for (const std::string& message : list) text.append("  ").append(line_of(message)).append("\n");
  }
  return text;
}

// The messages of looks at files that together meet every type of file, and each code in all forms
// of its message.
std::vector<FileReport> looks_at_files() {
  using namespace std::string_view_literals;
  constexpr std::string_view kPng =
      "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\2\x80\0\0\1\xE0\x08\0\0\0\0abcd\0\0\0\0IENDabcd"sv;
  std::vector<FileReport> reports = {check_file("", "")};
  for (const std::string_view file : {"GIF89a"sv, "BM1234\0\0\0\0"sv, "MM\0*"sv, "RIFF....WEBP"sv,
                                      "\0\0\0\x18"
                                      "ftypavif"sv,
                                      "\0\0\0\x18"
                                      "ftypheic"sv,
                                      "PK\3\4"sv, "<html>"sv, "<svg>"sv, "hello"sv, "\0"sv,
                                      // Two that are cut off.
                                      "%PDF-"sv, "\xFF\xD8\xFF"sv}) {
    reports.push_back(check_file(file, "scan"));
  }
  reports.push_back(check_file("%PDF-%%EOF", "scan.jpg"));
  reports.push_back(check_file("%PDF-%%EOF", "scan." + repeat("é", 65)));
  reports.push_back(check_file("%PDF-/Encrypt" + repeat("\xEF\xBF\xBD", 16) + "%%EOF", "a.pdf"));
  reports.push_back(check_file(kPng, "scan.png"));
  const std::string large = std::string(kPng).append(102'399 - kPng.size(), ' ');
  reports.push_back(check_file(large, "scan"));
  for (const std::uint64_t more : {std::uint64_t{1}, std::uint64_t{2'831'156}}) {
    FileLook look("scan.png");
    look.feed(kPng);
    look.skip(kMaxFileBytes + more - kPng.size());
    reports.push_back(look.finish());
  }
  return reports;
}

std::string file_snapshot() {
  std::map<FileCode, std::vector<std::string>> messages;
  for (const FileReport& report : looks_at_files()) {
    for (const auto* list : {&report.violations, &report.advice}) {
      for (const FileFinding& finding : *list) messages[finding.code].push_back(finding.message);
    }
  }
  EXPECT_EQ(messages.size(), kFileRules.size()) << "a code has no sample";
  std::string text;
  for (const auto& [code, list] : messages) {
    text.append(name_of(code)).append("\n");
    for (const std::string& message : list) text.append("  ").append(line_of(message)).append("\n");
  }
  return text;
}

TEST(Messages, AreThoseOfTheSnapshot) {
  const std::string text = snapshot() + file_snapshot();
  if (const char* update = std::getenv("UPDATE_SNAPSHOT"); update != nullptr && *update == '1') {
    std::ofstream(kept_file(), std::ios::binary) << text;
    GTEST_SKIP() << "wrote " << kept_file();
  }
  const std::string kept = tests::read_file(kept_file());
  EXPECT_TRUE(text == kept) << "Set UPDATE_SNAPSHOT=1 if this is meant:\n"
                            << difference(kept, text);
}

TEST(Messages, AreShownInAllTheirForms) {
  const auto all = messages();
  for (const Rule& rule : kRules) {
    SCOPED_TRACE(rule.name);
    const std::string_view message_template = template_of(rule.code);
    ASSERT_TRUE(all.count(rule.code)) << "no sample has a message of this code";
    const auto& list = all.at(rule.code);
    const auto shows = [&](std::string_view part) {
      return std::any_of(list.begin(), list.end(), [&](const std::string& message) {
        return message.find(part) != std::string::npos;
      });
    };
    // An optional part is there in one message and not in another.
    if (const std::size_t open = message_template.find('['); open != std::string_view::npos) {
      const auto part =
          message_template.substr(open + 1, message_template.find('{', open) - open - 1);
      EXPECT_TRUE(shows(part));
      EXPECT_TRUE(std::any_of(list.begin(), list.end(), [&](const std::string& message) {
        return message.find(part) == std::string::npos;
      }));
    }
    // All forms of a word, unless the number can only be of one of them: 91 days at the least, and
    // a number of address documents that is not 1. Of one with the number in it, what follows the
    // number.
    const bool fixed =
        rule.code == Code::address_document_old || rule.code == Code::address_document_count;
    std::string_view rest = message_template;
    while (!fixed && rest.find('|') != std::string_view::npos) {
      rest.remove_prefix(rest.find('|') + 1);
      std::string_view forms = rest.substr(0, rest.find('}'));
      while (!forms.empty()) {
        const std::string form(forms.substr(0, forms.find('|')));
        const std::size_t sign = form.find('#');
        const bool is_word = sign == std::string::npos && form.front() != ':';
        const std::string shown = is_word ? " " + form : form.substr(sign + 1);
        EXPECT_TRUE(shows(shown)) << shown;
        forms.remove_prefix(std::min(form.size() + 1, forms.size()));
      }
      rest.remove_prefix(rest.find('}'));
    }
  }
}

TEST(Messages, QuoteAtMostSixtyFourCodePoints) {
  for (const auto& [code, list] : messages()) {
    for (const std::string& message : list) {
      for (std::size_t at = message.find("“"); at != std::string::npos;) {
        const std::size_t start = at + std::string_view("“").size();
        const std::size_t end = message.find("”", start);
        ASSERT_NE(end, std::string::npos) << message;
        std::string_view quoted = std::string_view(message).substr(start, end - start);
        if (quoted.ends_with("…")) quoted.remove_suffix(std::string_view("…").size());
        EXPECT_LE(count_code_points(quoted), kMaxQuoted) << message;
        at = message.find("“", end);
      }
    }
  }
}

TEST(Messages, NameNoFileInAListThatIsNone) {
  // Two lists and a member that look like the way to a file.
  const Report report =
      validate(R"({"identifying_documents":[[[{"a":0,"a":0}]]]})", tests::context_of("{}"));
  ASSERT_EQ(report.violations.size(), 1U);
  EXPECT_EQ(report.violations[0].path, "/identifying_documents/0/0/0/a");
  EXPECT_EQ(report.violations[0].message,
            "Identity document 1: “a” is given more than once. Keep only one of them.");
}

TEST(Messages, QuoteValuesAsTheyAre) {
  const auto all = messages();
  const auto has = [&](Code code, std::string_view part) {
    const auto& list = all.at(code);
    return std::any_of(list.begin(), list.end(), [&](const std::string& message) {
      return message.find(part) != std::string::npos;
    });
  };
  const std::string exact = repeat("é", 64);
  EXPECT_TRUE(has(Code::unknown_value, "“" + exact + "”")) << "64 code points are shown whole";
  EXPECT_TRUE(has(Code::unknown_value, "“" + exact + "…”")) << "of 65 the first 64 are shown";
  EXPECT_TRUE(has(Code::unknown_value, "“\u202ETFEL\u2066\a”")) << "whoever prints it must escape";
  EXPECT_TRUE(has(Code::unknown_member, std::string_view("“\0\n”", 8)));
  EXPECT_TRUE(has(Code::customer_status_not_allowed, "“" + repeat("😀", 64) + "…”"));
}

}  // namespace
}  // namespace dossier
