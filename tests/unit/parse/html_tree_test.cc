#include "indexer/parse/html_tree.h"

#include <gtest/gtest.h>

#include <string>

#include "indexer/parse/html_reduce.h"

namespace lede::parse {
namespace {

std::string repeat(std::string_view s, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += s;
  return out;
}

// The body's structure: <name>...</name> with text, attributes left out.
void outline(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      out += child.value();
      continue;
    }
    out += "<" + std::string(child.name()) + ">";
    outline(child, out);
    out += "</" + std::string(child.name()) + ">";
  }
}

std::string body_of(std::string_view html) {
  pugi::xml_document tree;
  EXPECT_TRUE(parse_html(html, tree).ok());
  std::string out;
  outline(tree.child("html").child("body"), out);
  return out;
}

int depth_of(const pugi::xml_node& node) {
  int deepest = 0;
  int depth = 0;
  pugi::xml_node at = node.first_child();
  while (at) {
    deepest = std::max(deepest, ++depth);
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at && at != node && !at.next_sibling()) {
      at = at.parent();
      --depth;
    }
    if (!at || at == node) break;
    at = at.next_sibling();
    --depth;
  }
  return deepest;
}

struct Row {
  const char* html;
  const char* body;
};

TEST(HtmlTree, GivesTheBrowsersStructureForBrokenNesting) {
  const Row rows[] = {
      {"<p>one<p>two", "<p>one</p><p>two</p>"},
      {"<p>one<div>two</div>three", "<p>one</p><div>two</div>three"},
      {"<p><b>one<p>two</b>three", "<p><b>one</b></p><p><b>two</b>three</p>"},
      {"<ul><li>one<li>two</ul>after", "<ul><li>one</li><li>two</li></ul>after"},
      {"<b><i>one</b>two</i>", "<b><i>one</i></b><i>two</i>"},
      {"<table><tr><td>cell</table>", "<table><tbody><tr><td>cell</td></tr></tbody></table>"},
      {"<table>stray<tr><td>cell</table>", "stray<table><tbody><tr><td>cell</td></tr></tbody></table>"},
      {"<h2>head<p>text</h2>more", "<h2>head<p>text</p></h2>more"},
      {"one<br/>two</br>three", "one<br></br>two<br></br>three"},
      {"<a href=x>one<a href=y>two</a>", "<a>one</a><a>two</a>"},
      {"<body></p>text", "<p></p>text"},
      {"<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"},
      {"<select><option>1<option>2</select>x", "<select><option>1</option><option>2</option></select>x"},
      {"<div>unclosed", "<div>unclosed</div>"},
      {"<blockquote><p>said</blockquote>end", "<blockquote><p>said</p></blockquote>end"},
  };
  for (const Row& row : rows) EXPECT_EQ(body_of(row.html), row.body) << row.html;
}

TEST(HtmlTree, ResolvesReferencesAndKeepsTheFirstOfTwoAttributes) {
  pugi::xml_document tree;
  ASSERT_TRUE(parse_html("<p Class=a class=b title='&lt;&#233;'>x &amp; y &eacute;</p>", tree).ok());
  const pugi::xml_node p = tree.child("html").child("body").child("p");
  EXPECT_STREQ(p.attribute("class").value(), "a");
  EXPECT_STREQ(p.attribute("title").value(), "<é");
  EXPECT_STREQ(p.child_value(), "x & y é");
}

TEST(HtmlTree, KeepsJsonScriptsAndEmptiesOthers) {
  pugi::xml_document tree;
  ASSERT_TRUE(
      parse_html("<script type='application/ld+json'>{\"a\":\"<p>\"}</script><script>var b = '<p>';</script>",
                 tree)
          .ok());
  const pugi::xml_node first = tree.child("html").child("head").child("script");
  EXPECT_STREQ(first.child_value(), "{\"a\":\"<p>\"}");
  EXPECT_STREQ(first.next_sibling("script").child_value(), "");
}

