#include "indexer/extract/not_article.h"

#include <gtest/gtest.h>

#include "indexer/extract/page.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

// What is said of the page; "" when it is read as an article.
std::string judged(const std::string& html, const std::string& url = "http://post.example/2014/page") {
  pugi::xml_document tree;
  EXPECT_TRUE(parse::parse_html(html, tree).ok());
  const auto article = extract_article(tree, {url});
  if (article.ok()) return "";
  EXPECT_EQ(article.error().code, core::ErrorCode::kNoArticle);
  return article.error().message;
}

std::string page(const std::string& title, const std::string& body, const std::string& head = "") {
  return "<html><head><title>" + title + "</title>" + head +
         "</head><body><header><nav><ul><li><a href=/world>World</a></li><li><a href=/sport>Sport</a></li>"
         "</ul></nav></header>" +
         body + "<footer><a href=/imprint>Imprint</a></footer></body></html>";
}

// Each with %n for the number.
std::string times(int count, const std::string& part) {
  std::string out;
  for (int n = 1; n <= count; ++n) {
    std::string one = part;
    for (std::size_t at = one.find("%n"); at != std::string::npos; at = one.find("%n")) {
      one.replace(at, 2, std::to_string(n));
    }
    out += one;
  }
  return out;
}

std::string p(const std::string& first) { return "<p>" + paragraph(first) + "</p>"; }

constexpr const char* kHeadline =
    "<a href=/2014/story-%n>Story %n: the harbour opens again after the storm</a>";
constexpr const char* kSummary =
    "Summary %n: the harbour office says that the ferries will run every hour, and that fares stay as they "
    "were.";

const std::string kArticleData = json_ld(R"({"@type":"NewsArticle","headline":"Ferries run again"})");

TEST(WhyNoArticle, TellsFrontPagesAndLists) {
  const std::string h = kHeadline;
  const std::string s = kSummary;
  const std::string lists[] = {
      times(12, "<article class=card><h3>" + h + "</h3><p>" + s + "</p></article>"),
      times(9, "<div class=teaser><img src=%n.jpg><h2>" + h + "</h2><p>" + s +
                   " <a href=/2014/story-%n>more</a></p></div>"),
      "<ul>" + times(15, "<li>" + h + "<p>" + s + "</p></li>") + "</ul>",
      "<ul>" + times(40, "<li>" + h + "</li>") + "</ul>",
      "<table>" + times(10, "<tr><td><b>" + h + "</b><br>" + s + "</td></tr>") + "</table>",
      times(8, "<a href=/2014/story-%n><h3>Story %n: the harbour opens again</h3><p>" + s + "</p></a>"),
      "<div class=lead><h2>" + h + "</h2>" + p("One") + "</div>" + times(20, "<h4>" + h + "</h4>"),
  };
  for (const std::string& list : lists) {
    EXPECT_EQ(judged(page("The Harbour Post", list), "http://post.example/"), "not an article: a front page")
        << list;
    EXPECT_EQ(
        judged(page("ferry | The Harbour Post", "<h1>ferry</h1>" + list), "http://post.example/tag/ferry"),
        "not an article: a list of links")
        << list;
    EXPECT_EQ(judged(page("ferry", "<h1>ferry</h1><p>All that we wrote of ferries.</p>" + list,
                          "<meta property=og:type content=article>"),
                     "http://post.example/tag/ferry"),
              "not an article: a list of links")
        << list;
  }
}

TEST(WhyNoArticle, BelievesWhatListsSayOfThemselves) {
  const std::string text = times(6, "<p>Part %n. " + paragraph("One") + "</p>");
  const std::string list = "not an article: a list of links";
  const std::string collection = json_ld(R"({"@type":"CollectionPage","name":"Ferries"})");
  EXPECT_EQ(judged(page("Ferries", text, collection)), list);
  EXPECT_EQ(judged(page("Ferries", text, collection + kArticleData)), "");
  const auto with_class = [&](const std::string& name) {
    return "<html><head><title>Ferries</title></head><body class='" + name + "'>" + text + "</body></html>";
  };
  EXPECT_EQ(judged(with_class("archive category category-boats")), list);
  EXPECT_EQ(judged(with_class("search search-results")), list);
  EXPECT_EQ(judged(with_class("archive single single-post")), "");
  EXPECT_EQ(judged(with_class("blog")), "");
  EXPECT_EQ(judged(with_class("entry archive")), "");
}

