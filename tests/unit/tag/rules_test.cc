// The rules of entries and aliases: context near and far, people's names, surnames, senses.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Row {
  const char* title;
  const char* text;
  std::vector<std::string> tags;
};

void expect(const Tagger& tagger, const std::vector<Row>& rows) {
  for (const Row& row : rows)
    EXPECT_EQ(tags_of(tagger, row.title, row.text), row.tags) << row.title << row.text;
}

TEST(Rules, AnAliasHasRulesOfItsOwn) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Guardians of Peace"
aliases = ["Hüter des Friedens", { name = "GOP", case = "exact", requires = ["hack*", "guardians of peace"] }]
)"));
  expect(tagger, {{"", "the guardians of peace spoke", {"Guardians of Peace"}},
                  {"", "the GOP spoke", {}},
                  {"", "the GOP spoke of the hackers", {"Guardians of Peace"}},
                  {"", "the gop spoke of the hackers", {}},
                  {"", "die Hüter des Friedens", {"Guardians of Peace"}}});
}

TEST(Rules, NearIsTwelveWordsInTheSameText) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "apple"
requires_near = ["phone*", "chief executive"]
excludes_near = ["orchard"]
)"));
  const std::string eleven = " w w w w w w w w w w w ";
  expect(tagger,
         {{"", "apple phones", {"apple"}},
          {"", "apple", {}},
          {"phones", "apple", {}},
          {"", ("executive" + eleven + "chief executive" + eleven.substr(2) + "apple").c_str(), {"apple"}},
          {"", ("chief executive w w" + eleven + "apple").c_str(), {}},
          {"", ("apple" + eleven + "phone").c_str(), {"apple"}},
          {"", ("apple w" + eleven + "phone").c_str(), {}},
          {"", "apple phones in an orchard", {}},
          {"", ("apple phones w" + eleven + "orchard").c_str(), {"apple"}}});
}

TEST(Rules, APhraseAroundTheNameCanMeanSomethingElse) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "apple"
not_in = ["big apple", "apple #", "# apple", "apple pi*"]
)"));
  expect(tagger, {{"", "the Big Apple", {}},
                  {"", "the Big Apple and Apple", {"apple"}},
                  {"", "Apple 3", {}},
                  {"", "7 apple", {}},
                  {"", "apple pies", {}},
                  {"", "big red apple", {"apple"}}});
}

TEST(Rules, PublishersTagsAreContext) {
  const Tagger tagger(dictionary_of("[[tag]]\nname = \"gop\"\nrequires = [\"sony hack\", \"studio*\"]\n"));
  const auto by = article::TagBy::kPublisher;
  EXPECT_THAT(tags_of(tagger, "", "the gop", {{"Sony hack", by, {}}}), ElementsAre("Sony hack", "gop"));
  EXPECT_THAT(tags_of(tagger, "", "the gop", {{"Studios", by, {}}}), ElementsAre("Studios", "gop"));
  EXPECT_THAT(tags_of(tagger, "", "the gop", {{"Sony", by, {}}, {"hack", by, {}}}),
              ElementsAre("Sony", "hack"))
      << "a phrase must not span two tags";
}

TEST(Rules, ACapitalisedNameBesideItMakesAPerson) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Jordan"
kind = "place"
also = "person"
[[tag]]
name = "Chad"
kind = "place"
also = "person"
[[tag]]
name = "Sweden"
kind = "place"
[[tag]]
name = "Fig"
kind = "organisation"
also = "person"
[[tag]]
name = "Syria"
)"));
  expect(tagger, {{"", "He asked Jim Jordan of Ohio.", {}},
                  {"Jim Jordan Says No To Budget Plan", "", {}},
                  {"", "They met Mr. Jordan there.", {}},
                  {"", "They met Vernon E. Jordan there.", {}},
                  {"", "They met Xqzt Jordan there.", {}},
                  {"", "They met in Northern Jordan.", {"Jordan"}},
                  {"", "They met in Syria Jordan.", {"Syria", "Jordan"}},
                  {"", "Later Jordan closed the border.", {"Jordan"}},
                  {"", "They told Amman, Jordan, and Chad.", {"Jordan", "Chad"}},
                  {"", "They told Chad Wolf.", {}},
                  {"", "They told Jordan Prime Minister Xqzt.", {"Jordan"}},
                  {"", "They left Jordan Tuesday.", {"Jordan"}},
                  {"", "They told Jordan. Xqzt was away.", {"Jordan"}},
                  {"", "A book by Melissa Sweden and a song.", {}},
                  {"", "A book by Xqzt Sweden and a song.", {"Sweden"}},
                  {"", "They sued Fig Corp. again.", {"Fig"}},
                  {"", "They sued Fig Xqzt. But Xqzt won.", {}}});
}

