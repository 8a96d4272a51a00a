// Plans agree with the rules: a body that follows a plan has no violation, and one that breaks a
// line of it has the violation which that line promises. All types × all countries, and none.
#include "dossier/describe.hpp"

#include <gtest/gtest.h>

#include <cctype>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dossier/nlohmann.hpp"
#include "dossier/tables/countries.hpp"
#include "dossier/tables/documents.hpp"
#include "dossier/validate.hpp"
#include "example.hpp"

namespace dossier {
namespace {

using nlohmann::ordered_json;

Plan plan_of(std::string_view type, std::optional<std::string_view> country) {
  return std::get<Plan>(describe(type, country));
}

// Every type with every country, and without.
struct Combination {
  std::string type;
  std::optional<std::string> country;
  ordered_json plan;  // as its users read it
};

std::vector<Combination> combinations() {
  std::vector<Combination> all;
  for (const std::string_view type : kDocumentTypeNames) {
    const auto add = [&](std::optional<std::string> country) {
      const std::string text = to_json(plan_of(type, country));
      all.push_back({std::string(type), country, ordered_json::parse(text)});
    };
    add(std::nullopt);
    for (std::size_t i = 0; i < kCountries.size(); i += 3)
      add(std::string(kCountries.substr(i, 3)));
  }
  return all;
}

// A good value of a member.
ordered_json value_of(const std::string& member, const Combination& c) {
  const std::map<std::string, std::string> values = {{"number", "X1"},
                                                     {"country", c.country.value_or("USA")},
                                                     {"state", "US-CA"},
                                                     {"issue_date", "2020-01-01"},
                                                     {"expiry_date", "2030-01-01"}};
  return values.at(member);
}

// A document with the members that the plan requires, and the optional ones if `all`.
ordered_json document_of(const Combination& c, bool all) {
  ordered_json document = {{"type", c.type}};
  for (const auto& [member, need] : c.plan.at("members").items()) {
    // What depends on the country is given, because the value of `country` is the one it needs.
    if (need == "required" || need == "conditional" || (all && need == "optional")) {
      document[member] = value_of(member, c);
    }
  }
  const auto& files = c.plan.at("files");
  const auto& sides = files.at("sides");
  document["files"] = ordered_json::array();
  for (std::size_t i = 0; i < files.at("count").get<std::size_t>(); ++i) {
    ordered_json file = {{"uri", "/document-" + std::to_string(i) + ".pdf"}};
    if (files.at("side") == "required" || all) file["side"] = sides.at(i % sides.size());
    document["files"].push_back(file);
  }
  return document;
}

bool is_identity(const Combination& c) { return c.plan.at("kind") == "identity"; }

std::string path_of(const Combination& c) {
  return is_identity(c) ? "/identifying_documents/0" : "/address_documents/0";
}

// A body with that document, which is good but for it.
ordered_json body_of(const Combination& c, const ordered_json& document) {
  ordered_json body = ordered_json::parse(tests::example_body());
  body[is_identity(c) ? "identifying_documents" : "address_documents"] =
      ordered_json::array({document});
  return body;
}

// The violations of a document as "code path", of which the path begins where the document does.
using Violations = std::multiset<std::string>;

Violations violations_of(const Combination& c, const ordered_json& document) {
  Violations violations;
  for (const Finding& violation : validate(body_of(c, document), Context()).violations) {
    EXPECT_TRUE(violation.path.starts_with(path_of(c))) << violation.path;
    violations.insert(
        std::string(name_of(violation.code)).append(" ").append(violation.path, path_of(c).size()));
  }
  return violations;
}

std::string text_of(const Combination& c) { return c.type + " " + c.country.value_or("anywhere"); }

TEST(Describe, ABodyThatFollowsThePlanHasNoViolation) {
  for (const Combination& c : combinations()) {
    for (const bool all : {false, true}) {
      EXPECT_EQ(violations_of(c, document_of(c, all)), Violations()) << text_of(c);
    }
  }
}

TEST(Describe, EachMemberKeepsItsPromise) {
  std::set<std::string> seen;
  for (const Combination& c : combinations()) {
    for (const auto& [member, need] : c.plan.at("members").items()) {
      SCOPED_TRACE(text_of(c) + " " + member);
      seen.insert(need);
      ordered_json without = document_of(c, true);
      without.erase(member);
      ordered_json with = without;
      with[member] = value_of(member, c);
      ordered_json wrong = without;
      wrong[member] = nullptr;
      if (need == "required") {
        const std::string code = member == "state" ? "state_required /" : "required /";
        EXPECT_EQ(violations_of(c, without), Violations({code + member}));
        EXPECT_EQ(violations_of(c, with), Violations());
      } else if (need == "optional") {
        EXPECT_EQ(violations_of(c, without), Violations());
        EXPECT_EQ(violations_of(c, with), Violations());
        EXPECT_EQ(violations_of(c, wrong), Violations({"type_mismatch /" + member}));
      } else if (need == "forbidden") {
        EXPECT_EQ(violations_of(c, without), Violations());
        EXPECT_EQ(violations_of(c, with), Violations({"state_forbidden /" + member}));
        EXPECT_EQ(violations_of(c, wrong), Violations({"state_forbidden /" + member}));
      } else if (need == "ignored") {
        EXPECT_EQ(violations_of(c, without), Violations());
        EXPECT_EQ(violations_of(c, with), Violations());
        EXPECT_EQ(violations_of(c, wrong), Violations());
      } else {
        ASSERT_EQ(need, "conditional");
        EXPECT_EQ(violations_of(c, without), Violations({"state_required /state"}))
            << "the country that makes a difference";
        without["country"] = "FRA";
        EXPECT_EQ(violations_of(c, without), Violations()) << "any other country";
      }
    }
  }
  EXPECT_EQ(seen.size(), kNeedNames.size()) << "every need is met";
}

TEST(Describe, APlanNamesTheMembersOfItsKindOfDocument) {
  for (const Combination& c : combinations()) {
    for (const Member member : kDetailMembers) {
      const bool named = c.plan.at("members").contains(name_of(member));
      EXPECT_EQ(named, is_identity(c) || member == Member::country || member == Member::issue_date)
          << text_of(c) << " " << name_of(member);
    }
  }
}

TEST(Describe, TheFilesKeepTheirPromises) {
  for (const Combination& c : combinations()) {
    SCOPED_TRACE(text_of(c));
    const ordered_json good = document_of(c, true);
    const bool two_sided = c.plan.at("files").at("side") == "required";

    ordered_json more = good;
    more["files"].push_back({{"uri", "/more.pdf"}, {"side", "FRONT"}});
    Violations expected = {"file_count /files"};
    if (two_sided) expected.insert("side_duplicate /files/2/side");
    EXPECT_EQ(violations_of(c, more), expected);

    ordered_json none = good;
    none["files"] = ordered_json::array();
    EXPECT_EQ(violations_of(c, none), Violations({"empty /files"}));

    ordered_json unknown = good;
    unknown["files"][0]["side"] = "LEFT";
    EXPECT_EQ(violations_of(c, unknown), Violations({"unknown_value /files/0/side"}));

    ordered_json no_side = good;
    no_side["files"][0].erase("side");
    EXPECT_EQ(violations_of(c, no_side),
              two_sided ? Violations({"side_required /files/0/side"}) : Violations());

    for (const auto& side : c.plan.at("files").at("sides")) {
      ordered_json all_of_it = good;
      for (auto& file : all_of_it["files"]) file["side"] = side;
      EXPECT_EQ(violations_of(c, all_of_it),
                two_sided ? Violations({"side_duplicate /files/1/side", "side_missing /files"})
                          : Violations())
          << side;
    }
    if (two_sided) {
      ordered_json one = good;
      one["files"].erase(1);
      EXPECT_EQ(violations_of(c, one), Violations({"file_count /files", "side_missing /files"}));
    }
  }
}

TEST(Describe, TheTypedPlanIsItsText) {
  for (const Combination& c : combinations()) {
    const Plan plan = plan_of(c.type, c.country);
    EXPECT_EQ(plan.type, c.type);
    EXPECT_EQ(plan.kind == ObjectKind::identity, is_identity(c));
    EXPECT_EQ(plan.file_count, c.plan.at("files").at("count"));
    EXPECT_EQ(kNeedNames[static_cast<std::size_t>(plan.side)],
              c.plan.at("files").at("side").get<std::string>());
    for (const Member member : kDetailMembers) {
      if (!has_member(plan.kind, member)) continue;
      EXPECT_EQ(kNeedNames[static_cast<std::size_t>(plan.need(member))],
                c.plan.at("members").at(std::string(name_of(member))).get<std::string>());
    }
  }
}

TEST(Describe, AnErrorSaysInWordsWhatIsAllowed) {
  EXPECT_EQ(std::get<PlanError>(describe("VISA", std::nullopt)).message,
            "“VISA” is not a known document type. Choose one of PASSPORT, NATIONAL_ID, "
            "DRIVERS_LICENSE, RESIDENCE_PERMIT, SELFIE, UTILITY_BILL, GOVERNMENT_LETTER or "
            "BANK_STATEMENT.");
  EXPECT_EQ(std::get<PlanError>(describe("passport", std::nullopt)).message,
            "“passport” is not a known document type. Did you mean “PASSPORT”? Choose one of "
            "PASSPORT, NATIONAL_ID, DRIVERS_LICENSE, RESIDENCE_PERMIT, SELFIE, UTILITY_BILL, "
            "GOVERNMENT_LETTER or BANK_STATEMENT.");
  EXPECT_EQ(
      std::get<PlanError>(describe("PASSPORT", "XKX")).message,
      "The country of issue is not a code that is accepted. Use the three capital letters of ISO "
      "3166-1, such as USA or DEU.");
  EXPECT_EQ(std::get<PlanError>(describe("PASSPORT", "UK")).message,
            "The country of issue is not a code that is accepted. Did you mean “GBR”? Use the "
            "three capital "
            "letters of ISO 3166-1, such as USA or DEU.");
}

}  // namespace
}  // namespace dossier
