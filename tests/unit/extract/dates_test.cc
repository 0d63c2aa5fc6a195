#include "indexer/extract/dates.h"

#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "indexer/extract/written_dates.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

PageDates dates_of(const Page& page, std::string_view url, std::string_view title) {
  const Head head(*page.dom, title, 0);
  return find_dates(*page.dom, head, *page.meta, page.data, url);
}

TEST(DateInUrl, ReadsWholeDatesInThePath) {
  const struct {
    const char* url;
    const char* day;  // empty for none
  } rows[] = {
      {"https://a.example/2014/12/07/ferry", "2014-12-07"},
      {"https://a.example/news/2014-12-07-ferry", "2014-12-07"},
      {"https://a.example/news/20141207/ferry", "2014-12-07"},
      {"https://a.example/2014/1/7/ferry", "2014-01-07"},
      {"https://a.example/world/2014/dec/07/ferry", "2014-12-07"},
      {"https://a.example/2014/December/7/ferry", "2014-12-07"},
      {"https://a.example/2014/decade/07/ferry", ""},
      {"https://a.example/2014/12/ferry", ""},
      {"https://a.example/2014/13/07/ferry", ""},
      {"https://a.example/2014/02/30/ferry", ""},
      {"https://a.example/id/120141207", ""},
      {"https://a.example/id/201412071", ""},
      {"https://2014-12-07.example/ferry", ""},
      {"https://a.example/ferry?d=2014-12-07", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    const auto date = date_in_url(row.url);
    EXPECT_EQ(date ? text::to_day(*date) : "", row.day) << row.url;
  }
}

TEST(DateInDateline, IsHowAnAgencyBegins) {
  const struct {
    const char* paragraph;
    const char* day;  // empty for none
  } rows[] = {
      {"RAJSHAHI, Dec 20, 2025 (BSS) - Gardening helps.", "2025-12-20"},
      {"NEW YORK, Dec. 20, 2025 /PRNewswire/ -- A firm has grown.", "2025-12-20"},
      {"SEATTLE, December 20, 2025 (GLOBE NEWSWIRE) \u2013 A firm has grown.", "2025-12-20"},
      {"BEIJING, Dec. 20 (Xinhua) -- The year is not told.", ""},
      {"The fair of December 20, 2025 (the first) was good.", ""},
      {"In 2014 (and later) - as is known", ""},
      {"", ""},
      {"(BSS) -", ""},
  };
  for (const auto& row : rows) {
    const auto date = date_in_dateline(row.paragraph);
    EXPECT_EQ(date ? text::to_day(date->time) : "", row.day) << row.paragraph;
  }
}

TEST(Dates, SayWhereTheyComeFrom) {
  const std::string url = "https://a.example/2014/12/05/x";
  const std::string structured =
      json_ld(R"({"@type":"Article","datePublished":"2014-12-01T10:00:00Z","dateModified":"2014-12-09"})");
  const std::string meta = "<meta property=article:published_time content=2014-12-02>";
  const std::string time = "<time datetime=2014-12-03>3 December</time>";
  const struct {
    std::string html;
    std::string url;
    const char* day;
    article::DateFrom from;
  } rows[] = {
      {structured + meta + time, url, "2014-12-01", article::DateFrom::kJsonLd},
      {meta + time, url, "2014-12-02", article::DateFrom::kMeta},
      {time, url, "2014-12-03", article::DateFrom::kMeta},
      {"<p>x", url, "2014-12-05", article::DateFrom::kUrl},
      {"<span class=date>Published: December 6, 2014</span>", "", "2014-12-06", article::DateFrom::kText},
      {"<p>On December 6, 2014 it rained.</p>", "", "", article::DateFrom::kCollected},
      {"<div class=related><time datetime=2014-12-03></time></div>", "", "", article::DateFrom::kCollected},
      {"<meta property=article:published_time content='soon'>", "", "", article::DateFrom::kCollected},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    const PageDates got = dates_of(page, row.url, "");
    EXPECT_EQ(got.published ? text::to_day(*got.published) : "", row.day) << row.html;
    EXPECT_EQ(got.published_from, row.from) << row.html;
  }
}

TEST(Dates, AnUpdateIsNeverBeforePublication) {
  const Page page(json_ld(R"({"@type":"Article","datePublished":"2014-12-05","dateModified":"2014-12-01"})"));
  EXPECT_FALSE(dates_of(page, "", "").updated);
}

TEST(Dates, KeepThePublishersClock) {
  const Page page(json_ld(
      R"({"@type":"Article","datePublished":"2014-12-07T00:30:00+08:00","dateModified":"2014-12-07 09:00 -0500"})"));
  const PageDates got = dates_of(page, "", "");
  ASSERT_TRUE(got.published && got.updated);
  EXPECT_EQ(text::to_rfc3339(*got.published), "2014-12-06T16:30:00Z");
  EXPECT_EQ(text::to_rfc3339(*got.published, got.published_offset), "2014-12-07T00:30:00+08:00");
  EXPECT_EQ(text::to_rfc3339(*got.updated, got.updated_offset), "2014-12-07T09:00:00-05:00");
}

TEST(Dates, TakeTheClockFromAnotherPlaceThatTellsTheSameMoment) {
  const std::string structured = json_ld(R"({"@type":"Article","datePublished":"2014-12-07T01:18:13Z"})");
  const struct {
    const char* time;
    const char* published;
  } rows[] = {
      {"<time datetime='2014-12-06T17:18:13-08:00'>", "2014-12-06T17:18:13-08:00"},
      {"<meta name=date content='2014-12-07T02:18:13+01:00'>", "2014-12-07T02:18:13+01:00"},
      {"<time datetime='2014-12-06T17:18:14-08:00'>", "2014-12-07T01:18:13Z"},
  };
  for (const auto& row : rows) {
    const Page page(structured + row.time);
    const PageDates got = dates_of(page, "", "");
    ASSERT_TRUE(got.published);
    EXPECT_EQ(text::to_rfc3339(*got.published, got.published_offset), row.published) << row.time;
  }
}

TEST(Dates, AreReadFromTheLinesBelowTheHeadline) {
  const struct {
    const char* below;
    const char* day;  // empty for none
  } rows[] = {
      {"<p>By Ann Lee<br>Thursday, December 18, 2014</p>", "2014-12-18"},
      {"<div>Do 18.12.14 | 14:07 Uhr | Von <span>Ann Lee</span></div>", "2014-12-18"},
      {"<p>2014年12月18日　浜野 沙織</p>", "2014-12-18"},
      {"<p>2014年12月18日 10:30</p>", "2014-12-18"},
      {"<p>2014년 12월 18일</p>", "2014-12-18"},
      {"<p>Published: 18 December 2014</p>", "2014-12-18"},
      {"<p>Published 18 December 2014, updated an hour ago</p>", "2014-12-18"},
      {"<p>Updated 19 December 2014 Published 18 December 2014</p>", "2014-12-18"},
      {"<p>Written by Ann Lee in Trade on 18 December 2014 at 10:34 AM EST. 51 Comments</p>", "2014-12-18"},
      {"<p>公開日：2014年12月18日</p>", "2014-12-18"},
      {"<p><span>Ann Lee</span><span>December 18, 2014</span></p>", "2014-12-18"},
      {"<p><span>Dec 18, 2014</span><span>Ann Lee</span></p>", "2014-12-18"},
      {"<p>Published</p><p>18 December 2014</p>", "2014-12-18"},
      {"<p>Last updated</p><p>18 December 2014</p>", ""},
      {"<p><span class=published>18 December 2014</span> <span class=updated>18 December 2014</span></p>",
       "2014-12-18"},
      {"<div class='postmeta updated'><div class=postdate>18 December 2014</div></div>", "2014-12-18"},
      {"<p>9.8 /10</p>", ""},
      {"<p class=post-date><span>Last updated</span> <span class=date>18 December 2014</span></p>", ""},
      {"<div class=date-modified>18 December 2014</div>", ""},
      {"<p>City desk(with agencies)Updated: December 18, 2014</p>", ""},
      {"<p>18 Dec 14 things to do</p>", ""},
      {"<p>31 February 2014</p>", ""},
      {"<p>Updated: 18 December 2014</p>", ""},
      {"<p>Stand: 18.12.2014</p>", ""},
      {"<p>December 2014</p>", ""},
      {"<p>2014</p>", ""},
      {"<p>3/4/2014</p>", ""},
      {"<figure><figcaption>18 December 2014</figcaption></figure>", ""},
      {"<div class=related>18 December 2014</div>", ""},
  };
  for (const auto& row : rows) {
    const Page page("<p>12 May 2013</p><div><b>Ferries run again today</b></div>" + std::string(row.below) +
                    "<p>" + paragraph("One") + "</p><p>19 December 2014</p>");
    const PageDates got = dates_of(page, "", "Ferries run again today");
    EXPECT_EQ(got.published ? text::to_day(*got.published) : "", row.day) << row.below;
    EXPECT_EQ(got.published_from, *row.day ? article::DateFrom::kText : article::DateFrom::kCollected);
  }
}

TEST(Dates, AreNotMonthsYearsOrAClockThatWasNeverSet) {
  for (const char* value : {"2014", "2014-12", "December 2014", "1970-01-01T00:00:00Z", "0", "soon", ""}) {
    const Page page("<meta property=article:published_time content='" + std::string(value) + "'>");
    EXPECT_FALSE(dates_of(page, "", "").published) << value;
  }
}

TEST(Dates, TellAChangeFromThePublication) {
  const Page page("<div class=date>Published: 5 December 2014 | Last modified on: 6 December 2014</div>");
  const PageDates got = dates_of(page, "", "");
  ASSERT_TRUE(got.published && got.updated);
  EXPECT_EQ(text::to_day(*got.published), "2014-12-05");
  EXPECT_EQ(text::to_day(*got.updated), "2014-12-06");
}

TEST(Dates, OfTimeElementsAreThoseOfTheHead) {
  const std::string article = "<p>" + paragraph("One") + "</p>";
  const struct {
    std::string html;
    const char* published;  // empty for none
    const char* updated;
  } rows[] = {
      {"<div class=navigation><h1>Ferries run again today</h1><time datetime=2014-12-18></time>" + article +
           "</div>",
       "2014-12-18", ""},
      // The teaser above is another story's.
      {"<div><a href=/x>Other<time datetime=2014-12-10></time></a></div><h1>Ferries run again today</h1>" +
           article,
       "", ""},
      {"<h1>Ferries run again today</h1><p>Stand: <time datetime=2014-12-18></time></p>" + article +
           "<div>Other <time datetime=2014-12-10></time></div>",
       "", "2014-12-18"},
      {"<h1>Ferries run again today</h1><p>Published <time datetime=2014-12-18></time> Updated <time "
       "datetime=2014-12-19></time></p>" +
           article,
       "2014-12-18", "2014-12-19"},
      {"<h1>Ferries run again today</h1><time class=publish-date datetime=2014-12-18>Stand: 20:03 "
       "Uhr</time>" +
           article,
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1><time class=published-date datetime=2014-12-18>Updated December 18, "
       "2014</time>" +
           article,
       "", "2014-12-18"},
      {"<h1>Ferries run again today</h1><div class=field--type-changed><time datetime=2014-12-18>18 December "
       "2014</time></div>" +
           article,
       "", "2014-12-18"},
      // Beside the text, with a label; below the stand-first, where text follows.
      {"<h1>Ferries run again today</h1>" + article +
           "<aside><h3>Published</h3><p><time datetime=2014-12-18>18 December 2014</time></p></aside>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article + "<p>Ann Lee</p><p>18 December 2014</p>" + article,
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article + "<p>Last updated</p><p>18 December 2014</p>" + article,
       "", "2014-12-18"},
      // Over the post, as blogs have it; a key that is no known one.
      {"<div class=date-outer><h2 class=date-header>Thursday, December 18, 2014</h2><div><div>"
       "<h3>Ferries run again today</h3>" +
           article + "</div></div></div>",
       "2014-12-18", ""},
      {"<meta name=w-published-date content=2014-12-18><h1>Ferries run again today</h1>" + article,
       "2014-12-18", ""},
      {"<meta name=unpublish-date content=2014-12-18><h1>Ferries run again today</h1>" + article, "", ""},
      {"<h1>Ferries run again today</h1><p>RAJSHAHI, Dec 18, 2014 (BSS) - The boats are back, the quay is "
       "mended, and we go over to the island every hour again from six in the morning to ten at night, as "
       "the harbour office said.</p>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1><time datetime=2014-12-18>18/12/2014 Actualizado a las "
       "20:56h</time>" +
           article,
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1><aside class=byline><time datetime=2014-12-18></time></aside>" +
           article,
       "2014-12-18", ""},
      // Microformats and microdata, also in a footer of the article.
      {"<h1>Ferries run again today</h1>" + article +
           "<div class=post-footer><abbr class=published title='2014-12-18T05:11:00-05:00'>5:11 "
           "AM</abbr></div>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article +
           "<div class=footer><time itemprop=datePublished datetime=2014-12-18></time></div>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article +
           "<article><time itemprop=datePublished datetime=2014-12-10></time></article>",
       "", ""},
      // A line that says what it is, below the text.
      {"<h1>Ferries run again today</h1>" + article + "<p>Veröffentlicht am 18.12.2014 um 10:15 Uhr</p>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article +
           "<p>This article was originally published on 18 Dec 2014 at 4:12pm.</p>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article + "<ul><li><p>Veröffentlicht am 18.12.2014</p></li></ul>",
       "", ""},
      {"<h1>Ferries run again today</h1>" + article + "<p>The quay was mended on 18.12.2014</p>", "", ""},
      // Right above the headline, in one box with it.
      {"<div><div class=meta-date>18.12.2014</div><h1>Ferries run again today</h1>" + article + "</div>",
       "2014-12-18", ""},
      {"<div><header>18.12.2014</header><h1>Ferries run again today</h1>" + article + article + article +
           article + "</div>",
       "", ""},
      // Below the text, but no teaser's.
      {"<h1>Ferries run again today</h1>" + article + "<div><time datetime=2014-12-18></time></div>",
       "2014-12-18", ""},
      {"<h1>Ferries run again today</h1>" + article +
           "<ul><li>Other <time datetime=2014-12-18></time></li></ul>",
       "", ""},
  };
  for (const auto& row : rows) {
    const Page page("<html><body>" + row.html);
    const PageDates got = dates_of(page, "", "Ferries run again today");
    EXPECT_EQ(got.published ? text::to_day(*got.published) : "", row.published) << row.html;
    EXPECT_EQ(got.updated ? text::to_day(*got.updated) : "", row.updated) << row.html;
  }
}

}  // namespace
}  // namespace lede::extract
