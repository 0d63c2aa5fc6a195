#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "common/text/dates.h"
#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(FeedModules, ContentIsTheTextAndDescriptionTheSummary) {
  const article::Article item = read_item(
      "<description>short</description><content:encoded>&lt;p&gt;Long.&lt;/p&gt;&lt;p&gt;Longer.&lt;/p&gt;"
      "</content:encoded>");
  EXPECT_EQ(item.summary, "short");
  EXPECT_EQ(item.text, "Long.\n\nLonger.");
}

TEST(FeedModules, CoreElementsComeFirst) {
  const article::Article item = read_item(
      "<dc:title>dc</dc:title><media:title>media</media:title><dc:description>dc</dc:description>"
      "<title>own</title><description>own</description>");
  EXPECT_EQ(item.title, "own");
  EXPECT_EQ(item.summary, "own");
}

TEST(FeedModules, ModulesFillWhatIsMissing) {
  const article::Article item = read_item(
      "<itunes:title>itunes</itunes:title><dc:title>dc</dc:title><itunes:summary>s</itunes:summary>"
      "<dc:language>de_AT</dc:language><dcterms:issued>2014-12-07</dcterms:issued>"
      "<dcterms:modified>2014-12-08</dcterms:modified>");
  EXPECT_EQ(item.title, "dc");
  EXPECT_EQ(item.summary, "s");
  EXPECT_EQ(item.language, "de-at");
  EXPECT_EQ(text::to_day(item.published.value()), "2014-12-07");
  EXPECT_EQ(text::to_day(item.updated.value()), "2014-12-08");
}

TEST(FeedModules, TagsComeFromEveryPlace) {
  const article::Article item = read_item(
      "<category>a</category><dc:subject>b, c</dc:subject><itunes:category text='d'/>"
      "<itunes:keywords>e, f ,,</itunes:keywords><media:category>g</media:category>"
      "<media:keywords>h,a</media:keywords><tags>i, j</tags><categories><category>k</category></categories>");
  EXPECT_THAT(tag_names(item), ElementsAre("a", "b, c", "d", "e", "f", "g", "h", "i", "j", "k"));
}

TEST(FeedModules, MediaAreKeptOnceWithTheirCaptions) {
  const article::Article item = read_item(
      "<media:group><media:content url='/v.mp4' type='video/mp4'><media:thumbnail "
      "url='/t.jpg'/></media:content>"
      "<media:content url='/p.jpg' type='image/jpeg'><media:title>Title</media:title>"
      "<media:description>The &lt;b&gt;caption&lt;/b&gt;</media:description></media:content></media:group>"
      "<enclosure url='/p.jpg' type='image/jpeg'/><itunes:image href='/i.png'/>");
  EXPECT_THAT(media_urls(item), ElementsAre("http://example.com/v.mp4", "http://example.com/t.jpg",
                                            "http://example.com/p.jpg", "http://example.com/i.png"));
  EXPECT_EQ(item.media[2].caption, "The caption");
  EXPECT_EQ(item.media[2].type, "image/jpeg");
  EXPECT_EQ(item.image, "http://example.com/i.png");
}

TEST(FeedModules, ADescriptionBesideTheOnlyPictureIsItsCaption) {
  const article::Article item = read_item(
      "<media:content url='/p.jpg' medium='image'/><media:description>Smoke over the "
      "bay</media:description>");
  ASSERT_THAT(item.media, SizeIs(1));
  EXPECT_EQ(item.media[0].caption, "Smoke over the bay");
}

TEST(FeedModules, TheImageIsTheBestPicture) {
  constexpr std::string_view kRows[][2] = {
      {"<enclosure url='/e.jpg' type='image/jpeg'/><media:content url='/c.jpg' medium='image'/>", "/c.jpg"},
      {"<media:content url='/c.jpg' type='image/jpeg'/><media:thumbnail url='/t.jpg'/>", "/t.jpg"},
      {"<media:thumbnail url='/t.jpg'/><media:thumbnail url='/u.jpg'/>", "/t.jpg"},
      {"<media:content url='/c.jpg?w=1'/>", "/c.jpg?w=1"},
      {"<media:content url='/c.mp4'/><media:content url='/d.jpg' medium='video'/>", ""},
      {"<enclosure url='/e.mp3' type='audio/mpeg'/>", ""},
  };
  for (const auto& [xml, path] : kRows) {
    const std::string expected = path.empty() ? "" : "http://example.com" + std::string(path);
    EXPECT_EQ(read_item(xml).image, expected) << xml;
  }
}