TEST(HtmlTree, KeepsUnknownElementsByName) {
  EXPECT_EQ(body_of("<Phoenix-Page><p>x</p></Phoenix-Page>"), "<phoenix-page><p>x</p></phoenix-page>");
}

TEST(HtmlTree, FlattensDeepNestingAndKeepsItsText) {
  for (const char* tag :
       {"<div>", "<b>", "<span>", "<ul><li>", "<table><tr><td>", "<font color=red>", "<x-y>"}) {
    pugi::xml_document tree;
    ASSERT_TRUE(parse_html(repeat(tag, 100000) + "deep", tree).ok()) << tag;
    EXPECT_LE(depth_of(tree), 420) << tag;
    std::string text;
    for (pugi::xml_node at = tree; at; at = at.last_child()) text = at.value();
    EXPECT_EQ(text, "deep") << tag;
  }
}

TEST(HtmlTree, RefusesMarkupThatMultipliesItself) {
  std::string html = "<p>";
  for (int i = 0; i < 400; ++i) html += "<font size=" + std::to_string(i) + ">";
  html += repeat("<p>x", 50000);
  pugi::xml_document tree;
  const core::Status status = parse_html(html, tree);
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, core::ErrorCode::kInvalidInput);
}

TEST(HtmlTree, RefusesMoreThan64MiB) {
  pugi::xml_document tree;
  EXPECT_FALSE(parse_html(std::string((std::size_t{64} << 20) + 1, 'x'), tree).ok());
}

TEST(HtmlTree, AcceptsAnyBytesOfMarkup) {
  for (const char* html : {"",           "<",           "</",     "<!",       "<!--",   "<a",
                           "<a b",       "<a b=",       "<a b='", "<script>", "<svg>",  "<svg",
                           "</svg",      "<title>",     "<!-->x", "<!--->y",  "&",      "&#;",
                           "<?",         "<plaintext>", "<a/>",   "<svg/>",   "<style", "<script type=",
                           "<textarea>", "<<<>>>"}) {
    pugi::xml_document tree;
    EXPECT_TRUE(parse_html(html, tree).ok()) << html;
  }
}

TEST(ReduceHtml, TakesOutWhatNobodyReads) {
  const Row rows[] = {
      {"a<!-- x > y -->b", "ab"},
      {"a<!-->b-->c", "ab-->c"},
      {"<script>var a='</div>';</script>b", "<script></script>b"},
      {"<SCRIPT type=\"application/LD+JSON\">{}</SCRIPT>",
       "<SCRIPT type=\"application/LD+JSON\">{}</SCRIPT>"},
      {"<style>p{}</style>b", "<style></style>b"},
      {"a<svg><svg/><path d='M'/></svg>b", "ab"},
      {"a<svg><p>no end", "a<svg><p>no end"},
      {"<a title='<script>'>x</a>", "<a title='<script>'>x</a>"},
      {"<title><!-- kept --></title>", "<title><!-- kept --></title>"},
      {"<p>1 < 2</p>", "<p>1 < 2</p>"},
      {"<script><!-- <script>a</script> --></script>b", "<script></script>b"},
  };
  for (const Row& row : rows) EXPECT_EQ(reduce_html(row.html), row.body) << row.html;
}

TEST(ReduceHtml, LimitsAttributesAndDepth) {
  std::string many = "<p";
  for (int i = 0; i < 1000; ++i) many += " a" + std::to_string(i) + "=1";
  const std::string cut = reduce_html(many + ">text</p>");
  EXPECT_NE(cut.find("a199=1"), std::string::npos);
  EXPECT_EQ(cut.find("a200=1"), std::string::npos);
  EXPECT_TRUE(cut.ends_with(">text</p>"));
  EXPECT_LE(reduce_html(repeat("<div>", 10000)).size(), 500u * 5);
  // Balanced pages are left alone however long they are.
  const std::string balanced = repeat("<div><span>x</span></div>", 10000);
  EXPECT_EQ(reduce_html(balanced), balanced);
}

}  // namespace
}  // namespace lede::parse
