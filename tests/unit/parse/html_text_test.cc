#include "indexer/parse/html_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace lede::parse {
namespace {

struct Row {
  std::string_view html;
  std::string_view text;
};

TEST(HtmlText, KeepsParagraphsAndWords) {
  constexpr Row kRows[] = {
      {"", ""},
      {"plain words", "plain words"},
      {"  white \n\t space ", "white space"},
      {"a&nbsp;\u00A0b\u2003c\u3000d", "a b c d"},
      {"<p>One.</p><p>Two.</p>", "One.\n\nTwo."},
      {"<p>One.</p>\n\n<div><p>Two.</p></div>", "One.\n\nTwo."},
      {"one<br>two<br/>\nthree", "one\ntwo\nthree"},
      {"one<br><p>two", "one\n\ntwo"},
      {"<P CLASS=x>up</P>per", "up\n\nper"},
      {"in<b>li</b>ne <a href='x'>link</a>", "inline link"},
      {"<td>a</td><td>b</td>", "a b"},
      {"<ul><li>a<li>b</ul>", "a\n\nb"},
      {"a<!-- no <p> -->b", "ab"},
      {"a<!-- never ends", "a"},
      {"a<script>if (1 < 2) '</p>'</script>b<style>p{}</style>c", "abc"},
      {"a<SCRIPT src=x>no</Script >b", "ab"},
      {"a<script>never ends", "a"},
      {"a<!doctype x>b<?php echo ?>c", "abc"},
      {"a<![CDATA[<b>&amp;]]>c", "a<b>&amp;c"},
      {"1 < 2 && 3 <4 <", "1 < 2 && 3 <4 <"},
      {"AT&T and R&amp;D &lt;b&gt;", "AT&T and R&D <b>"},
      {"<img alt='a > b'>c", "c"},
      {"<img alt='a > b>c</p>d", "b>c\n\nd"},
      {"text <a href='never", "text"},
      {"text </", "text </"},
      {"\u0093q\u0094 &#147;r&#148;", "“q” “r”"},
      {"a\x01\x7F"
       "b\uFEFF\uFFFE",
       "ab"},
      {"Kōnan 東京 “x”", "Kōnan 東京 “x”"},
  };
  for (const Row& row : kRows) EXPECT_EQ(text_of_html(row.html), row.text) << row.html;
}

TEST(HtmlText, LiteralKeepsMarkup) { EXPECT_EQ(text_of_literal(" a <b> &amp;\n c "), "a <b> &amp; c"); }

TEST(HtmlText, QuotesThatNeverCloseAreRead) {
  // Every '<a' would look for its quote's end through the rest of the text.
  std::string html;
  for (int i = 0; i < 200000; ++i) html += "<a \">\"";
  EXPECT_EQ(text_of_html(html), std::string(200000, '"'));
}

TEST(HtmlText, FloodsAreRead) {
  const std::string lt(300000, '<');
  EXPECT_EQ(text_of_html(lt), lt);
  const std::string amp(300000, '&');
  EXPECT_EQ(text_of_html(amp), amp);
}

TEST(LooksLikeHtml, TellsMarkupFromText) {
  for (const std::string_view html : {"<b>x</b>", "a<br>b", "a<br/>", "R&amp;D", "it&#8217;s", "<P>x</P>"}) {
    EXPECT_TRUE(looks_like_html(html)) << html;
  }
  for (const std::string_view text :
       {"", "a < b", "AT&T", "a <foo> b", "x </foo> y", "&", "a&copy=1", "<", "</"}) {
    EXPECT_FALSE(looks_like_html(text)) << text;
  }
}

}  // namespace
}  // namespace lede::parse
