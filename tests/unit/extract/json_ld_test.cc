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

TEST(JsonLd, IsKnownByItsContextWhereItsTypeWasTaken) {
  const std::string data =
      R"({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferries"})";
  EXPECT_EQ(Page("<script>" + data + "</script>").data.headline, "Ferries");
  EXPECT_EQ(Page("<script type=text/javascript>" + data + "</script>").data.headline, "");
  EXPECT_EQ(Page("<script>var a = {}</script>").data.headline, "");
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
  ASSERT_EQ(got.breadcrumbs.size(), 2u);
  EXPECT_EQ(got.breadcrumbs[0].name, "Home");
  EXPECT_EQ(got.breadcrumbs[1].name, "Region");
}

TEST(JsonLd, TakesGapsFromThePageObject) {
  const StructuredArticle got = Page(json_ld(R"({"@graph":[{"@type":"Article","headline":"h"},
    {"@type":"WebPage","name":"page name","datePublished":"2014-12-07","inLanguage":"en-US"}]})"))
                                    .data;
  EXPECT_EQ(got.headline, "h");
  EXPECT_EQ(got.published, "2014-12-07");
  EXPECT_EQ(got.language, "en-US");
}

TEST(JsonLd, ReadsCommentsAsNumberStringOrStatistic) {
  const struct {
    const char* member;
    std::optional<std::int64_t> count;
  } rows[] = {
      {R"("commentCount":12)", 12},
      {R"("commentCount":"12")", 12},
      {R"("commentCount":"many")", std::nullopt},
      {R"("commentCount":-1)", std::nullopt},
      {R"("commentCount":1.5)", std::nullopt},
      {R"("commentCount":99999999999999999999)", std::nullopt},
      {R"("interactionStatistic":{"interactionType":"http://schema.org/CommentAction","userInteractionCount":7})",
       7},
      {R"("interactionStatistic":[{"interactionType":{"@type":"LikeAction"},"userInteractionCount":9},
          {"interactionType":{"@type":"CommentAction"},"userInteractionCount":"7"}])",
       7},
      {R"("interactionStatistic":"7")", std::nullopt},
  };
  for (const auto& row : rows) {
    const std::string html = json_ld("{\"@type\":\"Article\"," + std::string(row.member) + "}");
    EXPECT_EQ(Page(html).data.comment_count, row.count) << row.member;
  }
}

TEST(JsonLd, ReadsBreadcrumbsWithTheirAddresses) {
  const StructuredArticle got = Page(json_ld(R"({"@type":"BreadcrumbList","itemListElement":[
    {"name":"Home","item":"/"},{"item":{"@id":"/region","name":"Region"}},{"name":7},"x"]})"))
                                    .data;
  ASSERT_EQ(got.breadcrumbs.size(), 2u);
  EXPECT_EQ(got.breadcrumbs[0].url, "/");
  EXPECT_EQ(got.breadcrumbs[1].name, "Region");
  EXPECT_EQ(got.breadcrumbs[1].url, "/region");
}

TEST(JsonLd, StandsHostileScripts) {
  const auto nested = [](const std::string& open, const std::string& inner, const std::string& close) {
    std::string out = inner;
    std::string front, back;
    for (int i = 0; i < 100000; ++i) {
      front += open;
      back += close;
    }
    return front + out + back;
  };
  const std::string lists = nested("[", "\"x\"", "]");
  std::string keywords;
  for (int i = 0; i < 200000; ++i) keywords += "\"k" + std::to_string(i) + "\",";
  for (
      const std::string& json :
      {"{\"@type\":\"Article\",\"headline\":" + lists + "}",
       "{\"@type\":\"Article\",\"publisher\":" + lists + ",\"author\":" + lists + ",\"image\":" + lists + "}",
       "{\"@type\":\"Article\",\"commentCount\":" + lists + ",\"keywords\":" + lists + "}",
       nested("{\"@graph\":", "{}", "}"), nested("{\"@type\":\"Article\",\"author\":", "1", "}"),
       "{\"@type\":\"Article\",\"keywords\":[" + keywords + "\"last\"]}",
       std::string(R"({"@type":"Article","author":{"@id":"#a"},"publisher":{"@id":"#b"}},)") +
           R"({"@id":"#a","author":{"@id":"#a"}},{"@id":"#b","@id":"#b"})",
       std::string(
           R"([{"@type":"Article","author":{"@id":"#a"}},{"@id":"#a","@type":"Person","name":{"@id":"#a"}}])"),
       std::string(
           R"({"@type":{"@type":{}},"headline":[{}],"breadcrumb":{"@type":"BreadcrumbList","itemListElement":{}}})"),
       std::string(
           R"({"@type":"Article","keywords":{"name":{"name":1}},"about":[null,1,[]],"articleSection":{}})")}) {
    const StructuredArticle got = Page(json_ld(json)).data;
    EXPECT_LE(got.keywords.size(), 200u);
    EXPECT_LE(got.authors.size(), 200u);
  }
}

TEST(JsonLd, DoesNotTakeTheStoriesOfAListForTheArticle) {
  EXPECT_FALSE(
      Page(json_ld(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"other"}]})"))
          .data.found);
}

}  // namespace
}  // namespace lede::extract