TEST(WhyNoArticle, KnowsTheAddressesOfLists) {
  const std::string h = kHeadline;
  // Each with more text than teasers usually have, below the list's own heading.
  const std::string long_teasers =
      "<h1>Boats and ferries</h1>" + times(8, "<h2>" + h + "</h2><p>" + paragraph("One") + "</p><p>" +
                                                  paragraph("Two") + "</p><p>" + paragraph("Three") + "</p>");
  const std::string few_words =
      "<h1>Boats and ferries</h1><p>All that we write of boats, of ferries and of the "
      "quays that they leave from, day by day.</p>" +
      times(30, "<h4>" + h + "</h4>");
  for (const char* url :
       {"http://post.example/category/boats/", "http://post.example/news/tag/ferries/page/2",
        "http://post.example/sections/boats"}) {
    EXPECT_EQ(judged(page("Boats and ferries", long_teasers), url), "not an article: a list of links") << url;
    EXPECT_EQ(judged(page("Boats and ferries", few_words), url), "not an article: a list of links") << url;
  }
  const std::string article =
      "<h1>Boats and ferries</h1>" + p("One") + p("Two") + times(30, "<h4>" + h + "</h4>");
  for (const char* url :
       {"http://post.example/sections/boats/2014/12/07/1135-boats", "http://post.example/boats",
        "http://post.example/topics/boats-and-ferries-run-again"}) {
    EXPECT_EQ(judged(page("Boats and ferries", article), url), "") << url;
    EXPECT_EQ(judged(page("Boats and ferries", few_words), url), "") << url;
  }
}

TEST(WhyNoArticle, TellsAFrontPageByItsAddress) {
  const std::string text = times(6, "<p>Part %n. " + paragraph("One") + "</p>");
  const std::string teasers = times(6, std::string("<h4>") + kHeadline + "</h4>");
  const std::string front = "not an article: a front page";
  EXPECT_EQ(judged(page("The Harbour Post", text + teasers), "http://post.example/"), front);
  EXPECT_EQ(judged(page("The Harbour Post", text), "http://post.example/index.html"), front);
  EXPECT_EQ(judged(page("Ferries run again", "<h1>Ferries run again</h1>" + text), "http://post.example/"),
            "");
  EXPECT_EQ(
      judged(page("The Harbour Post", text + teasers), "http://post.example/index.php/boats/12-ferries"), "");
}

TEST(WhyNoArticle, TellsLongSummariesOfOtherPages) {
  const std::string story = "<h2><a href=%s/2014/story-%n>Story %n: the harbour opens again</a></h2><p>" +
                            paragraph("One") + "</p><p>" + paragraph("Two") + "</p><p>" + paragraph("Three") +
                            "</p>";
  const auto stories = [&](const std::string& site) {
    std::string one = story;
    one.replace(one.find("%s"), 2, site);
    return times(12, one);
  };
  EXPECT_EQ(judged(page("The Harbour Post", stories(""))), "not an article: a list of links");
  // Ten of the best of other sites.
  EXPECT_EQ(judged(page("Ferries run again", "<h1>Ferries run again</h1>" + stories("http://boats.example"))),
            "");
}

TEST(WhyNoArticle, TakesNoConsentForText) {
  const std::string dialog =
      "<div class=cookie-consent><p>We and our partners process personal data, such as cookies, "
      "to deliver content and to measure how it is read by you.</p><p>" +
      paragraph("Our vendors") + "</p><p>" + paragraph("Your consent") + "</p></div>";
  EXPECT_EQ(judged(page("The Harbour Post", dialog)), "not an article: no running text");
}

TEST(WhyNoArticle, TellsErrorPages) {
  const std::string links = "<ul>" + times(6, std::string("<li>") + kHeadline + "</li>") + "</ul>";
  for (const char* name :
       {"404 Not Found", "404", "Page not found", "Sorry, the page you requested was not found",
        "Access Denied", "Seite nicht gefunden", "Page introuvable", "Página no encontrada",
        "Страница не найдена", "ページが見つかりません", "Just a moment..."}) {
    const std::string body =
        "<h1>" + std::string(name) +
        "</h1><p>The page that you are looking for may have been moved, or its address may have been typed "
        "wrongly. Go back to the front page, or look for it with the search box above, please.</p>";
    EXPECT_EQ(judged(page("The Harbour Post", body)), "not an article: an error page") << name;
    EXPECT_EQ(judged(page(name, body + links)), "not an article: an error page") << name;
  }
  EXPECT_EQ(
      judged(
          "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>"
          "<center>nginx/1.18.0, which is all there is to say of it on this machine</center></body></html>"),
      "not an article: an error page");
}

TEST(WhyNoArticle, TellsLoginWalls) {
  const std::string form =
      "<form><label>E-mail</label><input name=mail><input type=password name=word><button>Go "
      "on</button></form>";
  EXPECT_EQ(judged(page("Log in | The Harbour Post", "<h1>Log in</h1>" + form + p("One"))),
            "not an article: a login wall");
  EXPECT_EQ(judged(page(
                "Anmelden",
                "<h2>Anmelden</h2><p>Mit Ihrem Konto lesen Sie alle Artikel der Zeitung und ihr Archiv.</p>" +
                    form)),
            "not an article: a login wall");
  EXPECT_EQ(judged(page("The Harbour Post", "<p>Give your address to read on.</p>" + form)),
            "not an article: a login wall");
}

