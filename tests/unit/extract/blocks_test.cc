#include "indexer/extract/blocks.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

// The paragraphs' texts, each with the bytes of linked text where there are some: "one", "two:3".
std::vector<std::string> blocks(const std::string& html) {
  const Page page(html);
  std::vector<std::string> out;
  for (const Block& block : blocks_of(*page.dom)) {
    out.push_back(block.text + (block.link_bytes > 0 ? ":" + std::to_string(block.link_bytes) : ""));
  }
  return out;
}

using Blocks = std::vector<std::string>;

// As the tree construction of the HTML standard (section 13.2.6) sets them apart.
TEST(BlocksOf, ReadsBrokenNestingAsBrowsersDo) {
  const struct {
    const char* html;
    Blocks blocks;
  } rows[] = {
      // End tags that are implied.
      {"<p>one<p>two", {"one", "two"}},
      {"<p>one<ul><li>two</ul>three", {"one", "two", "three"}},
      {"<p>one<div>two</div>three</p>four", {"one", "two", "three", "four"}},
      {"<p>one<blockquote>two<p>three</blockquote>four", {"one", "two", "three", "four"}},
      {"<p>one<form><p>two</form>three", {"one", "two", "three"}},
      {"<ul><li>one<li>two<ul><li>three</ul>four</ul>five", {"one", "two", "three", "four", "five"}},
      {"<dl><dt>one<dd>two<dt>three</dl>four", {"one", "two", "three", "four"}},
      {"<h1>one<h2>two</h1>three", {"one", "two", "three"}},
      {"<table><tr><td>one<td>two<tr><td>three</table>", {"one", "two", "three"}},
      {"<!doctype html><p>one<table><tr><td>two</table>three", {"one", "two", "three"}},
      // Stray end tags.
      {"<li>one</li></ul></div><p>two", {"one", "two"}},
      {"<div><p>one</div>two</p>three", {"one", "two", "three"}},
      {"<p>one</br>two", {"one\ntwo"}},
      {"<p>one</body></html><p>two", {"one", "two"}},
      // Formatting that is opened again, and the adoption agency.
      {"<p><b>one<p>two</b> three", {"one", "two three"}},
      {"<div><b>one</div>two</b><div>three", {"one", "two", "three"}},
      {"<b>one<p>two</b>three</p>four", {"one", "twothree", "four"}},
      {"<p>one<b><div>two</b>three</div>four", {"one", "twothree", "four"}},
      {"<b><i>one<p>two</b>three</i>four", {"one", "twothreefour"}},
      {"<font><p>one<font><p>two</font><p>three", {"one", "two", "three"}},
      // Links: they do not nest, and end where they are closed.
      {"<a href=1>one<a href=2>two</a>three", {"onetwothree:6"}},
      {"<a href=1><p>one</a><p>two", {"one:3", "two"}},
      {"<a href=1><div>one</a><div>two</div></div><p>three", {"one:3", "two", "three"}},
      // What stands between cells goes before the table.
      {"<table>one<tr><td>two</td></tr>three</table>four", {"onethree", "two", "four"}},
      {"<table><p>one<tr><td>two</table>three", {"one", "two", "three"}},
      {"<table><tr><td><p>one</td></p>two</table>three", {"two", "one", "three"}},
      {"<table><a href=1>one<tr><td>two</td></tr></a></table>three", {"one:3", "two", "three"}},
  };
  for (const auto& row : rows) EXPECT_EQ(blocks(row.html), row.blocks) << row.html;
}

TEST(BlocksOf, TellsCellsOfDataFromBoxesOfALayout) {
  const struct {
    const char* html;
    Element element;
  } rows[] = {
      {"<table><tr><td>one</td><td>two</td></tr></table>", Element::kTd},
      {"<table><tr><td>one</td></tr></table>", Element::kDiv},
      {"<table><tr><td>one</td><td><h2>two</h2></td></tr></table>", Element::kDiv},
      {"<table><tr><td>one</td><td><table><tr><td>two</td></tr></table></td></tr></table>", Element::kDiv},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    EXPECT_EQ(blocks_of(*page.dom).at(0).element, row.element) << row.html;
  }
}

}  // namespace
}  // namespace lede::extract
