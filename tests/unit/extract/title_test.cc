#include "indexer/extract/title.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

TEST(WithoutSiteName, CutsTheSiteOffEitherEnd) {
  const struct {
    const char* title;
    const char* site;
    const char* host;
    const char* expected;
  } rows[] = {
      {"Ferry runs again | The Harbour Post", "The Harbour Post", "", "Ferry runs again"},
      {"Ferry runs again - Harbour Post", "The Harbour Post", "", "Ferry runs again"},
      {"Ferry runs again – harbourpost.com", "", "harbourpost.com", "Ferry runs again"},
      {"Harbour Post: Ferry runs again", "Harbour Post", "", "Harbour Post: Ferry runs again"},
      {"Harbour Post | Ferry runs again", "Harbour Post", "", "Ferry runs again"},
      {"Ferry runs again | News | Harbour Post", "Harbour Post", "", "Ferry runs again | News"},
      {"Ferry - runs again", "Harbour Post", "harbourpost.com", "Ferry - runs again"},
      {"Harbour Post", "Harbour Post", "", "Harbour Post"},
      {"", "Harbour Post", "", ""},
  };
  for (const auto& row : rows)
    EXPECT_EQ(without_site_name(row.title, row.site, row.host), row.expected) << row.title;
}

TEST(Title, TakesThePublishersOwnBeforeTheWindowTitle) {
  const struct {
    const char* html;
    const char* expected;
  } rows[] = {
      {"<title>Window | Post</title><meta property=og:title content='Graph'><h1>Head</h1>", "Graph"},
      {"<title>Window | Post</title><h1>Head line</h1>", "Head line"},
      {"<title>Window words | Post</title>", "Window words"},
      {"<title>Post</title><h1>Post</h1><h1>Second head</h1>", "Second head"},
      {"<nav><h1>Menu title</h1></nav><h1 class=x>Real head</h1>", "Real head"},
      {"<meta property=og:title content='A long enough headline here - Politics'><h1>A long enough headline "
       "here</h1>",
       "A long enough headline here"},
      {"<meta property=og:title content='Tom &amp;amp; Jerry'>", "Tom & Jerry"},
      {"<meta property=og:title content='Harbour news | A long enough headline here'><h1>A long enough "
       "headline "
       "here</h1>",
       "A long enough headline here"},
      {"<meta property=og:title content='Storms: A long enough headline here | Coast'><h1>A long enough "
       "headline "
       "here</h1>",
       "A long enough headline here"},
      {"<meta property=og:title content='Storms: A long enough headline here'><h1>A long enough headline "
       "here</h1>"
       "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Storms: A long enough "
       "headline "
       "here\"}</script>",
       "Storms: A long enough headline here"},
      {"<meta property=og:title content='A long enough headline here and there'><h1>A long enough headline "
       "here</h1>",
       "A long enough headline here and there"},
      // Of a wrapper that is named after the menu in it.
      {"<div class='layout crumbs subnav'><h1>A long enough headline here</h1><p>One. Two. Three.</p></div>",
       "A long enough headline here"},
      {"<title>A long enough headline here | Region</title><h4>A long enough headline here</h4>",
       "A long enough headline here"},
      {"<title>A long enough headline here | Region</title><h4><a href=/x>A long enough headline "
       "here</a></h4>",
       "A long enough headline here | Region"},
      {"<title>A long enough headline here</title><h1>Log in to go on</h1><h1>A long enough headline "
       "here</h1>",
       "A long enough headline here"},
  };
  for (const auto& row : rows) {
    const Page page(row.html);
    EXPECT_EQ(find_title(*page.dom, *page.meta, page.data, "Post", ""), row.expected) << row.html;
  }
}

TEST(SiteInTitle, IsThePartThatTheHostIsNamedAfter) {
  const struct {
    const char* title;
    const char* host;
    const char* site;
  } rows[] = {
      {"Ferries run - The Harbour Post", "harbourpost.example", "The Harbour Post"},
      {"The Harbour Post - Ferries run", "harbourpost.example", "The Harbour Post"},
      {"Ferries run « Screen & Signal", "screenandsignal.example", "Screen & Signal"},
      {"Ferries run | Region | Harbour Post", "www.harbourpost.co.uk", "Harbour Post"},
      {"Harbour Post sinks", "harbourpost.example", ""},
      {"Ferries run - Region", "harbourpost.example", ""},
      {"Ferries run - The Post", "tp.example", ""},
      {"", "harbourpost.example", ""},
      {"Ferries run - Harbour Post", "", ""},
  };
  for (const auto& row : rows) EXPECT_EQ(site_in_title(row.title, row.host), row.site) << row.title;
}

}  // namespace
}  // namespace lede::extract
