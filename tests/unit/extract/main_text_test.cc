#include "indexer/extract/main_text.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

std::string text_of(const std::string& html, std::string_view title = "Ferries run again") {
  const Page page(html);
  return find_main_text(*page.dom, {title, "", ""}).text;
}

std::string p(const std::string& first) { return "<p>" + paragraph(first) + "</p>"; }

const std::string kText = paragraph("One") + "\n\n" + paragraph("Two") + "\n\n" + paragraph("Three");

TEST(MainText, KeepsParagraphsHeadingsListsAndQuotesInOrder) {
  const std::string html =
      "<article><h1>Ferries run again</h1>" + p("One") + "<h2>The quay</h2>" + p("Two") +
      "<ul><li>first boat at six</li><li>last boat at ten</li></ul><blockquote><p>We are glad."
      "</p></blockquote>" +
      p("Three") + "</article>";
  EXPECT_EQ(text_of(html), paragraph("One") + "\n\nThe quay\n\n" + paragraph("Two") +
                               "\n\nfirst boat at six\n\nlast boat at ten\n\nWe are glad.\n\n" +
                               paragraph("Three"));
}

TEST(MainText, LeavesFurnitureOut) {
  const char* furniture[] = {
      "<nav><ul><li><a href=1>World</a></li><li><a href=2>Sport news of the day</a></li></ul></nav>",
      "<footer><p>All rights reserved by the harbour company, which prints this page for its readers every "
      "day.</p></footer>",
      "<aside><p>The weather will be fine until Thursday, then the wind turns north and it will rain, we "
      "fear.</p></aside>",
      "<figure><img src=a.jpg><figcaption>The quay in the morning, seen from the lighthouse. Photo: A. "
      "Lee</figcaption></figure>",
      "<div class=newsletter><p>Sign up for our morning letter, it is free, and you can leave whenever you "
      "like to.</p></div>",
      "<div class=share-bar><a href=1>Share</a> <a href=2>Tweet</a></div>",
      "<div class='related-stories'><h3>Related</h3><p><a href=1>Harbour fees rise again for the third "
      "year</a></p></div>",
      "<div><h3>You may also like</h3><ul><li><a href=1>Harbour fees rise</a></li><li><a "
      "href=2>Gulls</a></li></ul></div>",
      "<div class=comments><p>I think that the ferries are too dear, and that the old boats were better, "
      "honestly.</p></div>",
      "<div id=cookie-consent><p>We use cookies to make this page work, and to count visits, as the law lets "
      "us do.</p></div>",
      "<div class=gallery><p>Latest Photo Gallery, twenty pictures of the quay, the boats and the people on "
      "them.</p></div>",
      "<div><h3>Real Time Analytics</h3><p><a href=1>Readers now: 120</a></p></div>",
      "<p>Advertisement</p>",
      "<p>https://example.com/a-bare-address</p>",
      "<p style='display:none'>Hidden words that nobody reads, long enough to look like a paragraph of the "
      "story.</p>",
      "<form><label>Send us your story about the ferry, the quay or the harbour, with your name and "
      "number.</label></form>",
      "<table><tr><td><a href=1>Older story</a></td><td><a href=2>Newer story</a></td></tr></table>",
      "<p class=byline>By Ann Lee, who has written about boats and harbours for this paper for more than ten "
      "years.</p>",
      "<script>document.write('<p>script words</p>')</script>",
      "<p><a href=1>Read more: the harbour fees rise again</a></p>",
  };
  for (const char* box : furniture) {
    for (int place = 0; place < 3; ++place) {
      const std::string at[] = {place == 0 ? box : "", place == 1 ? box : "", place == 2 ? box : ""};
      const std::string html = "<body><div class=page><h1>Ferries run again</h1>" + at[0] +
                               "<div class=story>" + p("One") + at[1] + p("Two") + p("Three") + "</div>" +
                               at[2] + "</div></body>";
      EXPECT_EQ(text_of(html), kText) << box << " at " << place;
    }
  }
}

TEST(MainText, PartsLooseTextAtDoubleBreaks) {
  const std::string html = "<div id=story>" + paragraph("One") + "<br><br>" + paragraph("Two") + "<br> <br>" +
                           paragraph("Three") + "</div>";
  EXPECT_EQ(text_of(html), kText);
}

TEST(MainText, IsNotMisledByTheNamesOfWrappers) {
  for (const char* name :
       {"has-sidebar", "with-comments newsletter", "share", "related", "promo", "hidden", "widget"}) {
    EXPECT_EQ(text_of("<div class='" + std::string(name) + "'><h1>Ferries run again</h1>" + p("One") +
                      p("Two") + p("Three") + "</div>"),
              kText)
        << name;
  }
}

TEST(MainText, TakesTheFirstOfAppendedArticles) {
  const std::string next =
      "<article><h1>Gulls</h1>" + p("Four") + p("Five") + p("Six") + p("Seven") + "</article>";
  EXPECT_EQ(
      text_of("<article><h1>Ferries run again</h1>" + p("One") + p("Two") + p("Three") + "</article>" + next),
      kText);
}

TEST(MainText, AddsTheStandFirstBelowTheHeadline) {
  const std::string lead = "After a winter of repairs the boats are back.";
  const std::string html = "<div><header><h1>Ferries run again</h1><p class=standfirst>" + lead +
                           "</p></header><div class=article-body>" + p("One") + p("Two") + p("Three") +
                           "</div></div>";
  EXPECT_EQ(text_of(html), lead + "\n\n" + kText);
}

TEST(MainText, GivesAParagraphOnceWhereTheLayoutHoldsItTwice) {
  const std::string html = "<div>" + p("One") + p("Two") + p("Three") + "<div class=mobile>" + p("Two") +
                           p("Three") + "</div></div>";
  EXPECT_EQ(text_of(html), kText);
}

TEST(MainText, KeepsInlineMarkupInItsParagraph) {
  EXPECT_EQ(text_of("<p>The <b>ferry</b> to <a href=1>Port&nbsp;Ann</a>, <i>they said</i>,\n runs again, and "
                    "the first of "
                    "the boats will leave at six in the morning every day.</p>" +
                    p("Two")),
            "The ferry to Port Ann, they said, runs again, and the first of the boats will leave at six in "
            "the morning "
            "every day.\n\n" +
                paragraph("Two"));
}

TEST(MainText, TakesTheStatedBodyWhereThePageHoldsSomethingElse) {
  std::string body;
  for (const char* first : {"Four", "Five", "Six", "Seven"}) body += paragraph(first) + "\n\n";
  const std::string other =
      "<div><p>This page needs a newer browser, or so its makers say, and shows nothing without "
      "one, which is a pity, for there was a story here.</p></div>";
  const Page shell(other);
  EXPECT_EQ(find_main_text(*shell.dom, {"", "", body}).text, body);
  // A page that shows the text is believed: it has paragraphs and headings.
  const Page whole("<div>" + p("Four") + "<h2>Quay</h2>" + p("Five") + p("Six") + p("Seven") + "</div>");
  EXPECT_NE(find_main_text(*whole.dom, {"", "", body}).text.find("Quay"), std::string::npos);
}

TEST(MainText, IsEmptyWhereThereIsNone) {
  for (const char* html :
       {"", "<p></p>", "<ul><li><a href=1>one</a><li><a href=2>two</a></ul>", "<h1>Only a title</h1>"}) {
    EXPECT_EQ(text_of(html), "") << html;
  }
}

}  // namespace
}  // namespace lede::extract
