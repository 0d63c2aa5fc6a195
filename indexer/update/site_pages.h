// The pages that a site's sitemaps list, one sitemap after the other.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/core/result.h"
#include "indexer/fetch/request.h"
#include "indexer/parse/sitemap.h"
#include "indexer/schedule/feed_record.h"

namespace lede::update {

struct SitePage {
  parse::SitemapEntry entry;
  int tries = 0;
};

// Sees no network: it says which address to ask next and is given the answers. Each address is said
// once, kMostSitemaps and kMostPages of them at most; pages of other sites are passed over (a sitemap may
// lie elsewhere, its pages may not), as are those that were not changed since `since`.
class SitePages {
 public:
  static constexpr std::size_t kMostSitemaps = 5000;
  static constexpr std::size_t kMostPages = 2'000'000;
  static constexpr std::size_t kSitemapBytes = 52'428'800;  // as the protocol has it, unpacked

  // `site`: any address of it.
  SitePages(const std::string& site, schedule::Time since);

  std::string robots() const;  // the first address to ask
  void take_robots(const fetch::FetchResponse& response);

  std::optional<std::string> next_sitemap();
  // Its pages wait for next_page(). Errors: it could not be had, or is no sitemap.
  core::Status take_sitemap(fetch::FetchResponse response);

  std::optional<SitePage> next_page();
  void put_back(SitePage page) { pages_.push_back(std::move(page)); }  // to be asked later on

  std::size_t pages_waiting() const { return pages_.size(); }
  std::size_t sitemaps_waiting() const { return sitemaps_.size(); }
  std::uint64_t listed() const { return listed_; }
  std::uint64_t older() const { return older_; }

 private:
  void add_sitemap(const std::string& url);
  bool is_of_site(const std::string& url) const;

  std::string origin_;  // "https://www.example.org/"
  std::string host_;    // "example.org"
  schedule::Time since_;
  std::deque<std::string> sitemaps_;
  std::deque<SitePage> pages_;
  std::unordered_set<std::uint64_t> met_;  // sitemaps and pages, by their hash
  std::size_t sitemaps_met_ = 0;
  std::uint64_t listed_ = 0;
  std::uint64_t older_ = 0;
};

}  // namespace lede::update
