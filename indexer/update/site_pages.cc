#include "indexer/update/site_pages.h"

#include <utility>

#include "common/text/hash.h"
#include "common/text/url.h"
#include "indexer/fetch/robots_sitemaps.h"
#include "indexer/source/content_coding.h"

namespace lede::update {
namespace {

std::string origin_of(const std::string& site) {
  auto url = text::parse_url(site);
  if (!url) return "";
  url->userinfo.clear();
  url->path = "/";
  url->query = url->fragment = "";
  url->has_query = url->has_fragment = false;
  return text::to_string(*url);
}

// What the sitemap says of the time that counts: of news when it was published, else the last change,
// before which the page was published at any rate.
std::optional<schedule::Time> newest(const parse::SitemapEntry& entry) {
  return entry.news && entry.news->published ? entry.news->published : entry.lastmod;
}

}  // namespace

SitePages::SitePages(const std::string& site, schedule::Time since)
    : origin_(origin_of(site)), host_(text::host_of(site)), since_(since) {}

std::string SitePages::robots() const { return text::resolve_url(origin_, "/robots.txt"); }

void SitePages::take_robots(const fetch::FetchResponse& response) {
  if (!response.error && response.status / 100 == 2) {
    for (const std::string& url : fetch::sitemaps_of_robots(response.body, origin_)) add_sitemap(url);
  }
  if (sitemaps_.empty()) add_sitemap(text::resolve_url(origin_, "/sitemap.xml"));
}

void SitePages::add_sitemap(const std::string& url) {
  if (sitemaps_met_ >= kMostSitemaps || !met_.insert(text::hash64("sitemap " + url)).second) return;
  ++sitemaps_met_;
  sitemaps_.push_back(url);
}

// The host itself and those below it.
bool SitePages::is_of_site(const std::string& url) const {
  const std::string host = text::host_of(url);
  return host == host_ ||
         (host.size() > host_.size() && host.ends_with(host_) && host[host.size() - host_.size() - 1] == '.');
}

std::optional<std::string> SitePages::next_sitemap() {
  if (sitemaps_.empty()) return std::nullopt;
  std::string url = std::move(sitemaps_.front());
  sitemaps_.pop_front();
  return url;
}

core::Status SitePages::take_sitemap(fetch::FetchResponse response) {
  if (response.error) return *response.error;
  const std::string& url = response.request.url;
  if (response.status / 100 != 2) {
    return core::Error{core::ErrorCode::kInvalidInput,
                       "the server answered " + std::to_string(response.status), "", url};
  }
  if (response.body.starts_with("\x1f\x8b")) {  // a file that is gzip itself, .xml.gz
    auto plain = source::inflate_body(response.body, kSitemapBytes);
    if (!plain) return core::Error{plain.error().code, plain.error().message, "", url};
    response.body = std::move(*plain);
  }
  auto sitemap = parse::parse_sitemap(response.body, {response.url, response.content_type});
  if (!sitemap) return core::Error{core::ErrorCode::kInvalidInput, "not a sitemap", "", url};
  for (parse::SitemapEntry& entry : sitemap->entries) {
    const auto time = newest(entry);
    const bool is_older = time && *time < since_;
    if (sitemap->is_index) {
      if (!is_older) add_sitemap(entry.loc);
      continue;
    }
    if (listed_ >= kMostPages) break;
    if (!is_of_site(entry.loc) || !met_.insert(text::hash64(text::canonical_url(entry.loc))).second) continue;
    ++listed_;
    if (is_older) {
      ++older_;
    } else {
      pages_.push_back({std::move(entry)});
    }
  }
  return core::ok_status();
}

std::optional<SitePage> SitePages::next_page() {
  if (pages_.empty()) return std::nullopt;
  SitePage page = std::move(pages_.front());
  pages_.pop_front();
  return page;
}

}  // namespace lede::update
