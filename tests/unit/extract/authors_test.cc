#include "indexer/extract/authors.h"

#include <gtest/gtest.h>

#include "indexer/extract/byline.h"
#include "pages_for_tests.h"

namespace lede::extract {
namespace {

using Names = std::vector<std::string>;

TEST(PeopleOf, SplitsBylinesIntoPeople) {
  const struct {
    const char* byline;
    Names people;
  } rows[] = {
      {"By Ann Lee", {"Ann Lee"}},
      {"BY ANN LEE AND BO MARSH", {"ANN LEE", "BO MARSH"}},
      {"By Ann Lee, Bo Marsh and Cy Dunn", {"Ann Lee", "Bo Marsh", "Cy Dunn"}},
      {"Ann Lee, Chief Political Correspondent", {"Ann Lee"}},
      {"Von Ann Lee und Bo Marsh", {"Ann Lee", "Bo Marsh"}},
      {"Par Ann Lee et Bo Marsh", {"Ann Lee", "Bo Marsh"}},
      {"Por Ann Lee y Bo Marsh", {"Ann Lee", "Bo Marsh"}},
      {"Ortega y Gasset", {"Ortega y Gasset"}},
      {"Ann Lee, Jr.", {"Ann Lee"}},
      {"Ann Lee | Bo Marsh", {"Ann Lee", "Bo Marsh"}},
      {"Ann Lee (AP)", {"Ann Lee"}},
      {"Ann Lee, ann.lee@example.com", {"Ann Lee"}},
      {"https://example.com/ann", {}},
      {"@annlee", {}},
      {"Ann Lee, Ann Lee", {"Ann Lee"}},
      {"Ann Lee, 7 December 2014", {"Ann Lee"}},
      {"", {}},
      {"Byron Lee", {"Byron Lee"}},
      {"Posted by Ann Lee on November 10, 2014", {"Ann Lee"}},
      {"Von Ann Lee am 10. November", {"Ann Lee"}},
      {"by Ann Lee22 Dec 2016", {"Ann Lee"}},
      {"Ann Lee March 25", {"Ann Lee"}},
      {"BR24 Redaktion", {"BR24 Redaktion"}},
      {"Ann Lee, Expert Reviewer, Former Harbour Consultant", {"Ann Lee"}},
      {"\u2219 Ann Lee \u203a", {"Ann Lee"}},
      {"Do Boats Have Gears?", {}},
      {"View All", {}},
      {"著者：後藤大地", {"後藤大地"}},
      {"责编：牛镛、岳弘彬", {"牛镛", "岳弘彬"}},
      // The last byte of 海 is one of the point's too.
      {"深海", {"深海"}},
      {"ByAnn Lee", {"Ann Lee"}},
      {"Byby ANN LEE", {"ANN LEE"}},
      {"Byron Lee", {"Byron Lee"}},
      {"Lee, Ann", {"Ann Lee"}},
      {"Ann Lee, Bo Marsh", {"Ann Lee", "Bo Marsh"}},
      {"Written by Ann Lee in Trade on 1 June 2019", {"Ann Lee"}},
      {"By Ann Lee for The Herald", {"Ann Lee"}},
      {"Sophie in 't Veld", {"Sophie in 't Veld"}},
      {"Ann Lee – Journalist", {"Ann Lee"}},
      {"Ann Lee, Leitende Wirtschaftsredakteurin", {"Ann Lee"}},
      {"Ann Lee Ann Lee", {"Ann Lee"}},
      {"von Ann Lee", {"Ann Lee"}},
      {"Von Miller", {"Miller"}},
      {"Erstellt von Ann Lee", {"Ann Lee"}},
      {"Veröffentlicht von", {}},
      {"admin", {}},
      {"No Author", {}},
      {"Ann Lee, https://lee.example/", {"Ann Lee"}},
      {"Ann Lee and Bo Marsh For The Post On Sunday", {"Ann Lee", "Bo Marsh"}},
      {"Von DPA", {"DPA"}},
      {"배윤경 기자", {"배윤경"}},
      {"• Ann Lee ·", {"Ann Lee"}},
  };
  for (const auto& row : rows) EXPECT_EQ(people_of(row.byline), row.people) << row.byline;
}

Names authors_of(const std::string& html) {
  const Page page(html);
  article::Article article;
  article.source = "Harbour Post";
  article.title = "Ferries run again today";
  article.link = "http://www.hpost.example/a";
  const Head head(*page.dom, article.title, 0);
  return find_authors(*page.dom, head, *page.meta, page.data, article);
}

TEST(Authors, ComeFromStructuredDataFirst) {
  const std::string meta = "<meta name=author content='Bo Marsh'><a rel=author href=/c>Cy Dunn</a>";
  const struct {
    std::string json;
    Names people;
  } rows[] = {
      {R"("author":{"@type":"Person","name":"Ann Lee"})", {"Ann Lee"}},
      {R"("author":[{"name":"Ann Lee"},{"name":"Di Poe"}])", {"Ann Lee", "Di Poe"}},
      {R"("author":"Ann Lee")", {"Ann Lee"}},
      {R"("author":["Ann Lee","Di Poe"])", {"Ann Lee", "Di Poe"}},
      {R"("author":{"name":["Ann Lee","Di Poe"]})", {"Ann Lee", "Di Poe"}},
      {R"("author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Organization","name":"Wire"}])",
       {"Ann Lee"}},
      {R"("author":{"name":"Harbour Post"})", {"Bo Marsh"}},
      {R"("author":{"name":"https://example.com/ann"})", {"Bo Marsh"}},
      {R"("author":null)", {"Bo Marsh"}},
      {R"("author":{"@type":"Person","name":"hpost.example"})", {"Bo Marsh"}},
      {R"("author":["Ann Lee","HPost Region"])", {"Ann Lee"}},
      {R"("author":["HPost Region"])", {"HPost Region"}},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(authors_of(json_ld("{\"@type\":\"Article\"," + row.json + "}") + meta), row.people) << row.json;
  }
}

TEST(Authors, ComeFromBylinesOutsideOfFurniture) {
  const struct {
    std::string html;
    Names people;
  } rows[] = {
      {"<a rel=author href=/a>Ann Lee</a>", {"Ann Lee"}},
      {"<span itemprop=author>Ann Lee</span>", {"Ann Lee"}},
      {"<div class=byline>By <b>Ann Lee</b></div>", {"Ann Lee"}},
      {"<div class=byline>By Bo Marsh, Reporter</div><span class=author-name>Ann Lee</span>", {"Ann Lee"}},
      {"<aside><div class=author-name>Bo Marsh</div></aside>", {}},
      {"<div class=comments><span class=author-name>Bo Marsh</span></div>", {}},
      {"<div class=author><b>By</b><a href=/a>Ann Lee</a><i>Correspondent</i></div>", {"Ann Lee"}},
      {"<div class=author><a href=/a>Ann Lee</a> <span>The Press Agency</span></div>", {"Ann Lee"}},
      {"<div class=author><strong>Ann Lee</strong> Deputy Content Hub Director in Town</div>", {"Ann Lee"}},
      {"<div class=byline><p class=byline>By Ann Lee</p><p>Link Copied</p></div>", {"Ann Lee"}},
      {"<span class=photo-author>Bo Marsh</span>", {}},
      {"<a href=/author/ann-lee>Ann Lee</a>", {}},  // not in the head
      {"<h1>Ferries run again today</h1><p>" + paragraph("One") + "</p><p>" + paragraph("Two") +
           "</p><ul><li><span class=author>Bo Marsh</span></li></ul><article><i class=author>Cy "
           "Dunn</i></article>"
           "<p class=author>Ann Lee</p>",
       {"Ann Lee"}},
  };
  for (const auto& row : rows) EXPECT_EQ(authors_of(row.html), row.people) << row.html;
}

TEST(Authors, AreReadFromTheLinesBelowTheHeadline) {
  const struct {
    const char* below;
    Names people;
  } rows[] = {
      {"<p>By Ann Lee<br>Thursday, December 18, 2014</p>", {"Ann Lee"}},
      {"<p>Post | 18 December 2014 | Par <span>Ann Lee</span> et Bo Marsh</p>", {"Ann Lee", "Bo Marsh"}},
      {"<p>von <a href=/a>Dr. Ann Lee</a></p>", {"Dr. Ann Lee"}},
      {"<p>2014年12月18日　浜野 沙織</p>", {"浜野 沙織"}},
      {"<p>2014年12月18日　来源:新华网</p>", {}},
      {"<p>2014年12月18日 来源:新华网 作者:张倩</p>", {"张倩"}},
      {"<p>时 间：7:00－9:30</p>", {}},
      {"<p>Written by</p><p>Ann Lee</p>", {"Ann Lee"}},
      {"<p>By<span>Ann Lee</span></p>", {"Ann Lee"}},
      {"<p>18 December 2014 by Ann Lee, Head of Boats</p>", {"Ann Lee"}},
      {"<p>Stand by Ann Lee</p>", {}},
      {"<p>Ann Lee</p><p>Written by</p>", {}},
      {"<p>By the sea</p>", {}},
      {"<p>Foto: Ann Lee</p>", {}},
      {"<p>Ann Lee</p>", {}},
  };
  for (const auto& row : rows) {
    const std::string html =
        "<h2>Ferries run again today</h2>" + std::string(row.below) + "<p>" + paragraph("By noon") + "</p>";
    EXPECT_EQ(authors_of(html), row.people) << row.below;
  }
}

TEST(Authors, StandInTheHeadWhateverItsBoxesAreNamedAfter) {
  const std::string article = "<p>" + paragraph("One") + "</p>";
  const struct {
    std::string html;
    Names people;
  } rows[] = {
      {"<div class='navigation comments'><h1>Ferries run again today</h1><p class=byline>By Ann Lee</p>" +
           article + "</div>",
       {"Ann Lee"}},
      {"<h1>Ferries run again today</h1><aside class=meta><a rel=author href=/a>Ann Lee</a></aside>" +
           article,
       {"Ann Lee"}},
      {"<h1>Ferries run again today</h1><p class=byline><span><span>Ann R.</span> <span>Lee</span></span>, "
       "<span>Bo Marsh</span> <span>Boats</span></p>" +
           article,
       {"Ann R. Lee", "Bo Marsh"}},
      {"<h1>Ferries run again today</h1><aside><address><a rel=author href=/a>Ann Lee</a></address></aside>" +
           article,
       {"Ann Lee"}},
      {"<h1>Ferries run again today</h1><div><a href=/people/ann-lee>Ann Lee</a></div>" + article,
       {"Ann Lee"}},
      {"<h1>Ferries run again today</h1>" + article + "<p>Von Ann Lee</p>" + article, {"Ann Lee"}},
      {"<h1>Ferries run again today</h1>" + article + article + "<p>Von Ann Lee</p>", {}},
      // An account's name gives way to a person, the publisher's to another key's.
      {"<meta name=author content=annlee><h1>Ferries run again today</h1><p>By Ann Lee</p>" + article,
       {"Ann Lee"}},
      {"<meta name=author content='Great Media'><meta name=copyright content='Copyright (c) Great Media "
       "2014'>"
       "<meta property=article:author content='Ann Lee'><h1>Ferries run again today</h1>" +
           article,
       {"Ann Lee"}},
      {"<meta name=author content=annlee><h1>Ferries run again today</h1>" + article, {"annlee"}},
  };
  for (const auto& row : rows) EXPECT_EQ(authors_of("<html><body>" + row.html), row.people) << row.html;
}

}  // namespace
}  // namespace lede::extract
