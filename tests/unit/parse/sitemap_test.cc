#include "indexer/parse/sitemap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "common/text/dates.h"
#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const FeedContext kContext{"http://example.com/sitemaps/news.xml", ""};

constexpr std::string_view kNews = R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc>http://example.com/2014/12/sony?a=1&amp;b=2</loc>
    <lastmod>2014-12-08T09:00:00+01:00</lastmod>
    <news:news>
      <news:publication><news:name>The Paper</news:name><news:language>en</news:language></news:publication>
      <news:genres>Blog</news:genres>
      <news:publication_date>2014-12-07T21:05:00Z</news:publication_date>
      <news:title>Sony &amp; the film</news:title>
      <news:keywords>sony, The Interview</news:keywords>
    </news:news>
    <image:image><image:loc>/p.jpg</image:loc><image:caption>Smoke over the bay</image:caption></image:image>
    <image:image><image:loc>/q.jpg</image:loc><image:title>A poster</image:title></image:image>
  </url>
  <url><loc>http://example.com/about</loc><changefreq>monthly</changefreq><priority>0.5</priority></url>
</urlset>)";

TEST(Sitemap, ReadsPagesWithTheirNews) {
  const auto sitemap = parse_sitemap(kNews, kContext);
  ASSERT_TRUE(sitemap.ok());
  EXPECT_FALSE(sitemap->is_index);
  EXPECT_THAT(sitemap->mended, IsEmpty());
  ASSERT_THAT(sitemap->entries, SizeIs(2));
  const SitemapEntry& entry = sitemap->entries[0];
  EXPECT_EQ(entry.loc, "http://example.com/2014/12/sony?a=1&b=2");
  EXPECT_EQ(text::to_rfc3339(entry.lastmod.value()), "2014-12-08T08:00:00Z");
  ASSERT_TRUE(entry.news);
  EXPECT_EQ(entry.news->title, "Sony & the film");
  EXPECT_EQ(entry.news->publication, "The Paper");
  EXPECT_EQ(entry.news->language, "en");
  EXPECT_EQ(text::to_rfc3339(entry.news->published.value()), "2014-12-07T21:05:00Z");
  EXPECT_THAT(entry.news->keywords, ElementsAre("sony", "The Interview"));
  ASSERT_THAT(entry.images, SizeIs(2));
  EXPECT_EQ(entry.images[0].url, "http://example.com/p.jpg");
  EXPECT_EQ(entry.images[0].caption, "Smoke over the bay");
  EXPECT_EQ(entry.images[1].caption, "A poster");
  EXPECT_EQ(sitemap->entries[1].loc, "http://example.com/about");
  EXPECT_FALSE(sitemap->entries[1].news);
  EXPECT_FALSE(sitemap->entries[1].lastmod);
}

TEST(Sitemap, NewsBecomeRecordsAndOtherPagesAreRemarkedOn) {
  const Feed feed = read_feed(kNews);
  ASSERT_THAT(feed.entries, SizeIs(1));
  const article::Article& article = feed.entries[0];
  EXPECT_EQ(article.id, "http://example.com/2014/12/sony?a=1&b=2");
  EXPECT_EQ(article.link, "http://example.com/2014/12/sony?a=1&b=2");
  EXPECT_EQ(article.title, "Sony & the film");
  EXPECT_EQ(article.source, "The Paper");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(text::to_rfc3339(article.published.value()), "2014-12-07T21:05:00Z");
  EXPECT_EQ(article.published_from, article::DateFrom::kFeed);
  EXPECT_EQ(text::to_rfc3339(article.updated.value()), "2014-12-08T08:00:00Z");
  EXPECT_THAT(tag_names(article), ElementsAre("sony", "The Interview"));
  EXPECT_EQ(article.image, "http://example.com/p.jpg");
  EXPECT_THAT(media_urls(article), ElementsAre("http://example.com/p.jpg", "http://example.com/q.jpg"));
  EXPECT_EQ(article.text, "");
  EXPECT_THAT(feed.remarks, ElementsAre("1 page without news data passed over"));
}

