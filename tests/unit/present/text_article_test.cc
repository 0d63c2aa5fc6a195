#include "searcher/present/text_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "common/text/utf8.h"

namespace lede::present {
namespace {

using testing::HasSubstr;
using testing::Not;

article::Article story() {
  article::Article article;
  article.id = "guid-1";
  article.url = "https://example.org/1";
  article.title = "Harbour strike goes on";
  article.source = "The Ledger";
  article.published = text::parse_iso_date("2014-12-07T21:05:00Z");
  article.published_from = article::DateFrom::kFeed;
  article.tags = {{"Sea"}, {"Work", article::TagBy::kDictionary}, {"Sea", article::TagBy::kDictionary}};
  article.text = "The pilots voted.\n\nShips waited outside for a ninth day in a row on Monday.";
  return article;
}

std::string text(const article::Article& article, const std::vector<Copy>& copies, std::vector<Wanted> wanted,
                 bool color = false) {
  Marker marker(std::move(wanted), "english");
  return text_article(article, {copies, 0}, marker, {core::Style(color), 40});
}

TEST(TextArticle, ShowsFactsThenTheWholeText) {
  EXPECT_EQ(text(story(), {}, {}),
            "Harbour strike goes on\n"
            "source    The Ledger\n"
            "published 7 Dec 2014, 21:05 UTC (from\n"
            "          feed)\n"
            "tags      by publisher: Sea\n"
            "          by dictionary: Work, Sea\n"
            "url       https://example.org/1\n"
            "id        guid-1\n"
            "\n"
            "The pilots voted.\n"
            "\n"
            "Ships waited outside for a ninth day in\n"
            "a row on Monday.\n");
}

TEST(TextArticle, MarksWhatWasLookedForInTitleAndText) {
  const std::string shown = text(story(), {}, {{{"strike"}}, {{"ninth", "day"}}}, true);
  EXPECT_THAT(shown, HasSubstr("\x1b[1;4mstrike\x1b[0m"));
  EXPECT_THAT(shown, HasSubstr("\x1b[1;33mninth day\x1b[0m"));
}

TEST(TextArticle, TellsOfCopiesThatAreNotListed) {
  article::Article article = story();
  article.story = "0123456789abcdef";
  Marker marker({}, "english");
  EXPECT_THAT(text_article(article, {{{"b", "The Post", "", {}}}, 1234}, marker, {core::Style(false), 80}),
              HasSubstr("copy      The Post, b\n"
                        "copy      and 1,234 more: lede-search story:0123456789abcdef\n"));
}

TEST(TextArticle, SaysWhenThereIsNoDateAndNoTimeOfDay) {
  article::Article article = story();
  article.published = text::parse_iso_date("2014-12-07");
  EXPECT_THAT(text(article, {}, {}), HasSubstr("published 7 Dec 2014 (from feed)\n"));
  article.published.reset();
  EXPECT_THAT(text(article, {}, {}), HasSubstr("published undated\n"));
}

TEST(TextArticle, ListsCopiesOfTheStory) {
  EXPECT_THAT(text(story(), {{"id-2", "Coast News", "Strike", text::parse_iso_date("2014-12-08")}}, {}),
              HasSubstr("copy      Coast News, 8 Dec 2014, id-2\n"));
}

TEST(TextArticle, KeepsHostileTextFromTheTerminal) {
  article::Article article = story();
  article.title = article.source = article.text = article.url = article.id = "a\x1b[2Jb\x07";
  EXPECT_THAT(text(article, {{"\x1b[1m", "\x1b[2m", "", {}}}, {}), Not(HasSubstr("\x1b")));
}

TEST(TextArticle, ShowsTheSummaryOfAnArticleWithoutText) {
  article::Article article = story();
  article.text.clear();
  article.summary = "In short.";
  EXPECT_THAT(text(article, {}, {}), testing::EndsWith("\n\nIn short.\n"));
}

}  // namespace
}  // namespace lede::present
