#include "indexer/tag/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

using testing::SizeIs;

constexpr const char* kFilm = R"([[tag]]
name = "the interview"
aliases = ["Interview film"]
case = "title"
requires = ["sony"]
excludes = ["job"]
)";

TEST(Explain, ShowsAliasPlaceAndTheWordThatDecided) {
  const Tagger tagger(dictionary_of(kFilm));
  const std::vector<Finding> findings = explain_text(
      tagger, "Hackers", "Staff went home.\n\nThe studio then cancelled The Interview.\n\nSony said so.");
  ASSERT_THAT(findings, SizeIs(1));
  const Finding& finding = findings[0];
  EXPECT_EQ(finding.tag, "the interview");
  EXPECT_EQ(finding.alias, "the interview");
  EXPECT_EQ(finding.verdict, Verdict::kAccepted);
  EXPECT_EQ(finding.reason, "required 'Sony' stands in the article");
  EXPECT_EQ(finding.dictionary, "test.toml:1");
  EXPECT_EQ(finding.place.part, Part::kText);
  EXPECT_EQ(finding.place.offset, 44u);
  EXPECT_EQ(finding.place.line, 3u);
  EXPECT_EQ(finding.place.before, "went home. The studio then cancelled ");
  EXPECT_EQ(finding.place.written, "The Interview");
  EXPECT_EQ(finding.place.after, ". Sony said so.");
  EXPECT_EQ(finding.decided.written, "Sony");
  EXPECT_EQ(finding.decided.line, 5u);
}

TEST(Explain, TellsWhichRuleRefused) {
  const Tagger tagger(dictionary_of(std::string(kFilm) + R"(
[[tag]]
name = "may"
case = "title"
[[tag]]
name = "us"
aliases = ["US"]
case = "exact"
[[tag]]
name = "inter view times"
[[tag]]
name = "view times"
[[tag]]
name = "mercury planet"
aliases = ["mercury"]
[[tag]]
name = "mercury metal"
aliases = ["mercury"]
)"));
  struct Row {
    const char* title;
    const char* text;
    Verdict verdict;  // of the last finding
    const char* reason;
  };
  const Row rows[] = {
      {"", "He saw The Interview.", Verdict::kNoCue,
       "none of the required words stands in the article or near the name"},
      {"Sony", "He saw The Interview after a job.", Verdict::kExcluded, "excluded by 'job'"},
      {"Sony", "He gave the interview.", Verdict::kNotCapital, "case = title: not every word has a capital"},
      {"", "May is here.", Verdict::kSentenceStart, "case = title: the capital may be the sentence's"},
      {"Voters Give May Great Support", "", Verdict::kHeadline,
       "all words there have capitals, so they say nothing"},
      {"", "Us two.", Verdict::kSpelling, "case = exact: written in another way"},
      {"", "inter view times", Verdict::kInsideLonger, "part of 'inter view times'"},
      {"", "liquid mercury", Verdict::kOtherSense, "another tag with this alias is meant"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.reason);
    const std::vector<Finding> findings = explain_text(tagger, row.title, row.text);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.back().verdict, row.verdict);
    EXPECT_EQ(findings.back().reason, row.reason);
  }
}

TEST(Explain, OfTwoSpellingsOfAnExactNameOnlyTheFittingOneIsTold) {
  const Tagger tagger(
      dictionary_of("[[tag]]\nname = \"U.S.\"\naliases = [\"US\", \"USA\"]\ncase = \"exact\"\n"));
  for (const char* text : {"the US army", "the U.S. army"}) {
    const std::vector<Finding> findings = explain_text(tagger, "", text);
    ASSERT_THAT(findings, SizeIs(1)) << text;
    EXPECT_EQ(findings[0].verdict, Verdict::kAccepted);
  }
  EXPECT_THAT(explain_text(tagger, "", "told us so"), SizeIs(1));
}

TEST(Explain, CutsExcerptsOnWholeCharacters) {
  const Tagger tagger(dictionary_of("[[tag]]\nname = \"x\"\n"));
  std::string accents;
  for (int i = 0; i < 50; ++i) accents += "é";
  const std::vector<Finding> findings = explain_text(tagger, "", accents + " x " + accents);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].place.written, "x");
}

}  // namespace
}  // namespace lede::tag
