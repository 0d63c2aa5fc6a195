#include "indexer/extract/tags.h"

#include <gtest/gtest.h>

#include "indexer/extract/visible_tags.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

using Names = std::vector<std::string>;

TEST(TagsOnPage, ReadsTheVisibleList) {
  const Names expected{"sony", "The Interview", "kim jong un"};
  for (const char* html : {
           "<div><h4>Tags</h4><ul><li><a href=1>sony</a><li><a href=2>The Interview</a><li><a href=3>kim "
           "jong un</a></ul>"
           "<p>Join the Discussion</p></div>",
           "<div><h4>Tags</h4></div><ul><li>sony<li>The Interview<li>kim jong un</ul><div>Join the "
           "Discussion</div>",
           "<p>Tags: <a href=1>sony</a>, <a href=2>The Interview</a>, <a href=3>kim jong un</a></p>",
           "<div><span>Filed under:</span> <a href=1>#sony</a> <a href=2>#The Interview</a> <a href=3>#kim "
           "jong un</a></div>",
           "<p><a rel=tag href=1>sony</a> <a rel='nofollow tag' href=2>The Interview</a> <a rel=tag "
           "href=3>kim jong un</a>",
           "<dl><dt>Topics</dt><dd><a href=1>sony</a></dd><dd><a href=2>The Interview</a></dd><dd><a "
           "href=3>kim jong un</a>"
           "</dd></dl>",
       }) {
    EXPECT_EQ(tags_on_page(*Page(html).dom, 0), expected) << html;
  }
}

TEST(TagsOnPage, TakesNoSentencesAndNoMenus) {
  for (const char* html : {
           "<h4>Topics</h4><p>The council met on Monday and spoke at length about <a href=1>ferries</a> and "
           "the quay.</p>",
           "<nav><h4>Topics</h4><ul><li><a href=1>World</a><li><a href=2>Sport</a></ul></nav>",
           "<footer><h4>Topics</h4><ul><li><a href=1>World</a><li><a href=2>Sport</a></ul></footer>",
           "<p>No label here</p>",
           "<h4>Tags</h4>",
           "<h3>Mehr zum Thema</h3><ul><li><a href=/1>The ferries will run every hour again</a>"
           "<li><a href=/2>The quay was mended over the whole winter</a></ul>",
           "<p><a href=/topics/ferries>Ferries</a> run again, said <a href=/topics/quay>the quay</a> office "
           "on "
           "Monday, when all of the boats were back.</p>",
           "<aside><a href=/topics/ferries>Ferries</a> <a href=/topics/quay>Quay</a></aside>",
       }) {
    EXPECT_EQ(tags_on_page(*Page(html).dom, 0), Names{}) << html;
  }
}

TEST(TagsOnPage, ReadsListsThatOnlyTheirClassOrAddressesTell) {
  const Names expected{"Ferries", "The Quay"};
  for (const char* html : {
           "<div class=article-tags><a href=/1>Ferries</a> <a href=/2>The Quay</a></div>",
           "<div class=schlagworte><h4>Zum Weiterlesen</h4><a href=/1>Ferries</a> <a href=/2>The "
           "Quay</a></div>",
           "<div><div><a href=/news/topics/1>Ferries</a></div><div><a href=/news/topics/2>The "
           "Quay</a></div></div>",
           "<ul><li><a href=/thema/f>Ferries</a><li><a href=/thema/q>The Quay</a></ul>",
           "<div class=tags><a href=/1>Ferries<span>398</span></a><a href=/2>The "
           "Quay<span>12</span></a></div>",
           "<div class=tags><a href=/1>Ferries (398)</a><a href=/2>The Quay (12)</a></div>",
       }) {
    EXPECT_EQ(tags_on_page(*Page(html).dom, 0), expected) << html;
  }
}

