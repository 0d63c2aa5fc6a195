#include "indexer/tag/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

using article::Tag;
using article::TagBy;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kAffair = R"(
[[tag]]
name = "kim jong un"
kind = "person"
aliases = ["Kim Jong-un", "Kim Jong Eun", "金正恩"]
[[tag]]
name = "Kōnan"
[[tag]]
name = "new york"
[[tag]]
name = "new york times"
[[tag]]
name = "times square"
[[tag]]
name = "u.s."
)";

TEST(Tagger, OneTagUnderEverySpelling) {
  const Tagger tagger(dictionary_of(kAffair));
  for (const char* written :
       {"Kim Jong-Un", "Kim Jong Un", "kim jong un", "KIM JONG-UN", "Kim Jong-un’s", "Kim Jong-Un's",
        "Kim Jong–un", "“Kim Jong-un”", "#Kim Jong un", "Kím Jōng-Ün", "Kim Jong Eun", "Kim\nJong\nUn"}) {
    EXPECT_THAT(tags_of(tagger, "", std::string("They mocked ") + written + " again."),
                ElementsAre("kim jong un"))
        << written;
  }
  for (const char* other : {"Kim Jong-il", "Kim Jong", "Jong-un Kim", "Kim. Jong. Unit"}) {
    EXPECT_THAT(tags_of(tagger, "", std::string("They mocked ") + other + " again."), IsEmpty()) << other;
  }
  EXPECT_THAT(tags_of(tagger, "", "headquartered in Konan Minato, Tokyo"), ElementsAre("Kōnan"));
  EXPECT_THAT(tags_of(tagger, "", "headquartered in KŌNAN"), ElementsAre("Kōnan"));
  EXPECT_THAT(tags_of(tagger, "", "struggle against the U.S. and its allies"), ElementsAre("u.s."));
}

TEST(Tagger, TheLongestNameWinsAndTakesItsWords) {
  const Tagger tagger(dictionary_of(kAffair));
  EXPECT_THAT(tags_of(tagger, "", "the New York Times Square edition"), ElementsAre("new york times"));
  EXPECT_THAT(tags_of(tagger, "", "New York, Times Square"), ElementsAre("new york times"));
  EXPECT_THAT(tags_of(tagger, "", "in New York, near Times Square"), ElementsAre("new york", "times square"));
}

TEST(Tagger, ARefusedLongNameLeavesTheShortOne) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "new york times"
requires = ["newspaper"]
[[tag]]
name = "new york"
)"));
  EXPECT_THAT(tags_of(tagger, "", "the New York Times"), ElementsAre("new york"));
  EXPECT_THAT(tags_of(tagger, "", "the New York Times, a newspaper"), ElementsAre("new york times"));
}

TEST(Tagger, OrdersByFirstPlaceTitleBeforeText) {
  const Tagger tagger(
      dictionary_of("[[tag]]\nname = \"alpha\"\n[[tag]]\nname = \"beta\"\n[[tag]]\nname = \"gamma\"\n"));
  EXPECT_THAT(tags_of(tagger, "A gamma day", "beta, alpha, gamma, beta"),
              ElementsAre("gamma", "beta", "alpha"));
}

TEST(Tagger, RequiresAndExcludesReadTitleAndText) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "interview"
requires = ["Sony", "movie theatre", "film*"]
excludes = ["job interview", "hir*", "press secret*"]
)"));
  EXPECT_THAT(tags_of(tagger, "", "an interview"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "SONY's day", "an interview"), ElementsAre("interview"));
  EXPECT_THAT(tags_of(tagger, "", "an interview with filmmakers"), ElementsAre("interview"));
  EXPECT_THAT(tags_of(tagger, "", "an interview in a movie-theatre"), ElementsAre("interview"));
  EXPECT_THAT(tags_of(tagger, "", "an interview on a movie in a theatre"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "", "an interview on a fil"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "Sony", "a job interview"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "Sony is hiring", "an interview"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "Sony", "the press met, then an interview of the press secretary"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "Sony", "an interview by the secretive press"), ElementsAre("interview"));
}

