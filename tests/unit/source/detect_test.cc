#include "indexer/source/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::source {
namespace {

using namespace std::string_literals;

TEST(Detect, TellsKindsFromContent) {
  const struct {
    std::string bytes;
    std::optional<Format> format;
  } rows[] = {
      {"WARC/1.0\r\n", Format::kWarc},
      {"WARC/1.1\r\n", Format::kWarc},
      {"{\"id\":1}\n", Format::kJsonl},
      {"\xEF\xBB\xBF \n{\"id\":1}", Format::kJsonl},
      {"<?xml version='1.0'?><rss version='2.0'>", Format::kFeed},
      {"<?xml version='1.0'?>\n<!-- a <b> comment -->\n<feed xmlns='x'>", Format::kFeed},
      {"<rdf:RDF xmlns='x'>", Format::kFeed},
      {"<atom:feed>", Format::kFeed},
      {"<br />\n<b>Warning</b>: in line 3<br />\n<?xml version='1.0'?><rss>", Format::kFeed},
      {"<!DOCTYPE html><html><body><rss>", Format::kHtml},
      {"<!DOCTYPE rss [<!ENTITY a '" + std::string(kDetectBytes, 'x'), Format::kFeed},
      {"<!DOCTYPE opml><opml>", Format::kHtml},
      {"<?xml version='1.0'?><!-- " + std::string(kDetectBytes, 'x'), Format::kFeed},
      {"<html><head><feed>", Format::kHtml},
      {"text before <p>a paragraph</p>", Format::kHtml},
      {"\xFF\xFE<\0r\0s\0s\0>\0"s, Format::kFeed},
      {"<\0h\0t\0m\0l\0>\0"s, Format::kHtml},
      {"\xFF\xFE\0\0<\0\0\0r\0\0\0s\0\0\0s\0\0\0>\0\0\0"s, Format::kFeed},
      {"\0\0\xFE\xFF\0\0\0<\0\0\0r\0\0\0s\0\0\0s\0\0\0>"s, Format::kFeed},
      {"<?xml version='1.0'?><urlset xmlns='x'>", Format::kFeed},
      {"<sm:sitemapindex>", Format::kFeed},
      {"{\"version\": \"https://jsonfeed.org/version/1.1\"", Format::kFeed},
      {"\xEF\xBB\xBF{\n \"title\": \"a \\\" {\",\n \"version\":\"https:\\/\\/jsonfeed.org\\/version\\/1\"",
       Format::kFeed},
      {"{\"items\": [{\"id\": 1}], \"home_page_url\": \"x\", \"vers", Format::kFeed},
      {"{\"feed_url\": \"x\", \"items\": [", Format::kFeed},
      {"{\"id\": 1, \"items\": []}\n{\"feed_url\": \"x\"}", Format::kJsonl},
      {"{\"a\": {\"version\": \"https://jsonfeed.org/version/1\"}}", Format::kJsonl},
      {"{\"text\": \"\\\"version\\\": \\\"https://jsonfeed.org/version/1\\\"\"}", Format::kJsonl},
      {"{\"version\": 1, \"title", Format::kJsonl},
      {"{\"version\": \"", Format::kJsonl},
      {"", std::nullopt},
      {" \n\t", std::nullopt},
      {"plain words, 1 < 2", std::nullopt},
      {"\x89PNG\r\n", std::nullopt},
      {"\x89PNG\r\n\x1A\n\0\0 <p>"s, std::nullopt},
      {"\xFF\xD8\xFF\xE0\0\x10JFIF <rdf:RDF><p>"s, std::nullopt},
      {"%PDF-1.4\n1 0 obj\n<x:xmpmeta><rdf:RDF><html>", std::nullopt},
      {"{\\rtf1\\ansi a letter}", std::nullopt},
      {"From: Jane <jane@example.org>\nTo: <john@example.org>\n", std::nullopt},
      {"#include <vector>\nstd::vector<int> a;", std::nullopt},
      {"From: Jane <jane@example.org>\n\n<html><body>", Format::kHtml},
      {"<p>\0 and \x01</p>"s, Format::kHtml},
      {"\x1B$B words <p>"s, Format::kHtml},
      {"[1,2]", std::nullopt},
  };
  for (const auto& row : rows) EXPECT_EQ(detect(row.bytes), row.format) << row.bytes;
}

TEST(Detect, TellsSitemapsFromOtherFeeds) {
  EXPECT_TRUE(is_sitemap("<?xml version='1.0'?><urlset>"));
  EXPECT_TRUE(is_sitemap("<sitemapindex>"));
  EXPECT_FALSE(is_sitemap("<rss><urlset>"));
  EXPECT_FALSE(is_sitemap("<html>"));
  EXPECT_FALSE(is_sitemap("{}"));
  EXPECT_FALSE(is_sitemap(""));
}

}  // namespace
}  // namespace lede::source