TEST(FeedModules, CommentCountsAreRead) {
  EXPECT_EQ(read_item("<title>x</title><slash:comments>12</slash:comments>").comments_count, 12);
  EXPECT_EQ(read_item("<title>x</title><thr:total>3</thr:total>").comments_count, 3);
  EXPECT_EQ(read_item("<title>x</title><slash:comments>many</slash:comments>").comments_count, std::nullopt);
  EXPECT_EQ(read_item("<title>x</title><slash:comments>99999999999999999999</slash:comments>").comments_count,
            std::nullopt);
}

TEST(FeedModules, CreditsStandWithTheirCaptionsAndAreNoAuthors) {
  const article::Article item = read_item(
      "<title>x</title><media:content url='/a.jpg'><media:description>Smoke over the bay</media:description>"
      "<media:credit role='photographer' scheme='urn:ebu'>Tom Roe / The Wire</media:credit></media:content>"
      "<media:content url='/b.jpg'><media:credit>Ann Poe</media:credit></media:content>"
      "<media:credit role='author'>No One</media:credit>");
  ASSERT_THAT(item.media, SizeIs(2));
  EXPECT_EQ(item.media[0].caption, "Smoke over the bay (Tom Roe / The Wire)");
  EXPECT_EQ(item.media[1].caption, "Ann Poe");
  EXPECT_THAT(item.authors, SizeIs(0));
}

TEST(FeedModules, AGroupsCaptionIsThatOfAllInIt) {
  const article::Article item = read_item(
      "<media:group><media:content url='/small.jpg' width='100'/><media:content url='/large.jpg' width='900'>"
      "<media:title>Own</media:title></media:content><media:title>The bay</media:title></media:group>"
      "<media:content url='/other.jpg'/>");
  ASSERT_THAT(item.media, SizeIs(3));
  EXPECT_EQ(item.media[0].caption, "The bay");
  EXPECT_EQ(item.media[1].caption, "Own");
  EXPECT_EQ(item.media[2].caption, "");
}

TEST(FeedModules, TheSectionIsRead) {
  EXPECT_EQ(read_item("<title>x</title><slash:section>world</slash:section>").section, "world");
}

// What modules say of the item besides is no part of its words.
TEST(FeedModules, OtherModulesStayOutOfTheText) {
  constexpr std::string_view kModules[] = {
      "<georss:point>45.2 -71.9</georss:point>",
      "<georss:where><gml:Point><gml:pos>45.2 -71.9</gml:pos></gml:Point></georss:where>",
      "<geo:lat>45.2</geo:lat><geo:long>-71.9</geo:long>",
      "<wfw:commentRss>http://example.com/1/feed/</wfw:commentRss><wfw:comment>http://example.com/c</"
      "wfw:comment>",
      "<thr:in-reply-to ref='tag:example.com,2014:1' href='/1'>reply</thr:in-reply-to>",
      "<slash:department>from the far side</slash:department><slash:hit_parade>1,2,3</slash:hit_parade>",
      "<itunes:duration>10:00</itunes:duration><itunes:subtitle>sub</itunes:subtitle>"
      "<itunes:explicit>no</itunes:explicit>",
      "<media:text type='plain'>transcript</media:text><media:rating>adult</media:rating>"
      "<media:copyright>2014 The "
      "Paper</media:copyright><media:community><media:starRating/></media:community>",
      "<dc:rights>ours</dc:rights><dc:publisher>The Paper</dc:publisher><dcterms:rights>ours</dcterms:rights>"
      "<dcterms:created>long ago</dcterms:created>",
      "<content:format>x</content:format>",
      "<feedburner:origLink>http://example.com/1</feedburner:origLink>",
      "<creativeCommons:license>http://example.com/by</creativeCommons:license>",
      "<gml:description>x</gml:description><media:group><georss:title>x</georss:title></media:group>",
  };
  for (const std::string_view module : kModules) {
    const article::Article item = read_item("<title>t</title>" + std::string(module));
    article::Article bare = read_item("<title>t</title>");
    bare.id = item.id;
    EXPECT_EQ(item, bare) << module;
  }
}

TEST(FeedModules, UndeclaredPrefixesAreCounted) {
  EXPECT_THAT(read_feed("<rss><item><dc:title>t</dc:title><dc:date>2014</dc:date><media:title>x</media:title>"
                        "<a:b/></item></rss>")
                  .mended,
              ElementsAre("3 undeclared prefixes"));
  EXPECT_THAT(
      read_feed("<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><item><dc:title>t</dc:title></item></rss>")
          .mended,
      SizeIs(0));
}

}  // namespace
}  // namespace lede::parse