TEST(Tagger, TitleCaseRule) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "lord of the rings"
case = "title"
[[tag]]
name = "frozen"
case = "title"
[[tag]]
name = "金正恩"
case = "title"
)"));
  struct Row {
    const char* title;
    const char* text;
    bool tagged;
  };
  const Row rows[] = {
      {"", "He read Lord of the Rings at school.", true},
      {"", "He read Lord Of The Rings at school.", true},
      {"", "He read lord of the rings at school.", false},
      {"", "He read Lord of the rings at school.", false},
      {"", "He read “lord of the rings” at school.", true},
      {"", "He read 'lord of the rings,' he said.", true},
      {"", "He read \"lord of the rings at school\".", false},
      {"", "Lord of the Rings sold well.", true},
      {"", "They saw Frozen twice.", true},
      {"", "They saw frozen peas.", false},
      {"", "They ate. Frozen peas are cheap.", false},
      {"", "Frozen peas are cheap.", false},
      {"", "They ate. “Frozen” is a film.", true},
      {"", "the word 'frozen' has six letters", false},
      {"Families Flock To Frozen In Record Numbers", "", false},
      {"Families flock to Frozen in record numbers", "", true},
      {"Families Flock To “Frozen” In Record Numbers", "", true},
      {"", "FROZEN is what they saw.", true},
      {"FROZEN DRAWS RECORD CROWDS", "", false},
      {"", "主席金正恩", true},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(!tags_of(tagger, row.title, row.text).empty(), row.tagged) << row.title << row.text;
  }
}

TEST(Tagger, InAHeadlineACapitalCountsWithAContextWord) {
  const Tagger tagger(dictionary_of("[[tag]]\nname = \"frozen\"\ncase = \"title\"\nrequires = [\"film\"]\n"));
  EXPECT_THAT(tags_of(tagger, "Families Flock To Frozen In Record Numbers", "The film is a hit."),
              ElementsAre("frozen"));
  EXPECT_THAT(tags_of(tagger, "Families Flock To Frozen In Record Numbers", "The rink is a hit."), IsEmpty());
}

TEST(Tagger, ExactCaseRule) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "united states"
aliases = ["US", "U.S."]
case = "exact"
)"));
  EXPECT_THAT(tags_of(tagger, "", "The US said no."), ElementsAre("united states"));
  EXPECT_THAT(tags_of(tagger, "", "The U.S. said no."), ElementsAre("united states"));
  EXPECT_THAT(tags_of(tagger, "", "They told us no."), IsEmpty());
  // The last point of initials may be left out, and points say enough among capitals.
  EXPECT_THAT(tags_of(tagger, "", "the U.S forces"), ElementsAre("united states"));
  EXPECT_THAT(tags_of(tagger, "", "the u.s forces"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "", "THE U.S . FORCES WERE THERE"), ElementsAre("united states"));
  EXPECT_THAT(tags_of(tagger, "", "THEY GAVE US NOTHING THERE"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "", "Us and them"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "", "The united states of matter, the united states"),
              ElementsAre("united states"));
  EXPECT_THAT(tags_of(tagger, "", "The United States"), IsEmpty());
  EXPECT_THAT(tags_of(tagger, "GIVE US BACK THOSE JOBS", ""), IsEmpty());
}

TEST(Tagger, AnAliasOfTwoEntriesMeansTheOneWithMoreContext) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "guardians of peace"
aliases = ["GOP"]
requires = ["guardians of peace", "sony", "hack*"]
[[tag]]
name = "republican party"
aliases = ["GOP"]
requires = ["republican*", "senate"]
)"));
  EXPECT_THAT(tags_of(tagger, "", "GOP hackers at Sony; a Republican spoke"),
              ElementsAre("guardians of peace"));
  EXPECT_THAT(tags_of(tagger, "", "GOP in the Senate; a Republican spoke of a hack"),
              ElementsAre("republican party"));
  EXPECT_THAT(tags_of(tagger, "", "GOP, a Republican spoke of a hack"), ElementsAre("guardians of peace"));
  EXPECT_THAT(tags_of(tagger, "", "GOP"), IsEmpty());
}