TEST(Rules, AStrangersSurnameIsHisInTheWholeArticle) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Jordan"
kind = "place"
aliases = ["Amman"]
also = "person"
)"));
  expect(tagger, {{"", "Jim Jordan left. The vote was lost, Jordan said.", {}},
                  {"", "Jim Jordan left for the Middle East. He was in Jordan in May.", {"Jordan"}},
                  {"", "Jim Jordan flew to Amman. The visit of Jordan was short.", {"Jordan"}}});
}

TEST(Rules, ASurnameCountsWithTheFullName) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "George W. Bush"
kind = "person"
surnames = ["Bush"]
[[tag]]
name = "Jeb Bush"
kind = "person"
surnames = ["Bush"]
)"));
  expect(tagger, {{"", "It was Bush who asked.", {}},
                  {"Bush asked", "George W. Bush asked twice.", {"George W. Bush"}},
                  {"", "George W. Bush asked. Mr. Bush was told.", {"George W. Bush"}},
                  {"", "Jeb Bush lost. In the bush, Bush hid.", {"Jeb Bush"}},
                  {"", "Reggie Bush ran. Later Bush fell.", {}}});
  const auto findings = explain_text(
      tagger, "", "George W. Bush won. Bush spoke. Jeb Bush lost. Bush left. Kate Bush sang. Bush danced.");
  std::vector<std::string> accepted;
  for (const Finding& finding : findings) {
    if (finding.alias == "Bush" && finding.verdict == Verdict::kAccepted) accepted.push_back(finding.tag);
  }
  EXPECT_THAT(accepted, ElementsAre("George W. Bush", "Jeb Bush"))
      << "the nearest full name before it decides";
}

TEST(Rules, OneSenseAnArticle) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Guardians of Peace"
aliases = ["GOP"]
requires = ["hack*"]
excludes_near = ["senate"]
[[tag]]
name = "Republican Party"
aliases = ["GOP"]
requires = ["senate", "votes"]
)"));
  expect(tagger, {{"",
                   "GOP hackers struck. The votes in the Senate came late, and GOP leaders spoke.",
                   {"Republican Party"}},
                  {"", "The GOP hackers struck.", {"Guardians of Peace"}}});
}

TEST(Rules, ADoubtfulCapitalCountsWhereTheNameDoes) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Frozen"
kind = "work"
case = "title"
[[tag]]
name = "Turkey"
kind = "place"
case = "title"
)"));
  expect(tagger, {{"", "Frozen sold well.", {}},
                  {"", "Turkey said no.", {"Turkey"}},
                  {"", "Turkey is on the menu. The turkey is dry.", {}}});
  TokenizedArticle a("", "Frozen sold well. We saw Frozen twice.");
  tagger.apply(a.article, a.title, a.body);
  TokenizedArticle b("", "Xqzt sold well. We saw Frozen twice.");
  tagger.apply(b.article, b.title, b.body);
  EXPECT_GT(a.article.tags.at(0).score, b.article.tags.at(0).score) << "both places must be counted";
}

TEST(Rules, SalienceGrowsWithHeadlinePlaceAndCount) {
  const Tagger tagger(dictionary_of("[[tag]]\nname = \"xqzt\"\n"));
  std::string far;
  for (int i = 0; i < 300; ++i) far += "w ";
  const std::vector<std::pair<const char*, std::string>> rising = {
      {"", far + "xqzt"}, {"", far + "xqzt xqzt"}, {"", "w w w xqzt"}, {"", "xqzt"}, {"xqzt", "xqzt xqzt"}};
  double last = 0;
  for (const auto& [title, text] : rising) {
    TokenizedArticle a(title, text);
    tagger.apply(a.article, a.title, a.body);
    const double score = a.article.tags.at(0).score.value();
    EXPECT_GT(score, last) << title << " " << text.size();
    EXPECT_LT(score, 1);
    last = score;
  }
}

TEST(Rules, NamesInManyPlacesTakeLinearTime) {
  const Tagger tagger(dictionary_of(R"(
[[tag]]
name = "Jordan"
kind = "place"
also = "person"
requires_near = ["w x"]
excludes_near = ["Jordan y"]
not_in = ["w Jordan z"]
[[tag]]
name = "Michael Jordan"
surnames = ["Jordan"]
)"));
  std::string text;
  for (int i = 0; i < 100000; ++i)
    text += i % 3 == 0 ? "Michael Jordan " : i % 3 == 1 ? "w Jordan " : "Jordan Xqzt ";
  EXPECT_THAT(tags_of(tagger, "", text), ElementsAre("Michael Jordan"));
}

}  // namespace
}  // namespace lede::tag
