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

TEST(MainText, KeepsSectionsThatATableOfContentsLeadsTo) {
  std::string html = "<article><h1>Ferries run again</h1>";
  for (const std::string first : {"One", "Two", "Three"}) {
    html += "<div class=content_body id=TOC_TITLE_1>" + p(first) + p(first + " more,") + "</div>";
  }
  const std::string text = text_of(html + "</article>");
  EXPECT_NE(text.find(paragraph("One more,")), std::string::npos) << text;
  EXPECT_NE(text.find(paragraph("Three more,")), std::string::npos) << text;
}

std::string many(const std::string& before, int count, const std::string& after) {
  std::string out;
  for (int i = 1; i <= count; ++i) out += before + p("Part " + std::to_string(i)) + after;
  return out;
}

TEST(MainText, IsTheArticleWhereCommentsAreLonger) {
  const std::string article = "<article>" + many("", 12, "") + "</article>";
  const std::string letters = "<ul>" + many("<li>", 80, "</li>") + "</ul>";
  for (const std::string headline :
       {"<h1>Ferries run again</h1>", "<h4>Ferries</h4><h1>Kaeser and the boats</h1>"}) {
    const std::string text =
        text_of("<div><div>" + headline + article + "</div><div>" + letters + "</div></div>");
    EXPECT_NE(text.find(paragraph("Part 12")), std::string::npos) << headline;
    EXPECT_EQ(text.find(paragraph("Part 13")), std::string::npos) << headline;
  }
}

TEST(MainText, IsTheFirstOfTwoArticlesThoughTheOtherIsLonger) {
  const std::string html = "<section><article><h1>Ferries run again</h1><div class=entry-content>" +
                           many("", 8, "") +
                           "</div></article><article><h1>The quay</h1><div class=entry-content>" +
                           many("", 60, "") + "</div></article></section>";
  const std::string text = text_of(html);
  EXPECT_NE(text.find(paragraph("Part 8")), std::string::npos);
  EXPECT_EQ(text.find(paragraph("Part 9")), std::string::npos);
}

TEST(MainText, IsAllOfAnArticleThatIsLaidOutInBoxes) {
  const std::string html = "<article><h1>Ferries run again</h1><div class=entry-content><div><div>" +
                           many("", 8, "") + "</div></div><div><h1>What it costs</h1><div>" + p("Two") +
                           p("Two more,") + p("Two again,") + "</div></div><div><div>" + many("", 24, "") +
                           "</div></div></div></article>";
  const std::string text = text_of(html);
  for (const char* part : {"Part 8", "Two again,", "Part 24"}) {
    EXPECT_NE(text.find(paragraph(part)), std::string::npos) << part;
  }
}

TEST(MainText, IsNotTheNextArticleInTheSameBox) {
  const std::string html = "<article><section class=entry-content><div><div><h1>Ferries run again</h1><div>" +
                           many("", 8, "") + "</div></div></div><div><article><h1>The quay</h1><div>" +
                           many("", 60, "") + "</div></article></div></section></article>";
  const std::string text = text_of(html);
  EXPECT_NE(text.find(paragraph("Part 8")), std::string::npos);
  EXPECT_EQ(text.find(paragraph("Part 60")), std::string::npos);
}

TEST(MainText, LeavesTeasersInTheBoxOfTheArticleOut) {
  std::string tiles;
  for (int i = 0; i < 12; ++i) {
    tiles +=
        "<div class=tile><div>Jan. 2 2015 8:53 PM What Matters in Harbours. Critics say that the quay is not "
        "what "
        "it was. Tile " +
        std::to_string(i) + " of many by Ann Lee, who writes on boats.</div></div>";
  }
  tiles += "<ul>";
  for (int i = 0; i < 50; ++i)
    tiles += "<li><a href=/a>The boats of the harbour, one by one, in pictures</a></li>";
  tiles += "</ul>";
  const std::string html = "<article class=main><h1>Ferries run again</h1><div><div>" + many("", 6, "") +
                           "</div></div><div><div>" + tiles + "</div></div></article>";
  const std::string text = text_of(html);
  EXPECT_NE(text.find(paragraph("Part 6")), std::string::npos);
  EXPECT_EQ(text.find("What Matters in Harbours"), std::string::npos);
}

TEST(MainText, KeepsAnArticleWhoseClassTellsWhatItHas) {
  // As WordPress names them; beside it stands enough text that a gallery would be left out.
  const std::string html = "<article class='post has-post-thumbnail hentry'><h1>Boats</h1>" +
                           many("", 30, "") + "<blockquote>" + p("Quoted") + p("Quoted too,") +
                           "</blockquote></article><div>" + many("", 16, "") + "</div>";
  EXPECT_NE(text_of(html).find(paragraph("Part 30")), std::string::npos);
}

