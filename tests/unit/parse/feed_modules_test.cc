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

TEST(FeedModules, PlacesStayOutOfTheText) {
  const article::Article item = read_item("<title>x</title><georss:point>45.2 -71.9</georss:point>");
  EXPECT_EQ(item.summary, "");
  EXPECT_EQ(item.text, "");
}

}  // namespace
}  // namespace lede::parse
