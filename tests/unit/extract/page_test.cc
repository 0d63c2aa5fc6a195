#include "indexer/extract/page.h"

#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

core::Result<article::Article> article_of(const std::string& html, const std::string& url) {
  pugi::xml_document tree;
  EXPECT_TRUE(parse::parse_html(html, tree).ok());
  return extract_article(tree, {url});
}

std::vector<std::string> names_of(const std::vector<article::Tag>& tags) {
  std::vector<std::string> out;
  for (const article::Tag& tag : tags) out.push_back(tag.name);
  return out;
}

TEST(ExtractArticle, ReadsStoryTagsAndFurnitureAsData) {
  const std::string html =
      "<html lang=en-GB><head><title>Ferries run again | Harbour Post</title>"
      "<meta property=og:site_name content='Harbour Post'><meta property=og:locale content=en_GB>"
      "<meta property=og:image content=/img/quay.jpg><meta name=description content='The boats are back.'>"
      "<meta property=article:section content=Region><meta property=article:published_time "
      "content=2014-12-07T21:05:00Z>"
      "<link rel=canonical href='/2014/ferry?utm_source=x'></head><body>"
      "<nav><a href=/>Front page</a></nav><h1>Ferries run again</h1><div class=byline>By Ann Lee and Bo "
      "Marsh</div>"
      "<div class=story>"
      "<figure><img src=/img/boat.jpg><figcaption>The first boat</figcaption></figure>"
      "<p>" +
      paragraph("One") + "</p><p>" + paragraph("Two") +
      "</p></div>"
      "<h4>Tags</h4><ul><li><a href=/t/1>ferry</a></li><li><a href=/t/2>The Quay</a></li></ul>"
      "<p><a href='/2014/ferry#comments'>Join the Discussion</a></p><h3>Latest Photo Gallery</h3>"
      "<h3>Real Time Analytics</h3></body></html>";
  const auto article = article_of(html, "http://post.example/2014/ferry?utm_source=x");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "Ferries run again");
  EXPECT_EQ(article->text, paragraph("One") + "\n\n" + paragraph("Two"));
  EXPECT_EQ(article->authors, (std::vector<std::string>{"Ann Lee", "Bo Marsh"}));
  EXPECT_EQ(names_of(article->tags), (std::vector<std::string>{"ferry", "The Quay"}));
  EXPECT_EQ(article->url, "http://post.example/2014/ferry");
  EXPECT_EQ(article->fetched_url, "http://post.example/2014/ferry?utm_source=x");
  EXPECT_EQ(article->source, "Harbour Post");
  EXPECT_EQ(article->section, "Region");
  EXPECT_EQ(article->language, "en-gb");
  EXPECT_EQ(article->summary, "The boats are back.");
  EXPECT_EQ(article->image, "http://post.example/img/quay.jpg");
  EXPECT_EQ(article->comments_url, "http://post.example/2014/ferry#comments");
  ASSERT_TRUE(article->published);
  EXPECT_EQ(text::to_rfc3339(*article->published), "2014-12-07T21:05:00Z");
  EXPECT_EQ(article->published_from, article::DateFrom::kMeta);
}

TEST(ExtractArticle, KeepsPicturesOfTheArticleWithCaptions) {
  const auto article = article_of(
      "<article><h1>Ferries</h1><figure><img src=boat.jpg><figcaption>The first boat"
      "</figcaption></figure><p>" +
          paragraph("One") + "</p><p>" + paragraph("Two") +
          "</p><div class=related><img src=other.jpg></div></article>",
      "http://post.example/a/");
  ASSERT_TRUE(article.ok());
  ASSERT_EQ(article->media.size(), 1u);
  EXPECT_EQ(article->media[0].url, "http://post.example/a/boat.jpg");
  EXPECT_EQ(article->media[0].caption, "The first boat");
}

TEST(ExtractArticle, CountsCommentsWhereThePageDoes) {
  const auto article = article_of("<h1>Ferries</h1><a href=#comments>12 Comments</a><p>" + paragraph("One") +
                                      "</p><p>" + paragraph("Two") + "</p>",
                                  "http://post.example/a");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->comments_count, 12);
}

TEST(ExtractArticle, RefusesPagesWithoutAnArticle) {
  for (const char* html :
       {"", "<p>Not found</p>", "<ul><li><a href=1>One story</a></li><li><a href=2>Two</a></li></ul>",
        "<form><p>Log in to go on</p><input name=user></form>"}) {
    const auto article = article_of(html, "http://post.example/");
    ASSERT_FALSE(article.ok()) << html;
    EXPECT_EQ(article.error().code, core::ErrorCode::kNoArticle);
  }
}

TEST(ExtractArticle, DoesNotBelieveACanonicalAddressOfTheFrontPage) {
  const auto article = article_of("<link rel=canonical href='http://post.example/'><h1>Ferries</h1><p>" +
                                      paragraph("One") + "</p><p>" + paragraph("Two") + "</p>",
                                  "http://post.example/2014/ferry");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->url, "http://post.example/2014/ferry");
}