TEST(MainText, KeepsEntriesThatAreCalledSlidesOrWidgets) {
  for (const std::string name : {"listicle-slide", "product-widget"}) {
    const std::string html = "<main><h1>Ferries run again</h1>" + p("One") + p("Two") +
                             many("<div class=" + name + "><h2>A boat</h2>", 10, "</div>") + "</main>";
    EXPECT_NE(text_of(html).find(paragraph("Part 10")), std::string::npos) << name;
    // Beside an article they are what they are called.
    const std::string beside = "<main><h1>Ferries run again</h1>" + p("One") + p("Two") + p("Three") +
                               p("Four") + p("Five") + p("Six") + p("Seven") +
                               many("<div class=" + name + ">", 20, "</div>") + "</main>";
    EXPECT_EQ(text_of(beside).find(paragraph("Part 10")), std::string::npos) << name;
  }
}

TEST(MainText, IsAllEntriesOfAListThatAreArticlesOfTheirOwn) {
  const auto page = [](const std::string& heading) {
    return "<main><h1>Ferries run again</h1><div>" +
           many("<article><h3>" + heading + "</h3><div><div><div><div>" + p("One") + p("Two"), 8,
                "</div></div></div></div></article>") +
           "</div></main>";
  };
  const std::string text = text_of(page("A boat"));
  EXPECT_NE(text.find(paragraph("Part 1")), std::string::npos);
  EXPECT_NE(text.find(paragraph("Part 8")), std::string::npos);
  const std::string teasers = text_of(page("<a href=/boat>A boat</a>"));
  EXPECT_TRUE(teasers.find(paragraph("Part 1")) == std::string::npos ||
              teasers.find(paragraph("Part 8")) == std::string::npos);
}

TEST(MainText, KeepsTablesInFiguresAndWhatIsNoMenu) {
  const std::string table =
      "<figure><table><tr><td>Adult</td><td>4.20</td></tr><tr><td>Child of up to twelve "
      "years</td><td>2.10</td></tr></table>"
      "<figcaption>Fares</figcaption></figure>";
  const std::string text = text_of("<article><h1>Ferries run again</h1>" + p("One") + table + p("Two") +
                                   p("Three") + "</article>");
  EXPECT_NE(text.find("Adult"), std::string::npos);
  EXPECT_EQ(text.find("Fares"), std::string::npos);
  std::string sections = "<main><h1>Ferries run again</h1>";
  for (const std::string first : {"One", "Two", "Three"}) {
    sections += "<div class=content-nav-section>" + p(first) + p("And") + p(first + " more,") + "</div>";
  }
  EXPECT_NE(text_of(sections + "</main>").find(paragraph("Three more,")), std::string::npos);
}

TEST(MainText, KeepsWhatIsFoldedUntilAReaderAsks) {
  const std::string panel =
      "<div id=a role=region aria-labelledby=b style='display:none;'>" + p("Two") + "</div>";
  const std::string streamed = "<div hidden id='S:0'>" + p("Two") + "</div>";
  for (const std::string& box : {panel, streamed}) {
    EXPECT_EQ(text_of("<article><h1>Ferries run again</h1>" + p("One") + box + p("Three") + "</article>"),
              kText);
  }
}

TEST(MainText, IsTheShortPostAndNotTheBanner) {
  const std::string post =
      "<div class='post type-post hentry category-boats tag-quay'><h2>Ferries run again</h2>"
      "<p>\"You ought not to say that, I think, now that it is said.\"</p><p>\"Then do not say "
      "it.\"</p></div>";
  EXPECT_EQ(text_of("<body>" + post + "<form>" + p("We use cookies,") + "</form></body>"),
            "\"You ought not to say that, I think, now that it is said.\"\n\n\"Then do not say it.\"");
  const std::string body =
      "<article><h1>Ferries run again</h1><div class=entry-content><p>The boats are back, the quay is "
      "mended, and we go over to the island.</p></div><div>" +
      p("About") + "</div></article>";
  EXPECT_NE(text_of(body).find("The boats are back"), std::string::npos);
}

TEST(MainText, KeepsTheStandFirstWhereItIsAllThereIs) {
  const std::string lead = paragraph("One");
  const Page page("<article><h1>Ferries run again</h1><div class=lead><p>" + lead + "</p></div></article>");
  EXPECT_EQ(find_main_text(*page.dom, {"Ferries run again", lead, ""}).text, lead);
}

TEST(MainText, TakesTheFirstOfAppendedArticles) {
  const std::string next =
      "<article><h1>Gulls</h1>" + p("Four") + p("Five") + p("Six") + p("Seven") + "</article>";
  EXPECT_EQ(
      text_of("<article><h1>Ferries run again</h1>" + p("One") + p("Two") + p("Three") + "</article>" + next),
      kText);
}