TEST(Sitemap, TheDateOfAPageIsNotThatOfItsNews) {
  const Feed feed = read_feed(
      "<urlset><url><loc>http://example.com/1</loc><lastmod>2014-12-08</lastmod>"
      "<n:news xmlns:n='u'><n:title>t</n:title></n:news></url></urlset>");
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_FALSE(feed.entries[0].published);
  EXPECT_EQ(feed.entries[0].published_from, article::DateFrom::kCollected);
  EXPECT_EQ(text::to_day(feed.entries[0].updated.value()), "2014-12-08");
}

TEST(Sitemap, ReadsAnIndex) {
  constexpr std::string_view kIndex =
      "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
      "<sitemap><loc>http://example.com/a.xml.gz</loc><lastmod>2014-12-08</lastmod></sitemap>"
      "<sitemap><loc>http://example.com/b.xml</loc></sitemap><sitemap/></sitemapindex>";
  const auto sitemap = parse_sitemap(kIndex, kContext);
  ASSERT_TRUE(sitemap.ok());
  EXPECT_TRUE(sitemap->is_index);
  ASSERT_THAT(sitemap->entries, SizeIs(2));
  EXPECT_EQ(sitemap->entries[0].loc, "http://example.com/a.xml.gz");
  EXPECT_EQ(text::to_day(sitemap->entries[0].lastmod.value()), "2014-12-08");
  EXPECT_EQ(sitemap->entries[1].loc, "http://example.com/b.xml");

  const auto feed = parse_feed(kIndex, kContext);
  ASSERT_FALSE(feed.ok());
  EXPECT_EQ(feed.error().code, core::ErrorCode::kInvalidInput);
  EXPECT_THAT(feed.error().message, HasSubstr("index of 2 sitemaps"));
}

TEST(Sitemap, WithoutNewsIsAnErrorThatSaysSo) {
  const auto feed = parse_feed("<urlset><url><loc>http://example.com/1</loc></url></urlset>", kContext);
  ASSERT_FALSE(feed.ok());
  EXPECT_THAT(feed.error().message, HasSubstr("sitemap of 1 page without news data"));
}

TEST(Sitemap, IsMendedAsFeedsAre) {
  const auto sitemap = parse_sitemap(
      "\n<?xml "
      "version='1.0'?><urlset><url><loc>http://example.com/?a=1&b=2</loc></url><url><loc>http://example.com/"
      "2",
      kContext);
  ASSERT_TRUE(sitemap.ok());
  ASSERT_THAT(sitemap->entries, SizeIs(2));
  EXPECT_EQ(sitemap->entries[0].loc, "http://example.com/?a=1&b=2");
  EXPECT_THAT(sitemap->mended, ElementsAre("1 bare ampersand", "the end is missing"));
}

TEST(Sitemap, OnlyPagesOfTheWebCount) {
  const auto sitemap = parse_sitemap(
      "<urlset><url><loc>ftp://example.com/1</loc></url><url><loc></loc></url><url/>"
      "<url><loc> http://example.com/2 </loc></url><loc>http://example.com/3</loc></urlset>",
      kContext);
  ASSERT_TRUE(sitemap.ok());
  ASSERT_THAT(sitemap->entries, SizeIs(1));
  EXPECT_EQ(sitemap->entries[0].loc, "http://example.com/2");
}

TEST(Sitemap, OtherDocumentsAreAnError) {
  for (const std::string_view other :
       {"", "<html/>", "<rss><item><title>x</title></item></rss>", "{\"items\": []}"}) {
    const auto sitemap = parse_sitemap(other, kContext);
    ASSERT_FALSE(sitemap.ok()) << other;
    EXPECT_EQ(sitemap.error().where, kContext.url);
  }
}

TEST(Sitemap, TheLargestThatIsAllowedIsRead) {
  std::string large = "<urlset>";
  for (int i = 0; i < 50000; ++i)
    large += "<url><loc>http://example.com/" + std::to_string(i) + "</loc></url>";
  const auto sitemap = parse_sitemap(large + "</urlset>", kContext);
  ASSERT_TRUE(sitemap.ok());
  EXPECT_THAT(sitemap->entries, SizeIs(50000));
}

}  // namespace
}  // namespace lede::parse
