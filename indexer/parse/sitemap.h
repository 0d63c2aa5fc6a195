// Sitemaps and sitemap indexes (sitemaps.org, protocol 0.9) with Google's news and image
// extensions: lists of pages, not of articles.
#pragma once

#include <chrono>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/core/result.h"
#include "indexer/parse/feed.h"

namespace lede::parse {

struct SitemapNews {
  std::string title;
  std::string publication;
  std::string language;  // as written
  std::vector<std::string> keywords;
  std::optional<std::chrono::sys_seconds> published;
};

struct SitemapEntry {
  std::string loc;  // http(s), absolute: a page, or in an index another sitemap
  std::optional<std::chrono::sys_seconds> lastmod;
  std::optional<SitemapNews> news;
  std::vector<article::Media> images;
};

struct Sitemap {
  bool is_index = false;
  std::vector<SitemapEntry> entries;  // in its order, those with an address
  std::vector<std::string> mended;    // as in Feed
};

// For whoever follows sitemaps. Errors (kInvalidInput): neither a sitemap nor an index.
core::Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedContext& context);

// The same of the document's element; nothing where it is none of a sitemap.
std::optional<Sitemap> read_sitemap(pugi::xml_node root, const std::string& base);

// The records of a sitemap's news: title, date, publication, keywords and pictures, no text.
std::vector<article::Article> articles_of(const Sitemap& sitemap);

}  // namespace lede::parse