TEST(ExtractArticle, ReadsAPageThatMarksNothingUp) {
  const auto article = article_of(
      "<html lang=en><title>The Harbour Post - Ferries run again today</title><table><tr><td>"
      "<font><a href=/>Front page</a> &gt; <a href=/region/>Region</a></font><br>"
      "<font size=6><b>Ferries run again today</b></font><br><font>By Ann Lee<br>Thursday, December 18, "
      "2014</font>"
      "<table><tr><td><img src=boat.jpg><br><font>The first boat</font></table><p>" +
          paragraph("One") + "</p><p>" + paragraph("Two") + "</p></table>",
      "http://www.harbourpost.example/region/1.html");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "Ferries run again today");
  EXPECT_EQ(article->source, "The Harbour Post");
  EXPECT_EQ(article->section, "Region");
  EXPECT_EQ(article->authors, (std::vector<std::string>{"Ann Lee"}));
  ASSERT_TRUE(article->published);
  EXPECT_EQ(text::to_day(*article->published), "2014-12-18");
  EXPECT_EQ(article->published_from, article::DateFrom::kText);
  EXPECT_EQ(article->image, "http://www.harbourpost.example/region/boat.jpg");
  EXPECT_EQ(article->comments_url, "");
}

TEST(ExtractArticle, TakesNoHeadlineForASection) {
  const auto article = article_of(
      "<meta property=article:section content='Ferries run again today'><h1>Ferries run again today</h1>"
      "<nav class=breadcrumb><a href=/>Home</a><a href=/region>Region</a></nav><p>" +
          paragraph("One") + "</p><p>" + paragraph("Two") + "</p>",
      "http://post.example/a");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->section, "Region");
}

TEST(ExtractArticle, TakesNoDateFromBelowTheTextOfAPageWithoutAHeadline) {
  const std::string text = "<div><p>" + paragraph("One") + "</p><p>" + paragraph("Two") + "</p><p>" +
                           paragraph("Three") + "</p></div>";
  const std::string time = "<div class=when><time datetime=2014-12-10>10 December 2014</time></div>";
  const auto above = article_of("<html><body>" + time + text, "http://post.example/a");
  ASSERT_TRUE(above.ok());
  EXPECT_TRUE(above->published.has_value());
  const auto below =
      article_of("<html><body>" + text + "<div><div>Gulls</div>" + time + "</div>", "http://post.example/a");
  ASSERT_TRUE(below.ok());
  EXPECT_FALSE(below->published.has_value());
}

TEST(ExtractArticle, ReadsWhatIsThereForReadersWithoutScripts) {
  const std::string text = "<p>" + paragraph("One") + "</p><p>" + paragraph("Two") + "</p>";
  const auto page = [](const std::string& body) {
    return "<html><head><title>Ferries run again</title></head><body><h1>Ferries run again</h1>" + body +
           "</body></html>";
  };
  const auto app =
      article_of(page("<div id=app></div><noscript>" + text + "</noscript>"), "http://post.example/a");
  ASSERT_TRUE(app.ok());
  EXPECT_EQ(app->text, paragraph("One") + "\n\n" + paragraph("Two"));
  // Beside a text it says the same again, or that scripts are off.
  const auto both = article_of(page(text + "<noscript>" + text + "</noscript>"), "http://post.example/a");
  ASSERT_TRUE(both.ok());
  EXPECT_EQ(both->text, app->text);
  const std::string plea =
      "<noscript><p>You need to turn on JavaScript to read this page.</p>" + text + "</noscript>";
  EXPECT_FALSE(article_of(page("<div id=app></div>" + plea), "http://post.example/a").ok());
}

TEST(ExtractArticle, SurvivesHostileTrees) {
  const auto many = [](std::string_view s, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += s;
    return out;
  };
  for (const std::string& html :
       {many("<div>", 50000),
        many("<p>x", 50000),
        many("<a href=x>Tags</a>", 20000),
        many("<h4>Tags</h4>", 20000),
        many("<div class='author byline'>By x</div>", 20000),
        many("<time>", 50000),
        many("<li>Related</li>", 20000),
        many("<blockquote><p>Related</p>", 5000),
        many("<article><p>" + paragraph("x") + "</p>", 2000),
        many("<figure><img src=a>", 10000),
        "<p>" + many("word ", 1000000) + "</p>",
        many("<h1>x</h1>", 30000),
        many("<a href=/>x</a> &gt; ", 20000),
        many("<a href=/>x</a><br>", 20000),
        many("<div class=tags><a href=/tag/x>x</a>", 5000),
        many("<a href=/topics/x>x</a>", 20000),
        many("<i id=comments>12 comments", 20000),
        many("<i class=breadcrumbs><a href=/x>x</a>", 5000),
        many("<div itemscope itemtype=Article itemprop=image>", 20000),
        many("<article class=entry-content><div><p>" + paragraph("x") + "</p></div>", 2000),
        many("<article><h3>x</h3><p>" + paragraph("x") + "</p></article>", 5000),
        many("<figure class=embed>x", 10000) + "<table><tr><td>x",
        "<p>" + many("记者", 500000) + "</p>",
        many("<div class=slide><p>" + paragraph("x") + "</p></div>", 10000),
        "<title>" + many("word ", 100000) + "</title>" + many("<h2>word</h2>", 10000)}) {
    (void)article_of(html, "http://post.example/");
  }
}

}  // namespace
}  // namespace lede::extract
