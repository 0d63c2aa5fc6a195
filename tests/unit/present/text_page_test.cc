#include "searcher/present/text_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "common/text/utf8.h"
#include "tests/unit/present/marked_text.h"

namespace lede::present {
namespace {

using testing::HasSubstr;
using testing::Not;

Page one_hit() {
  Page page;
  page.query = "sony hack";
  page.total = 345;
  Hit hit;
  hit.rank = 1;
  hit.article.source = "The Ledger";
  hit.article.published = text::parse_iso_date("2014-12-07T21:05:00Z");
  hit.article.authors = {"Jane Doe"};
  hit.article.tags = {{"sony"}, {"north korea"}};
  hit.article.url = "https://example.org/2014/12/sony";
  hit.title = marked("[Sony] hack: what is known");
  hit.snippet = marked("The studio said the [hack] of its network had begun weeks before anyone saw it.");
  page.hits.push_back(hit);
  return page;
}

TEST(TextPage, ShowsWhatAReaderWantsOfAHit) {
  EXPECT_EQ(text_page(one_hit(), {core::Style(false), 60}),
            "1  Sony hack: what is known\n"
            "   The Ledger · 7 Dec 2014 · Jane Doe\n"
            "   The studio said the hack of its network had begun weeks\n"
            "   before anyone saw it.\n"
            "   tags: sony, north korea\n"
            "   https://example.org/2014/12/sony\n"
            "\n"
            "1 of 345 results\n");
}

TEST(TextPage, PaintsHitsOnlyWithColour) {
  const std::string painted = text_page(one_hit(), {core::Style(true), 60});
  EXPECT_THAT(painted, HasSubstr("\x1b[1;33mhack\x1b[0m"));
  EXPECT_THAT(text_page(one_hit(), {core::Style(false), 60}), Not(HasSubstr("\x1b")));
}

TEST(TextPage, KeepsToTheTerminalsWidth) {
  Page page = one_hit();
  page.hits[0].title.text =
      "東京都知事選挙で新しい候補者が発表され、各党が支持を表明したと関係者が明らかにした";
  page.hits[0].title.marks = {};
  page.hits[0].article.tags = std::vector<article::Tag>(40, {"a rather long tag"});
  page.hits[0].article.authors = {std::string(200, 'x')};
  page.facets = {{"tag", {{std::string(100, 'y'), 12345, true}, {"東京", 1, false}}, 200}};
  const std::string text = text_page(page, {core::Style(false), 50});
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(text::display_width(text.substr(begin, end - begin)), 50u) << text.substr(begin, end - begin);
    begin = end + 1;
  }
}

TEST(TextPage, KeepsHostileTextFromTheTerminal) {
  Page page = one_hit();
  page.hits[0].article.source = "Evil\x1b]0;title\x07";
  page.hits[0].article.tags = {{"a\u202Eb\nc"}};
  page.hits[0].article.url = "https://x/\x1b[2J";
  page.facets = {{"tag", {{"\x1b[31mred", 1, false}}, 1}};
  const std::string text = text_page(page, {core::Style(false), 60});
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("\u202E")));
}

TEST(TextPage, AlignsBarsOfFacets) {
  Page page;
  page.total = 1204;
  page.facets = {{"tag", {{"sony", 1204, true}, {"東京", 301, false}}, 7}, {"year", {}, 0}};
  EXPECT_EQ(text_page(page, {core::Style(false), 40}),
            "tag (2 of 7)\n"
            "✓ sony  1,204  █████████████████████████\n"
            "  東京    301  ██████▎\n"
            "\n"
            "year\n"
            "  none\n"
            "\n"
            "0 of 1,204 results\n");
}

TEST(TextPage, ShowsATreeWithWhatEachLevelLeavesOut) {
  Page page;
  page.total = 9;
  page.facets = {{"tag",
                  {{"Europe", 4, false, 0, 1}, {"France", 2, true, 1, 1}, {"Lyon", 1, false, 2}, {"Asia", 1}},
                  3,
                  2,
                  1}};
  EXPECT_EQ(text_page(page, {core::Style(false), 24}),
            "tag (2 of 3)\n"
            "  Europe     4\n"
            "✓  France    2\n"
            "    Lyon     1\n"
            "    (other)  1\n"
            "   (other)   1\n"
            "  Asia       1\n"
            "  (other)    2\n"
            "  (none)     1\n"
            "\n"
            "0 of 9 results\n");
}

TEST(TextPage, ClosesWithWhatWasFound) {
  const struct {
    std::optional<std::uint64_t> total;
    std::size_t offset;
    std::uint64_t undated;
    bool grouped;
    std::optional<double> milliseconds;
    const char* line;
  } kRows[] = {
      {1, 0, 0, false, {}, "1 result\n"},
      {1345, 0, 0, false, 0.84, "1 of 1,345 results (0.8 ms)\n"},
      {1345, 20, 0, false, {}, "21 to 21 of 1,345 results\n"},
      {1, 0, 0, true, {}, "1 result, copies of a story counted once\n"},
      {1,
       0,
       2,
       false,
       {},
       "1 result\n2 more articles have no date and are left out by the dates asked for\n"},
      {{}, 0, 0, false, {}, "1 result\n"},
  };
  for (const auto& row : kRows) {
    Page page = one_hit();
    page.total = row.total;
    page.offset = row.offset;
    page.undated = row.undated;
    page.grouped = row.grouped;
    page.milliseconds = row.milliseconds;
    EXPECT_THAT(text_page(page, {core::Style(false), 80}), testing::EndsWith(std::string("\n\n") + row.line));
  }
}

TEST(TextPage, OfNothingIsEmpty) { EXPECT_EQ(text_page(Page{}, {}), ""); }

TEST(TextPage, TellsTheTotalWhereOnlyThatWasAskedFor) {
  Page page;
  page.total = 1204;
  page.only_counted = true;
  EXPECT_EQ(text_page(page, {core::Style(false), 80}), "1,204 results\n");
}

TEST(TextPage, ExplainsWithAScoreOnlyWhereThereIsOne) {
  Page page = one_hit();
  page.hits[0].score = 3.5;
  page.hits[0].matched = {{"hack", 2.25, 1, 3}, {"sony", 1.25, 0, 1}, {"tag:film"}};
  EXPECT_THAT(
      text_page(page, {core::Style(false), 80}),
      HasSubstr("   score 3.50: hack 2.25 (title, text x3) + sony 1.25 (text) · matched: tag:film\n"));
  page.scored = false;
  EXPECT_THAT(text_page(page, {core::Style(false), 80}),
              HasSubstr("   matched: hack (title, text x3), sony (text), tag:film\n"));
}

TEST(ShortDate, IsTheDayInUtc) {
  EXPECT_EQ(short_date(std::chrono::sys_seconds(std::chrono::seconds(0))), "1 Jan 1970");
  EXPECT_EQ(short_date(*text::parse_iso_date("2016-02-29T23:59:59Z")), "29 Feb 2016");
}

}  // namespace
}  // namespace lede::present
