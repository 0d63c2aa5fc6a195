#include "indexer/extract/dates.h"

#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

TEST(DateInUrl, ReadsWholeDatesInThePath) {
  const struct {
    const char* url;
    const char* day;  // empty for none
  } rows[] = {
      {"https://a.example/2014/12/07/ferry", "2014-12-07"},
      {"https://a.example/news/2014-12-07-ferry", "2014-12-07"},
      {"https://a.example/news/20141207/ferry", "2014-12-07"},
      {"https://a.example/2014/1/7/ferry", "2014-01-07"},
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
    const PageDates got = find_dates(*page.dom, *page.meta, page.data, row.url);
    EXPECT_EQ(got.published ? text::to_day(*got.published) : "", row.day) << row.html;
    EXPECT_EQ(got.published_from, row.from) << row.html;
  }
}

TEST(Dates, AnUpdateIsNeverBeforePublication) {
  const Page page(json_ld(R"({"@type":"Article","datePublished":"2014-12-05","dateModified":"2014-12-01"})"));
  EXPECT_FALSE(find_dates(*page.dom, *page.meta, page.data, "").updated);
}

}  // namespace
}  // namespace lede::extract
