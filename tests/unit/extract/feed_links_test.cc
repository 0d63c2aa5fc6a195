#include "indexer/extract/feed_links.h"

#include <gmock/gmock.h>

#include "indexer/parse/html_tree.h"

namespace lede::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> links(const std::string& html) {
  pugi::xml_document tree;
  EXPECT_TRUE(parse::parse_html(html, tree));
  return feed_links(tree, "https://a.example/news/");
}

TEST(FeedLinks, AlternatesOfAFeedsTypeComeFirst) {
  EXPECT_THAT(
      links("<head><link rel=alternate type='application/rss+xml; charset=utf-8' href='/comments/feed'>"
            "<link rel='ALTERNATE home' type='Application/Atom+XML' href='atom.xml'>"
            "<link rel=alternate type='application/rss+xml' title='All Comments' href='https://b.example/x'>"
            "<link rel=alternate type='text/html' href='/de'><link rel=stylesheet href='/feed'>"
            "<link rel=alternate type='application/rss+xml' href='/rss'></head>"
            "<body><a href='/rss'>RSS</a><a href='/2/feed/'>2</a><a href='/feedback'>say</a>"
            "<a href='ftp://a.example/rss'>3</a></body>"),
      ElementsAre("https://a.example/news/atom.xml", "https://a.example/rss",
                  "https://a.example/comments/feed", "https://b.example/x", "https://a.example/2/feed/"));
  EXPECT_THAT(links("<p>Nothing.</p><link rel=alternate type='application/rss+xml'>"), IsEmpty());
}

TEST(FeedLinks, AreTwentyAtMost) {
  std::string html;
  for (int i = 0; i < 100; ++i) html += "<a href='/" + std::to_string(i) + "/feed'>x</a>";
  EXPECT_EQ(links(html).size(), 20U);
}

TEST(UsualFeedAddresses, StandAtTheRoot) {
  EXPECT_EQ(usual_feed_addresses("https://a.example/news/2015").front(), "https://a.example/feed");
}

}  // namespace
}  // namespace lede::extract