TEST(MainText, LeavesTheStandFirstToTheSummary) {
  const std::string lead = "After a winter of repairs the boats are back.";
  const std::string text = p("One") + p("Two") + p("Three");
  struct Row {
    std::string html;
    std::string_view summary;
    std::string_view lead;
  };
  const std::string above = "<article><h1>Ferries run again</h1><p class=standfirst>" + lead + "</p>";
  const Row rows[] = {
      {above + text + "</article>", lead, lead},
      {above + text + "</article>", "", lead},
      {above + "<div class=article-body>" + text + "</div></article>", lead, ""},
      {"<div><header><h1>Ferries run again</h1><p class=standfirst>" + lead + "</p></header><div>" + text +
           "</div></div>",
       lead, ""},
  };
  for (const Row& row : rows) {
    const Page page(row.html);
    const MainText found = find_main_text(*page.dom, {"Ferries run again", row.summary, ""});
    EXPECT_EQ(found.text, kText) << row.html;
    EXPECT_EQ(found.lead, row.lead) << row.html;
  }
  // A first paragraph that the page describes itself with is still the first paragraph.
  const Page same("<article><h1>Ferries run again</h1>" + text + "</article>");
  EXPECT_EQ(find_main_text(*same.dom, {"Ferries run again", paragraph("One"), ""}).text, kText);
  // What is named so and says something else than the description is text.
  const Page other(above + text + "</article>");
  EXPECT_EQ(find_main_text(*other.dom, {"Ferries run again", "News from the harbour.", ""}).text,
            lead + "\n\n" + kText);
}

TEST(MainText, GivesAStretchOnceWhereTheLayoutHoldsItTwice) {
  const char* copies[] = {
      "<div class=mobile>%2%3</div>",  // for another screen
      "<div>%2</div>",                 // a box that quotes a paragraph
      "<div class=a><h3>Once more</h3><div>%1%2</div></div>",
  };
  for (std::string copy : copies) {
    for (const auto& [sign, first] :
         {std::pair("%1", "One"), std::pair("%2", "Two"), std::pair("%3", "Three")}) {
      if (const std::size_t at = copy.find(sign); at != std::string::npos) copy.replace(at, 2, p(first));
    }
    const std::string text = text_of("<div>" + p("One") + p("Two") + p("Three") + copy + "</div>");
    EXPECT_EQ(text, kText) << copy;
  }
}

TEST(MainText, KeepsASentenceThatIsSaidAgain) {
  const std::string said = "<p>\"I would rather not say, if it is all the same to you, sir.\"</p>";
  const std::string text = text_of("<div>" + p("One") + said + p("Two") + "</div><div>" + p("Three") + said +
                                   p("Four") + "</div>");
  EXPECT_NE(text.find("rather not"), text.rfind("rather not"));
}

TEST(MainText, ReadsPagesLaidOutWithTables) {
  const std::string html =
      "<table><tr><td><a href=1>Front page</a> | <a href=2>World</a></td></tr><tr><td><table><tr><td>"
      "<font><a href=/>Front page</a> &gt; <a href=/world>World</a></font><br><br>"
      "<font size=6><b>Ferries run again</b></font><br><font>By Ann Lee<br>Thursday, 4 June</font><hr>"
      "<table align=left><tr><td><img src=a.jpg><br><font>A boat at the quay</font></td></tr></table>" +
      p("One") + p("Two") +
      "<table><tr><td>first boat</td><td>six</td></tr><tr><td>last boat</td><td>ten</td></tr></table>" +
      p("Three") +
      "<hr><a href=1>Print</a> | <a href=2>E-mail to a friend</a> | <a href=3>Write to the editor</a>"
      "<table border=1><tr><td><b>Guest book: join the discussion</b></td></tr><tr><td><b>tom</b> wrote: I "
      "did not see that "
      "coming, well done, and thanks for writing it.</td></tr></table></td></tr></table></td></tr></table>";
  EXPECT_EQ(text_of(html), paragraph("One") + "\n\n" + paragraph("Two") +
                               "\n\nfirst boat\n\nsix\n\nlast boat\n\nten\n\n" + paragraph("Three"));
}

TEST(MainText, DropsTheHeadingOfABoxThatIsDropped) {
  const std::string box =
      "<div><h4>More from us</h4><p><a href=1>Gulls</a><br><a href=2>Harbour fees</a></p></div>";
  EXPECT_EQ(text_of("<div>" + p("One") + box + p("Two") + p("Three") + "</div>"), kText);
}

TEST(MainText, DropsTheLineBelowAPictureThatIsItsCaption) {
  const std::string box =
      "<div class=pic><img src=a.jpg><div>Boats lie at the quay, and gulls stand on the rails of the longest "
      "one.</div></div>";
  EXPECT_EQ(text_of("<div>" + p("One") + box + p("Two") + p("Three") + "</div>"), kText);
}

