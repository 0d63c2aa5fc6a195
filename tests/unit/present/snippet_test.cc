#include "searcher/present/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "tests/unit/present/marked_text.h"

namespace lede::present {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

std::string cut(std::string_view text, std::vector<Wanted> wanted, std::size_t columns) {
  Marker marker(std::move(wanted), "english");
  return shown(cut_snippet(text, marker, columns));
}

const std::string kStory =
    "The council met on Monday. It talked about roads and little else for most of the day.\n\n"
    "Later, the harbour was named. Ships from the north had waited outside the harbour since spring. "
    "A strike of the pilots kept them there. Nobody expects an early end.\n\n"
    "The mayor spoke of parks and of schools. In the evening the pilots voted to go on.";

TEST(Snippet, BeginsWithTheSentenceThatHoldsTheHits) {
  EXPECT_EQ(cut(kStory, {{{"strike"}}}, 70),
            "A [strike] of the pilots kept them there. Nobody expects an early end.");
}

TEST(Snippet, PrefersThePlaceWithMostDifferentWords) {
  EXPECT_THAT(cut(kStory, {{{"harbour"}}, {{"spring"}}}, 80),
              StartsWith("Ships from the north had waited outside the [harbour] since [spring]."));
}

TEST(Snippet, PrefersWordsThatStandClose) {
  EXPECT_THAT(cut("The red house on the hill above the old town was blue. Then came a red and blue flag.",
                  {{{"red"}}, {{"blue"}}}, 60),
              StartsWith("Then came a [red] and [blue] flag."));
}

TEST(Snippet, ShowsTwoPartsWhenOneCannotShowAllWords) {
  const std::string snippet = cut(kStory, {{{"council"}}, {{"voted"}}}, 90);
  EXPECT_THAT(snippet, StartsWith("The [council] met on Monday."));
  EXPECT_THAT(snippet, HasSubstr(" … "));
  EXPECT_THAT(snippet, EndsWith("the pilots [voted] to go on."));
}

TEST(Snippet, IsTheBeginningWhenNothingIsFound) {
  EXPECT_EQ(cut(kStory, {{{"absent"}}}, 30), "The council met on Monday.");
  EXPECT_EQ(cut(kStory, {}, 50), "The council met on Monday. It talked about roads …");
  EXPECT_EQ(cut("Short text", {}, 30), "Short text");
  EXPECT_EQ(cut("", {{{"a"}}}, 30), "");
  EXPECT_EQ(cut(" -- !? ", {{{"a"}}}, 30), "");
}

TEST(Snippet, SaysWhereASentenceIsCut) {
  std::string text = "Word";
  for (int i = 0; i < 60; ++i) text += " filler" + std::to_string(i);
  text += " needle";
  for (int i = 0; i < 60; ++i) text += " after" + std::to_string(i);
  const std::string snippet = cut(text, {{{"needle"}}}, 60);
  EXPECT_THAT(snippet, StartsWith("… filler"));
  EXPECT_THAT(snippet, HasSubstr("[needle]"));
  EXPECT_THAT(snippet, EndsWith(" …"));
}

TEST(Snippet, FillsTheRoomWithEarlierSentencesAtTheEndOfAText) {
  EXPECT_EQ(cut("One came first. Two came next. The needle was last.", {{{"needle"}}}, 100),
            "One came first. Two came next. The [needle] was last.");
}

TEST(Snippet, KeepsToItsColumns) {
  const std::vector<std::vector<Wanted>> queries = {
      {{{"harbour"}}}, {{{"council"}}, {{"voted"}}}, {{{"pilots"}}, {{"parks"}}, {{"roads"}}}, {}};
  for (const auto& query : queries) {
    for (const std::size_t columns : {20, 50, 120, 1000}) {
      Marker marker(query, "english");
      const Marked snippet = cut_snippet(kStory, marker, columns);
      EXPECT_LE(text::display_width(snippet.text), columns + 7)
          << snippet.text;  // the signs of what was left out
    }
  }
}

TEST(Snippet, CutsOnlyOnCodePoints) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "東京は晴れ";
  text += "ニュース";
  for (const std::size_t columns : {9, 20, 33, 80}) {
    Marker marker({{{"東京"}}}, "english");
    const Marked snippet = cut_snippet(text, marker, columns);
    EXPECT_TRUE(text::is_valid_utf8(snippet.text));
    for (const auto& mark : snippet.marks) {
      EXPECT_TRUE(text::is_valid_utf8(snippet.text.substr(mark.begin, mark.end - mark.begin)));
    }
  }
}

TEST(Snippet, KeepsQuotesAndBracketsWithTheirWords) {
  EXPECT_EQ(cut("All was still. \"Needle!\" she said (twice).", {{{"needle"}}}, 28),
            "\"[Needle]!\" she said (twice).");
}

TEST(Snippet, BeginsNoSentenceInsideAWord) {
  EXPECT_EQ(cut("Culver City, Calif.-based Needle is a studio of some size.", {{{"needle"}}}, 44),
            "Culver City, Calif.-based [Needle] is a …");
  EXPECT_EQ(cut("彼は来た。東京は晴れだった。", {{{"東京"}}}, 18), "[東京]は晴れだった。");
}

TEST(Snippet, LooksOnlyAtTheBeginningOfAHugeText) {
  std::string text;
  while (text.size() < 2 * kSnippetTextBytes) text += "plain words without end and ";
  text += "needle";
  EXPECT_EQ(cut(text, {{{"needle"}}}, 40).find('['), std::string::npos);
}

}  // namespace
}  // namespace lede::present
