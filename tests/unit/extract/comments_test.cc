#include "indexer/extract/comments.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

using Count = std::optional<std::int64_t>;

TEST(Comments, AreFoundByLinkOrAnchor) {
  const struct {
    const char* html;
    const char* url;
    Count count;
  } rows[] = {
      {"<a href='#comments'>12 comments</a>", "http://post.example/a#comments", 12},
      {"<a href='/a/comments'>Join the Discussion</a>", "http://post.example/a/comments", {}},
      {"<a href='#respond'>1,284 comments</a>", "http://post.example/a#respond", 1284},
      {"<a href='#comments'>1.284 Kommentare</a>", "http://post.example/a#comments", 1284},
      {"<a href='#comments'>1 284 commentaires</a>", "http://post.example/a#comments", 1284},
      {"<a href='#comments'>1.2k comments</a>", "http://post.example/a#comments", {}},
      {"<section id=comments><h3>Join the Discussion</h3><p>311 comments</p></section>",
       "http://post.example/a#comments", 311},
      {"<section id=comments><h2>Comments (940)</h2><a href='/x/comments'>View more comments</a></section>",
       "http://post.example/x/comments", 940},
      {"<section id=kommentare><p>Ann Lee: 15 ships came.</p></section>",
       "http://post.example/a#kommentare",
       {}},
      {"<section id=comments hidden>12 comments</section>", "", {}},
      {"<nav><a href=/comments>Comments</a></nav>", "", {}},
      {"<a href='javascript:open()'>12 comments</a>", "", {}},
      {"<p>No comments yet</p>", "", {}},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    const PageComments got = find_comments(*page.dom, page.data, "http://post.example/a");
    EXPECT_EQ(got.url, row.url) << row.html;
    EXPECT_EQ(got.count, row.count) << row.html;
  }
}

TEST(Comments, StructuredDataComesFirst) {
  const Page page(json_ld(R"({"@type":"Article","discussionUrl":"/talk","commentCount":7})") +
                  "<a href='#comments'>12 comments</a>");
  const PageComments got = find_comments(*page.dom, page.data, "http://post.example/a");
  EXPECT_EQ(got.url, "http://post.example/talk");
  EXPECT_EQ(got.count, 7);
}

TEST(Comments, OfAPageWithoutAnAddressHaveNone) {
  const Page page("<section id=comments><p>311 comments</p></section>");
  EXPECT_EQ(find_comments(*page.dom, page.data, "").url, "");
}

}  // namespace
}  // namespace lede::extract
