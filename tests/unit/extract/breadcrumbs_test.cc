#include "indexer/extract/breadcrumbs.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

constexpr char kBase[] = "http://post.example/region/ferry.html";

TEST(Breadcrumbs, NameTheSection) {
  const struct {
    const char* html;
    const char* section;  // empty for none
  } rows[] = {
      {"<ul class=breadcrumbs><li><a href=/>Home</a><li><a href=/region>Region</a><li>Ferries run</ul>",
       "Region"},
      {"<nav aria-label=Breadcrumb><a href=/>Home</a><a href=/region>Region</a></nav>", "Region"},
      {"<ul class='brotkrumen'><li><a href='/'>Start</a></li><li><a href=/region>Region</a></li></ul>",
       "Region"},
      {"<div class=fil_ariane><a href=/>Accueil</a> › <a href=/region>Region</a></div>", "Region"},
      {"<ol itemtype='https://schema.org/BreadcrumbList'><li><a href=/region>Region</a></ol>", "Region"},
      {"<font><a href='/'>Front page</a> &gt; <a href='/region/'>Region</a></font>", "Region"},
      {"<div>You are here: <a href='/'>Home</a> &raquo; <a href=/region>Region</a></div>", "Region"},
      {"<div><a href=/>Top</a> &gt; <a href=/x>Region</a> &gt; Story</div>", "Region"},
      {"<ul><li><a href=/>Home</a> &gt;</li><li><a href=/region>Region</a> &gt;</li></ul>", "Region"},
      {"<div><a href='http://post.example/'>Post</a> / <a href=/a>Region</a> / <a href=/b>Harbour</a></div>",
       "Region"},
      {"<div><a href=/>Front page</a> | <a href=/world>World</a> | <a href=/sport>Sport</a></div>", ""},
      {"<ul><li><a href=/>Front page</a><li><a href=/world>World</a></ul>", ""},
      {"<div class=breadcrumbs><a href=/>Home</a> &gt; Ferries run</div>", ""},
      {"<div class=breadcrumbs></div>", ""},
      {"<p><a href=/>x</a></p>", ""},
      {"<p><a href='http://other.example/'>Other</a> &gt; <a href=/region>Region</a></p>", ""},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    EXPECT_EQ(section_of(breadcrumbs_on_page(*page.dom, kBase), "Ferries run", "Post", kBase), row.section)
        << row.html;
  }
}

TEST(SectionOf, PassesOverTheFrontPageAndTheArticle) {
  const struct {
    std::vector<Crumb> crumbs;
    const char* section;
  } rows[] = {
      {{{"Home", "http://post.example/"}, {"Region", "/region"}, {"Ferries run", "/x"}}, "Region"},
      {{{"Post", "/start"}, {"Region", "/region"}}, "Region"},
      {{{"News", "/news"}, {"Region", "/news/region"}}, "News"},
      {{{"Home", ""}, {"Region", "/region"}}, "Region"},
      {{{"Region", ""}}, "Region"},
      {{{"Home", "/"}, {"Ferries run", ""}}, ""},
      {{{"Home", "/"}, {"Another name of the story", ""}}, ""},
      {{{"Home", "/"}, {std::string(61, 'x'), "/x"}}, ""},
      {{}, ""},
  };
  for (const auto& row : rows) EXPECT_EQ(section_of(row.crumbs, "Ferries run", "Post", kBase), row.section);
}

}  // namespace
}  // namespace lede::extract
