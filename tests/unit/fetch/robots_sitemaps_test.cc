#include "indexer/fetch/robots_sitemaps.h"

#include <gtest/gtest.h>

#include "indexer/fetch/robots.h"

namespace lede::fetch {
namespace {

using Urls = std::vector<std::string>;

TEST(SitemapsOfRobots, AreFoundWhereverTheyStand) {
  const struct {
    std::string_view bytes;
    Urls sitemaps;
  } rows[] = {
      {"", {}},
      {"User-agent: *\nDisallow: /\n", {}},
      {"Sitemap: https://a.example/s.xml\nUser-agent: *\nDisallow: /\nSitemap: https://b.example/t.xml.gz",
       {"https://a.example/s.xml", "https://b.example/t.xml.gz"}},
      {"\xEF\xBB\xBFSITEMAP :https://a.example/s.xml\r\nsitemap:\t/news.xml \r",
       {"https://a.example/s.xml", "https://example.org/news.xml"}},
      {"Sitemap: /a.xml\nSitemap: https://example.org/a.xml\n", {"https://example.org/a.xml"}},
      {"Sitemap: /a.xml?x=1#part\n", {"https://example.org/a.xml?x=1#part"}},
      {"# Sitemap: /a.xml\nSitemaps: /b.xml\nSitemap\nSitemap:\nSitemap: ftp://a.example/\n", {}},
  };
  for (const auto& row : rows)
    EXPECT_EQ(sitemaps_of_robots(row.bytes, "https://example.org/"), row.sitemaps) << row.bytes;
}

TEST(SitemapsOfRobots, AreBounded) {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "Sitemap: /" + std::to_string(i) + "\n";
  EXPECT_EQ(sitemaps_of_robots(many, "https://example.org/").size(), kMostSitemapLines);
  EXPECT_TRUE(sitemaps_of_robots("Sitemap: /" + std::string(5000, 'a'), "https://example.org/").empty());
  EXPECT_TRUE(
      sitemaps_of_robots(std::string(kRobotsLimit, '\n') + "Sitemap: /a", "https://example.org/").empty());
}

}  // namespace
}  // namespace lede::fetch