TEST(WhyNoArticle, LeavesArticlesAlone) {
  const std::string h1 = "<h1>Ferries run again</h1>";
  const std::string related = "<section><h2>More of the day</h2>" +
                              times(20, std::string("<h3>") + kHeadline + "</h3><p>" + kSummary + "</p>") +
                              "</section>";
  const std::string password = "<form><input type=password></form>";
  const std::string articles[] = {
      // Short ones, with much around them.
      page("Ferries run again", h1 + p("One") + p("Two")),
      page("Ferries run again", h1 + "<p class=by>By Ann Lee</p>" + p("One") + p("Two") + related),
      page("Ferries run again", h1 + "<p>The boats are back.</p>" + related, kArticleData),
      page("Ferries run again",
           "<h1><a href=/2014/page>Ferries run again</a></h1>" + p("One") + p("Two") + related),
      // Links to other stories between the paragraphs.
      page("Ferries run again", h1 + times(6, "<p>Part %n. " + paragraph("One") + "</p><p>Part %n. " +
                                                  paragraph("Two") + "</p><h4>" + kHeadline + "</h4>")),
      // A live blog, with a heading for each post that leads to the post.
      page("Live: the storm",
           "<h1>Live: the storm</h1>" +
               times(12, "<article><h2><a href='#post-%n'>Post %n: the wind turns</a></h2><p>" +
                             paragraph("At %n") + "</p></article>")),
      page("Live: the storm",
           "<h1>Live: the storm</h1>" +
               times(12, "<article><h2><a href='/2014/page?post=%n'>Post %n: the wind turns</a></h2><p>" +
                             paragraph("At %n") + "</p></article>")),
      // A gallery.
      page("The storm in pictures", "<h1>The storm in pictures</h1>" + p("One") +
                                        times(12,
                                              "<figure><img src=%n.jpg><figcaption>Picture %n: waves at the "
                                              "quay.</figcaption></figure>")),
      // A stub behind a wall.
      page("Ferries run again",
           h1 + p("One") +
               "<div class=paywall><h2>Subscribe to read on</h2><p>Log in or take out a subscription.</p>" +
               password + "</div>",
           kArticleData),
      // What only sounds like one.
      page("Page not found: a history",
           "<h1>Page not found: a history</h1>" + times(8, "<p>Year %n. " + paragraph("One") + "</p>")),
      page("Access denied", "<h1>Access denied</h1>" + p("One") + p("Two"), kArticleData),
      page("Log in, drop out",
           "<h1>Log in, drop out: why the harbour's clerks have had enough</h1>" + p("One") + p("Two")),
      // Nothing but a note.
      "<html><body><h2>Ferries run again</h2><p>The first boat leaves at six, the last one at "
      "ten.</p></body></html>",
  };
  for (const std::string& html : articles) EXPECT_EQ(judged(html), "") << html;
}

TEST(WhyNoArticle, BelievesAHeadlineMoreThanTheHeadingsOfBoxes) {
  const std::string boxes = "<h2>Oops!</h2><h2>Page not found</h2>";
  EXPECT_EQ(judged(page("Ferries run again", boxes + "<h2>Ferries run again</h2>" + p("One"))), "");
  EXPECT_EQ(judged(page("Harbour Post", boxes + p("One"))), "not an article: an error page");
}

TEST(WhyNoArticle, SaysWhenThereIsTooLittle) {
  EXPECT_EQ(judged(""), "not an article: no running text");
  EXPECT_EQ(judged(page("Ferries", "<p>The boats are back.</p>")), "not an article: no running text");
  EXPECT_EQ(judged(page("Ferries", p("One"))), "not an article: too little running text");
}

TEST(NotArticle, KnowsLinksToThePageItselfHoweverItsAddressIsWritten) {
  // A page whose every paragraph has a link to itself above it is no list of other pages.
  const std::string link = "<h3><a href='%s'>Story: the harbour opens again after the storm</a></h3><p>" +
                           paragraph("One") + "</p>";
  const struct {
    const char* url;
    const char* href;
  } rows[] = {
      {"http://post.example/zürich/fähre", "http://post.example/z%C3%BCrich/f%C3%A4hre"},
      {"http://post.example/zürich/fähre", "/zürich/fähre#top"},
      {"http://post.example/a b/c|d?e=f", "/a%20b/c|d"},
      {"http://post.example/2014/page", "page"},
  };
  for (const auto& row : rows) {
    std::string one = link;
    one.replace(one.find("%s"), 2, row.href);
    EXPECT_EQ(judged(page("News", times(6, one)), row.url), "") << row.url << " " << row.href;
    std::string other = link;
    other.replace(other.find("%s"), 2, "/2014/story-%n");
    EXPECT_NE(judged(page("News", times(6, other)), row.url), "") << row.url;
  }
}

}  // namespace
}  // namespace lede::extract