TEST(Tags, LeaveOutWhatSystemsPutAmongThem) {
  const struct {
    const char* keywords;
    Names tags;
  } rows[] = {
      {"topic/ferries,organization/Harbour Office,sections/region", {"ferries", "Harbour Office"}},
      {"Section: Sport:Football,NLP Category: Politics,Ferries", {"Ferries"}},
      {"displayType: standard article,hasProduct: true,locale: US,Uncategorized,Ferries", {"Ferries"}},
      {"iPhone: a history,Ferries", {"iPhone: a history", "Ferries"}},
      {"8f507083-bac4-423a-9015-2eb31e1bce50,Ferries", {"Ferries"}},
      {"Mission: Impossible,Bitcoin/USD", {"Mission: Impossible", "Bitcoin/USD"}},
      {"AERO,AIRS08,NP,PACKAGE:US-TOP,TRAN,INDG08,Ferries", {}},
      {"FCC,NATO,Ferries", {"FCC", "NATO", "Ferries"}},
      {"渡船、港", {"渡船", "港"}},
      {"Region: Global,Page: article,Post-Type,exclude-from-homepage,@news-all,12/19/16,See all,Ferries",
       {"Ferries"}},
      {"\"THE QUAY\",iPad 12.9\"", {"THE QUAY", "iPad 12.9\""}},
      {"Posted In:,#ferries", {"ferries"}},
      {"ferries|quay", {"ferries", "quay"}},
      {"", {}},
  };
  for (const auto& row : rows) {
    const Page page("<meta name=news_keywords content='" + std::string(row.keywords) + "'>");
    EXPECT_EQ(find_tags(*page.dom, Head(*page.dom, "Title", 0), *page.meta, page.data, "Post", "Title"),
              row.tags)
        << row.keywords;
  }
}

TEST(Tags, ComeFromWhatThePublisherWrote) {
  const struct {
    std::string html;
    Names tags;
  } rows[] = {
      {json_ld(R"({"@type":"Article","keywords":["ferry","quay"]})"), {"ferry", "quay"}},
      {json_ld(R"({"@type":"Article","keywords":"ferry, quay"})"), {"ferry", "quay"}},
      {json_ld(R"({"@type":"Article","keywords":[{"@type":"DefinedTerm","name":"ferry"}]})"), {"ferry"}},
      {"<meta property=article:tag content=ferry><meta property=article:tag content=quay>",
       {"ferry", "quay"}},
      {"<meta name=news_keywords content='ferry; quay'>", {"ferry", "quay"}},
      // Of several values each is one tag, unless they are lists.
      {"<meta property=article:tag content='Lee, Ann'><meta property=article:tag content=quay>",
       {"Lee, Ann", "quay"}},
      {"<meta property=article:tag content='ferry, quay, boats'><meta property=article:tag content='Lee, "
       "Ann'>",
       {"ferry", "quay", "boats", "Lee", "Ann"}},
      {"<meta name=keywords content='ferry,quay,Ferry'>", {"ferry", "quay"}},
      {"<meta name=keywords content='ferry,Harbour Post,id:x=1,12345,news_main'>", {"ferry"}},
      {"<meta name=keywords content='site words'><meta name=news_keywords content=ferry>", {"ferry"}},
      {"<meta name=DC.subject content='ferry, quay'><meta name=keywords content=site>", {"ferry", "quay"}},
      {json_ld(R"({"@type":"Article","keywords":["ferry"],"about":[{"name":"The Quay"},"ferry"]})") +
           "<h4>Tags</h4><a href=1>more</a> <a href=2>and more</a>",
       {"ferry", "The Quay"}},
      {"<meta name=keywords content='site words,of all pages'><h4>Tags</h4><a href=1>ferry</a> <a "
       "href=2>quay</a>",
       {"ferry", "quay"}},
      {"<meta name=keywords content='ferry,quay'><h4>Tags</h4><a href=1>other</a>", {"ferry", "quay"}},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    EXPECT_EQ(
        find_tags(*page.dom, Head(*page.dom, "Title", 0), *page.meta, page.data, "Harbour Post", "Title"),
        row.tags)
        << row.html;
  }
}

TEST(Tags, AreNoHeadlineCutIntoWords) {
  const std::string title = "Federal Reserve's low rate policy is a gamble";
  for (const std::string key : {"news_keywords", "keywords"}) {
    const Page page("<meta name=" + key + " content=\"federal,reserve's,low,rate,policy,is,gamble\">");
    const Head head(*page.dom, title, 0);
    EXPECT_EQ(find_tags(*page.dom, head, *page.meta, page.data, "Post", title), Names{}) << key;
    const Page named("<meta name=" + key +
                     " content=\"federal reserve,policy,rate,banks,bonds,money,gamble\">");
    EXPECT_EQ(
        find_tags(*named.dom, Head(*named.dom, title, 0), *named.meta, named.data, "Post", title).size(), 7U)
        << key;
  }
}

TEST(TagsOnPage, StandNotInMenusAboveTheHead) {
  const Page page(
      "<div><span>Categories</span> <a href=/1>Computers</a> <a href=/2>Displays</a></div><div><h1>Ferries "
      "run again today</h1></div><p>" +
      paragraph("One") + "</p>");
  EXPECT_EQ(tags_on_page(*page.dom, 0), (Names{"Computers", "Displays"}));
  EXPECT_EQ(tags_on_page(*page.dom, Head(*page.dom, "Ferries run again today", 0).begin()), Names{});
}

}  // namespace
}  // namespace lede::extract
