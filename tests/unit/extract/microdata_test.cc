#include "indexer/extract/microdata.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

constexpr char kArticle[] =
    "<div itemscope itemtype='http://schema.org/NewsArticle'>"
    "<a itemprop=articleSection href=/region>Region</a><h1 itemprop='headline name'>Ferries run</h1>"
    "<span itemprop=author itemscope itemtype='http://schema.org/Person'><b itemprop=name>Ann Lee</b></span>"
    "<span itemprop=author>Bo Marsh</span><meta itemprop=inLanguage content=en>"
    "<link itemprop=mainEntityOfPage href=/ferry><p itemprop=description>The boats are back.</p>"
    "<figure itemprop=image itemscope><img itemprop=url src=/boat.jpg><i itemprop=caption>A boat</i></figure>"
    "<div itemprop=articleBody>text</div><span itemprop=keywords>ferry, quay</span>"
    "<meta itemprop=interactionCount content='UserComments:12'>"
    "<div itemprop=publisher itemscope itemtype='http://schema.org/Organization'><b "
    "itemprop=name>Post</b></div>"
    "<div itemprop=comment itemscope><b itemprop=author>Reader</b><b itemprop=headline>No</b></div></div>";

TEST(Microdata, ReadsTheArticlesOwnProperties) {
  const StructuredArticle got = read_microdata(*Page(kArticle).dom);
  EXPECT_TRUE(got.found);
  EXPECT_EQ(got.headline, "Ferries run");
  EXPECT_EQ(got.section, "Region");
  EXPECT_EQ(got.description, "The boats are back.");
  EXPECT_EQ(got.language, "en");
  EXPECT_EQ(got.url, "/ferry");
  EXPECT_EQ(got.publisher, "Post");
  EXPECT_EQ(got.keywords, (std::vector<std::string>{"ferry, quay"}));
  ASSERT_EQ(got.authors.size(), 2u);
  EXPECT_EQ(got.authors[0].name, "Ann Lee");
  EXPECT_EQ(got.authors[1].name, "Bo Marsh");
  ASSERT_EQ(got.images.size(), 1u);
  EXPECT_EQ(got.images[0].url, "/boat.jpg");
  EXPECT_EQ(got.images[0].caption, "A boat");
  EXPECT_EQ(got.comment_count, 12);
}

TEST(Microdata, TakesNoListOfStoriesForTheArticle) {
  const std::string teaser =
      "<div itemscope itemtype='http://schema.org/Article'><b itemprop=headline>Other</b></div>";
  EXPECT_FALSE(read_microdata(*Page(teaser + teaser).dom).found);
  EXPECT_EQ(read_microdata(*Page(teaser).dom).headline, "Other");
  EXPECT_EQ(read_microdata(*Page(teaser + kArticle + teaser).dom).headline, "Ferries run");
  EXPECT_FALSE(read_microdata(*Page("<div itemscope itemtype='http://schema.org/Person'></div>").dom).found);
  EXPECT_FALSE(read_microdata(*Page("<p>x").dom).found);
}

TEST(Microdata, FillsOnlyGaps) {
  StructuredArticle data = Page(json_ld(R"({"@type":"Article","headline":"Own","keywords":["own"]})")).data;
  fill_gaps(data, read_microdata(*Page(kArticle).dom));
  EXPECT_EQ(data.headline, "Own");
  EXPECT_EQ(data.keywords, (std::vector<std::string>{"own"}));
  EXPECT_EQ(data.section, "Region");
}

TEST(Microdata, StandsManyAndDeepItems) {
  std::string deep, wide = "<div itemscope itemtype=Article>";
  for (int i = 0; i < 20000; ++i) {
    deep += "<div itemscope itemtype=Article itemprop=author>";
    wide += "<i itemprop='keywords a b c d'>x</i>";
  }
  EXPECT_LE(read_microdata(*Page(deep).dom).authors.size(), 2000u);
  EXPECT_LE(read_microdata(*Page(wide).dom).keywords.size(), 2000u);
}

}  // namespace
}  // namespace lede::extract
