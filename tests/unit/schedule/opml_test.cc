// Lists of feeds, in and out.
#include "indexer/schedule/opml.h"

#include <gmock/gmock.h>

#include "indexer/parse/opml.h"

namespace lede::schedule {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

parse::Opml read(std::string_view body) {
  auto opml = parse::parse_opml("<opml version='2.0'><head><title>x</title></head><body>" +
                                std::string(body) + "</body></opml>");
  EXPECT_TRUE(opml) << opml.error().message;
  return opml ? std::move(*opml) : parse::Opml{};
}

TEST(Opml, ReadsFeedsWithTheirFolders) {
  const parse::Opml opml = read(
      "<outline text='News'><outline text='World'>"
      "<outline type='rss' text='A &amp; B' title='' XMLURL=' https://a.example/rss ' "
      "htmlUrl='https://a.example/' category='/Boston/Weather, sports,'/>"
      "</outline><outline text='C' xmlUrl='feed://c.example/rss'/></outline>"
      "<outline text='D' xmlUrl='http://d.example'/>");
  ASSERT_EQ(opml.feeds.size(), 3U);
  EXPECT_EQ(opml.feeds[0].url, "https://a.example/rss");
  EXPECT_EQ(opml.feeds[0].title, "A & B");
  EXPECT_EQ(opml.feeds[0].site, "https://a.example/");
  EXPECT_THAT(opml.feeds[0].folders, ElementsAre("News", "World"));
  EXPECT_THAT(opml.feeds[0].categories, ElementsAre("Boston/Weather", "sports"));
  EXPECT_EQ(opml.feeds[1].url, "http://c.example/rss");
  EXPECT_THAT(opml.feeds[1].folders, ElementsAre("News"));
  EXPECT_EQ(opml.feeds[2].url, "http://d.example/");
  EXPECT_TRUE(opml.feeds[2].folders.empty());
}

TEST(Opml, PassesOverWhatIsNoWebAddress) {
  const parse::Opml opml = read(
      "<outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='javascript:alert(1)'/>"
      "<outline xmlUrl='https://'/><outline text='ok' xmlUrl='https://a.example/f' htmlUrl='javascript:1'/>");
  ASSERT_EQ(opml.feeds.size(), 1U);
  EXPECT_EQ(opml.feeds[0].site, "");
  EXPECT_EQ(opml.skipped.size(), 3U);
}

TEST(Opml, ReadsWhatStandsBeforeAFault) {
  auto opml = parse::parse_opml(
      "<opml><body><outline xmlUrl='https://a.example/f'/><outline xmlUrl='https://b.example/?a=1&b=2'/>"
      "</wrong>");
  ASSERT_TRUE(opml) << opml.error().message;
  EXPECT_TRUE(opml->cut);
  ASSERT_EQ(opml->feeds.size(), 2U);
  EXPECT_EQ(opml->feeds[1].url, "https://b.example/?a=1&b=2");
}

TEST(Opml, IsNoOtherDocument) {
  for (const char* other : {"", "plain", "<rss><channel/></rss>", "<html><body>opml</body></html>"})
    EXPECT_FALSE(parse::parse_opml(other)) << other;
}

TEST(Opml, BoundsHostileDocuments) {
  std::string deep = "<opml><body>";
  for (int i = 0; i < 200000; ++i) deep += "<outline text='a'>";
  auto opml = parse::parse_opml(deep + "<outline xmlUrl='https://a.example/'/>");
  ASSERT_TRUE(opml);
  EXPECT_TRUE(opml->feeds.empty());  // beyond the outlines that are read
  deep = "<opml><body>";
  for (int i = 0; i < 1000; ++i) deep += "<outline text='a'>";
  opml = parse::parse_opml(deep + "<outline xmlUrl='https://a.example/'/>");
  ASSERT_TRUE(opml);
  ASSERT_EQ(opml->feeds.size(), 1U);
  EXPECT_EQ(opml->feeds[0].folders.size(), 16U);
  EXPECT_FALSE(parse::parse_opml(std::string(17 << 20, ' ')));
}

TEST(Opml, WhatIsWrittenIsReadBack) {
  const auto feed = [](const char* url, const char* title, std::vector<const char*> settings) {
    Feed made;
    made.url = url;
    made.title = title;
    for (const char* setting : settings) EXPECT_TRUE(made.settings.set(setting));
    return made;
  };
  const std::vector<Feed> feeds = {
      feed("https://a.example/f?a=1&b=2", "\"A\" <&> 'B'", {"section=News/World", "tags=x,y z"}),
      feed("https://b.example/f", "", {}),
      feed("https://c.example/f", "C", {"section=News"}),
      feed("https://d.example/f", "D", {"section=News/World"}),
      feed("https://e.example/f", "E", {"section=World"}),
  };
  const std::string written = to_opml(feeds);
  EXPECT_THAT(written, HasSubstr("xmlUrl=\"https://a.example/f?a=1&amp;b=2\""));
  auto opml = parse::parse_opml(written);
  ASSERT_TRUE(opml);
  EXPECT_FALSE(opml->cut);
  std::vector<std::string> seen;
  for (const parse::OpmlFeed& read : opml->feeds) {
    std::string line = read.url + " '" + read.title + "'";
    for (const std::string& folder : read.folders) line += " /" + folder;
    for (const std::string& tag : read.categories) line += " #" + tag;
    seen.push_back(line);
  }
  EXPECT_THAT(seen, ElementsAre("https://b.example/f 'https://b.example/f'", "https://c.example/f 'C' /News",
                                "https://a.example/f?a=1&b=2 '\"A\" <&> 'B'' /News /World #x #y z",
                                "https://d.example/f 'D' /News /World", "https://e.example/f 'E' /World"));
}

}  // namespace
}  // namespace lede::schedule
