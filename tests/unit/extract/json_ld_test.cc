#include "indexer/extract/json_ld.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

TEST(JsonLd, ReadsAnArticleWhereverItStands) {
  const std::string article = R"({"@type":"NewsArticle","headline":"Ferry runs"})";
  const std::string typed = R"({"@type":["ReportageNewsArticle"],"headline":"Ferry runs"})";
  for (const std::string& json :
       {article, typed, "[" + article + "]", "[{\"@type\":\"Organization\",\"name\":\"X\"}," + article + "]",
        R"({"@context":"http://schema.org","@graph":[{"@type":"WebPage","name":"Page"},)" + article + "]}",
        R"({"@type":"WebPage","name":"Page","mainEntity":)" + article + "}",
        std::string(R"({"@type":"http://schema.org/BlogPosting","headline":"Ferry runs"})")}) {
    const StructuredArticle got = Page(json_ld(json)).data;
    EXPECT_TRUE(got.found) << json;
    EXPECT_EQ(got.headline, "Ferry runs") << json;
  }
}

TEST(JsonLd, MendsCommonMistakes) {
  for (const char* json : {"{\"@type\":\"Article\",\"headline\":\"Ferry\nruns\"}",
                           "{\"@type\":\"Article\",\"headline\":\"Ferry runs\",}",
                           "<!-- {\"@type\":\"Article\",\"headline\":\"Ferry runs\"} -->",
                           "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Ferry runs\"}\n//]]>",
                           "{\"@type\":\"Article\",\"headline\":\"Ferry runs\"};",
                           "{\"@type\":\"Article\",\"headline\":\"Ferry\truns\"}",
                           "{\"@type\":\"Article\", /* x */ \"headline\":\"Ferry runs\"}",
                           "{\"@type\":\"Article\",\"headline\":\"Ferry &#114;uns\"}"}) {
    EXPECT_EQ(Page(json_ld(json)).data.headline, "Ferry runs") << json;
  }
}

TEST(JsonLd, PassesOverWhatIsBeyondMending) {
  for (const std::string& json :
       {std::string("{"), std::string("nonsense"), std::string("{\"@type\":}"), std::string(),
        std::string("null"), std::string(100000, '['), std::string("{\"@type\":7}"),
        std::string("{\"@type\":\"Article\",\"headline\":{},\"author\":7,\"image\":[[[]]]}")}) {
    EXPECT_EQ(Page(json_ld(json)).data.headline, "");
  }
  // The next script still counts.
  EXPECT_EQ(Page(json_ld("{oops") + json_ld("{\"@type\":\"Article\",\"headline\":\"x\"}")).data.headline,
            "x");
}

TEST(JsonLd, FollowsReferencesInTheGraph) {
  const StructuredArticle got = Page(json_ld(R"({"@graph":[
    {"@type":"Article","headline":"h","author":{"@id":"#ann"},"publisher":{"@id":"#pub"},"image":{"@id":"#img"}},
    {"@type":"Person","@id":"#ann","name":"Ann Lee"},
    {"@type":"Organization","@id":"#pub","name":"The Paper"},
    {"@type":"ImageObject","@id":"#img","url":"http://a/1.jpg","caption":"The quay"},
    {"@type":"BreadcrumbList","itemListElement":[{"name":"Home"},{"item":{"name":"Region"}}]}]})"))
                                    .data;
  ASSERT_EQ(got.authors.size(), 1u);
  EXPECT_EQ(got.authors[0].name, "Ann Lee");
  EXPECT_EQ(got.publisher, "The Paper");
  ASSERT_EQ(got.images.size(), 1u);
  EXPECT_EQ(got.images[0].caption, "The quay");
  EXPECT_EQ(got.breadcrumbs, (std::vector<std::string>{"Home", "Region"}));
}

TEST(JsonLd, TakesGapsFromThePageObject) {
  const StructuredArticle got = Page(json_ld(R"({"@graph":[{"@type":"Article","headline":"h"},
    {"@type":"WebPage","name":"page name","datePublished":"2014-12-07","inLanguage":"en-US"}]})"))
                                    .data;
  EXPECT_EQ(got.headline, "h");
  EXPECT_EQ(got.published, "2014-12-07");
  EXPECT_EQ(got.language, "en-US");
}

TEST(JsonLd, DoesNotTakeTheStoriesOfAListForTheArticle) {
  EXPECT_FALSE(
      Page(json_ld(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"other"}]})"))
          .data.found);
}

}  // namespace
}  // namespace lede::extract