TEST(MainText, ReadsOnBelowFirstLevelSubHeadings) {
  const std::string html = "<article><section>" + p("One") + "</section><section><h1>The quay</h1>" +
                           p("Two") + "</section><section><h1>The boats</h1>" + p("Three") +
                           "</section><section><h1>The fares</h1>" + p("Four") + "</section></article>";
  for (const char* part : {"One", "Two", "Three", "Four"}) {
    EXPECT_NE(text_of(html).find(paragraph(part)), std::string::npos) << part;
  }
}

TEST(MainText, KeepsShortLinesInARowOfLikeBoxes) {
  const auto box = [](const std::string& text) {
    return "<div class=line><div><span>" + text + "</span></div></div>";
  };
  const std::string rows = box(paragraph("One")) + box("They both took one.") + box("\u201cWait!\u201d") +
                           box(paragraph("Two")) + box(paragraph("Three"));
  EXPECT_EQ(text_of("<div><div>" + rows + "</div></div>"),
            paragraph("One") + "\n\nThey both took one.\n\n\u201cWait!\u201d\n\n" + paragraph("Two") +
                "\n\n" + paragraph("Three"));
  // A line below a picture, and one at the end of the row, are no dialogue.
  EXPECT_EQ(text_of("<div><div>" + box(paragraph("One")) +
                    "<div class=line><div><img src=a.jpg><span>The quay at noon.</span></div></div>" +
                    box(paragraph("Two")) + box(paragraph("Three")) + box("Print.") + "</div></div>"),
            kText);
}

TEST(MainText, KeepsHeadingsThatLinkToThemselves) {
  for (const char* heading :
       {"<h2><a href='#quay'>The quay</a></h2>", "<h2>The quay<a href='#quay'>\u00b6</a></h2>",
        "<h2><a class=toc-backref href='#id5'>The quay</a><a class=headerlink href='#quay'>#</a></h2>"}) {
    EXPECT_EQ(text_of("<article>" + p("One") + heading + p("Two") + p("Three") + "</article>"),
              paragraph("One") + "\n\nThe quay\n\n" + paragraph("Two") + "\n\n" + paragraph("Three"))
        << heading;
  }
  EXPECT_EQ(text_of("<article>" + p("One") + "<h2><a href='/other'>Harbour fees rise</a></h2>" + p("Two") +
                    p("Three") + "</article>"),
            kText);
}

TEST(MainText, KeepsWordsThatOpenANoteAndDropsTheNote) {
  EXPECT_EQ(
      text_of("<article><p>" + paragraph("One") +
              " The <a class=popup href='javascript:void(0)'>harbour master</a><span class=rollover-block>"
              "<a href=/people/lee>Ann Lee: all stories</a></span> agrees.</p>" +
              p("Two") + "</article>"),
      paragraph("One") + " The harbour master agrees.\n\n" + paragraph("Two"));
}

TEST(MainText, TakesTheIntroductionOfATable) {
  std::string rows;
  for (const char* boat : {"Gull", "Heron", "Tern", "Skua"}) {
    rows += "<tr><td>" + std::string(boat) + "</td><td>" + paragraph(boat) + "</td></tr>";
  }
  std::string links;
  for (int i = 0; i < 40; ++i)
    links +=
        "<li><a href=/n/" + std::to_string(i) + ">A note on the boats, of the harbour's own paper</a></li>";
  const std::string text =
      text_of("<div>" + p("One") + "<table>" + rows + "</table><ol>" + links + "</ol></div>");
  EXPECT_TRUE(text.starts_with(paragraph("One") + "\n\n")) << text;
  EXPECT_NE(text.find(paragraph("Skua")), std::string::npos) << text;
  EXPECT_EQ(text.find("A note on"), std::string::npos) << text;
}

TEST(MainText, KeepsFormulasInTheirSentence) {
  const std::string html =
      "<p>Where <math><mi>a</mi><mo>=</mo><mn>0</mn><annotation>a=0</annotation></math>, " + paragraph("it") +
      "</p>";
  EXPECT_EQ(text_of(html), "Where a=0, " + paragraph("it"));
}

TEST(MainText, LeavesOutWhatIsInvisibleBesideText) {
  const std::string unseen =
      "<div style='visibility: hidden'>" + p("Four") + p("Five") + p("Six") + p("Seven") + "</div>";
  EXPECT_EQ(text_of("<article>" + unseen + "<div>" + p("One") + p("Two") + p("Three") + "</div></article>"),
            kText);
}

TEST(MainText, TrimsIdeographicSpaces) {
  const std::string first =
      "島へ渡る船は冬の修理を終えて四日から運航を再開し、朝六時に最初の便が港を出ると、会社が発表した。";
  EXPECT_EQ(text_of("<div><p>　" + first + "</p><p>　" + first + "　</p></div>"), first + "\n\n" + first);
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
