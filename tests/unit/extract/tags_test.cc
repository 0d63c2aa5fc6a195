#include "indexer/extract/tags.h"

#include <gtest/gtest.h>

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
    EXPECT_EQ(tags_on_page(*Page(html).dom), expected) << html;
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
       }) {
    EXPECT_EQ(tags_on_page(*Page(html).dom), Names{}) << html;
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
      {"<meta name=keywords content='ferry,quay,Ferry'>", {"ferry", "quay"}},
      {"<meta name=keywords content='ferry,Harbour Post,id:x=1,12345,news_main'>", {"ferry"}},
      {"<meta name=keywords content='site words'><meta name=news_keywords content=ferry>", {"ferry"}},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    EXPECT_EQ(find_tags(*page.dom, *page.meta, page.data, "Harbour Post", "Title"), row.tags) << row.html;
  }
}

}  // namespace
}  // namespace lede::extract