TEST(Tagger, PublishersTagsFoldIntoDictionaryNamesAndComeFirst) {
  const Tagger tagger(dictionary_of(kAffair));
  TokenizedArticle a("New York", "Kim Jong-un mocked in Konan");
  a.article.tags = {{"World News", TagBy::kPublisher, {}}, {"Kim Jong Eun", TagBy::kPublisher, 0.5},
                    {"world-news", TagBy::kPublisher, {}}, {"KIM JONG UN", TagBy::kPublisher, {}},
                    {"  ", TagBy::kPublisher, {}},         {"!!", TagBy::kPublisher, {}},
                    {"stale", TagBy::kDictionary, {}},     {"cinema", TagBy::kLearned, 0.9}};
  tagger.apply(a.article, a.title, a.body);
  const std::vector<Tag> expected = {
      {"World News", TagBy::kPublisher, {}}, {"kim jong un", TagBy::kPublisher, 0.5},
      {"!!", TagBy::kPublisher, {}},         {"new york", TagBy::kDictionary, 0.67},
      {"Kōnan", TagBy::kDictionary, 0.72},   {"cinema", TagBy::kLearned, 0.9}};
  EXPECT_EQ(a.article.tags, expected);
  tagger.apply(a.article, a.title, a.body);
  EXPECT_EQ(a.article.tags, expected) << "applying twice must change nothing";
}

TEST(Tagger, APublishersTagFoldsByAnAliasOnlyInItsContext) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "guardians of peace"
aliases = ["GOP"]
case = "exact"
requires = ["sony"]
)"));
  const std::vector<Tag> given = {{"gop", TagBy::kPublisher, {}}};
  EXPECT_THAT(tags_of(tagger, "", "a vote", given), ElementsAre("gop"));
  EXPECT_THAT(tags_of(tagger, "", "a leak at Sony", given), ElementsAre("guardians of peace"));
  EXPECT_THAT(tags_of(tagger, "", "a vote", {{"Guardians Of Peace", TagBy::kPublisher, {}}}),
              ElementsAre("guardians of peace"));
}

TEST(Tagger, AliasesInACircleAreHarmless) {
  const Tagger tagger(dictionary_of(
      "[[tag]]\nname = \"a1\"\naliases = [\"b1\"]\n[[tag]]\nname = \"b1\"\naliases = [\"a1\"]\n"));
  EXPECT_THAT(tags_of(tagger, "", "a1"), ElementsAre("a1"));
  EXPECT_THAT(tags_of(tagger, "", "x", {{"b1", TagBy::kPublisher, {}}}), ElementsAre("b1"));
}

TEST(Tagger, AnEmptyDictionaryKeepsPublishersTags) {
  const Tagger tagger{Dictionary()};
  EXPECT_THAT(tags_of(tagger, "t", "x y", {{"Oil", TagBy::kPublisher, {}}, {"oil", TagBy::kPublisher, {}}}),
              ElementsAre("Oil"));
  EXPECT_THAT(tags_of(tagger, "", ""), IsEmpty());
}

TEST(Tagger, AMillionAliasesAreFound) {
  Dictionary dictionary;
  dictionary.entries.resize(2);
  dictionary.entries[0].name = "many";
  for (int i = 0; i < 1000000; ++i) dictionary.entries[0].aliases.push_back({"alias " + std::to_string(i)});
  dictionary.entries[1].name = "alias 5 times";
  const Tagger tagger(std::move(dictionary));
  EXPECT_THAT(tags_of(tagger, "", "an alias 999999 here"), ElementsAre("many"));
  EXPECT_THAT(tags_of(tagger, "", "an alias 5 times"), ElementsAre("alias 5 times"));
  EXPECT_THAT(tags_of(tagger, "", "an alias 1000000"), IsEmpty());
}

TEST(Tagger, NamesOfManyScriptsAreFound) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "القدس"
[[tag]]
name = "כנסת"
[[tag]]
name = "Москва"
[[tag]]
name = "東京"
)"));
  EXPECT_THAT(tags_of(tagger, "", "في القدس اليوم"), ElementsAre("القدس"));
  EXPECT_THAT(tags_of(tagger, "", "חברי כנסת הצביעו"), ElementsAre("כנסת"));
  EXPECT_THAT(tags_of(tagger, "", "в городе МОСКВА"), ElementsAre("Москва"));
  EXPECT_THAT(tags_of(tagger, "", "彼は東京に住む"), ElementsAre("東京"));
}

}  // namespace
}  // namespace lede::tag
