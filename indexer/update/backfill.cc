#include "indexer/update/backfill.h"

#include <unordered_map>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/article/identity.h"
#include "common/core/interrupt.h"
#include "common/text/url.h"
#include "indexer/fetch/fetcher.h"
#include "indexer/schedule/backfilled.h"
#include "indexer/schedule/entry_page.h"
#include "indexer/schedule/seen_entries.h"
#include "indexer/update/known_articles.h"
#include "indexer/update/linked_page.h"
#include "indexer/update/request.h"
#include "indexer/update/site_pages.h"

namespace lede::update {
namespace {

using article::Article;
using schedule::Time;

constexpr std::size_t kMostPagesOpen = 16;
constexpr std::size_t kMostPageBytes = std::size_t{32} << 20;
constexpr int kMostTries = 3;              // of a page in one run
constexpr std::uint64_t kMostInARow = 20;  // pages that fail one after the other: the site is not well

// Sitemaps may be larger than pages and feeds.
fetch::FetchLimits wider(fetch::FetchLimits limits) {
  limits.body_bytes = std::max(limits.body_bytes, SitePages::kSitemapBytes);
  limits.wire_bytes = std::max(limits.wire_bytes, SitePages::kSitemapBytes);
  return limits;
}

// What the sitemap itself says of the article; often no more than its address.
Article article_of(parse::SitemapEntry entry) {
  parse::Sitemap one;
  one.entries.push_back(std::move(entry));
  std::vector<Article> news = parse::articles_of(one);
  if (!news.empty()) return std::move(news.front());
  Article article;
  article.link = one.entries.front().loc;
  article.url = text::canonical_url(article.link);
  article.published_from = article::DateFrom::kCollected;
  return article;
}

class BackfillRun {
 public:
  BackfillRun(const BackfillOptions& options, const Target& target, core::Progress& progress)
      : options_(options),
        progress_(progress),
        fetcher_(wider(options.limits)),
        writer_(target),
        archive_(target),
        seen_(target.state),
        done_(target.state),
        pages_(text::is_http_url(options.feed.site) ? options.feed.site : options.feed.url, options.since) {}

  core::Result<BackfillSummary> run() {
    ask(pages_.robots());
    while (auto response = fetcher_.next()) {
      if (core::Status status = on_response(std::move(*response)); !status) return status.error();
      if (core::Status status = writer_.go_on(); !status) return status.error();
      if (written_ != writer_.written()) archive_.renew();
      written_ = writer_.written();
      if (!summary_.stopped.empty()) break;
      if (core::Status status = ask_more(); !status) return status.error();
      show_progress();
    }
    summary_.interrupted = core::interrupted();
    if (core::Status status = writer_.finish(); !status) return status.error();
    summary_.listed = pages_.listed();
    summary_.older += pages_.older();
    summary_.left = pages_.pages_waiting() + open_.size();
    summary_.counts = writer_.counts();
    if (summary_.interrupted || summary_.sitemaps > 0) return summary_;
    return core::Error{core::ErrorCode::kNotFound, "no sitemap that can be read",
                       "only sites with a sitemap.xml can be read back", options_.feed.url};
  }

 private:
  enum Key : std::uint64_t { kRobots, kSitemap, kFirstPage };

  void ask(const std::string& url) {
    fetch::FetchRequest request = request_for_page(options_.feed, url);
    request.key = url == pages_.robots() ? kRobots : kSitemap;
    fetcher_.add(std::move(request));
  }

  // Pages as long as there are any, then the next sitemap: one is in memory at a time.
  core::Status ask_more() {
    while (open_.size() < kMostPagesOpen) {
      auto page = pages_.next_page();
      if (!page) break;
      if (page->tries == 0) {
        auto known = is_known(page->entry);
        if (!known) return known.error();
        if (*known) {
          ++summary_.known;
          continue;
        }
      }
      fetch::FetchRequest request = request_for_page(options_.feed, page->entry.loc);
      request.key = next_key_++;
      open_.emplace(request.key, std::move(*page));
      fetcher_.add(std::move(request));
    }
    if (!open_.empty() || sitemap_open_) return core::ok_status();
    if (const auto url = pages_.next_sitemap()) {
      sitemap_open_ = true;
      ask(*url);
    }
    return core::ok_status();
  }

  // A page that changed after it was dealt with is not known.
  core::Result<bool> is_known(const parse::SitemapEntry& entry) {
    const std::string url = text::canonical_url(entry.loc);
    auto at = done_.find(options_.feed.id, url);
    if (!at) return at.error();
    if (*at) return !entry.lastmod || *entry.lastmod <= **at;
    return has(url);
  }

  core::Result<bool> has(const std::string& url) {
    auto listed = seen_.knows_link(url);
    if (!listed || *listed) return listed;
    auto article = archive_.by_url(url);
    if (!article) return article.error();
    return article->has_value();
  }

  core::Status on_response(fetch::FetchResponse response) {
    if (response.request.key == kRobots) {
      pages_.take_robots(response);
      return core::ok_status();
    }
    if (response.request.key == kSitemap) {
      sitemap_open_ = false;
      core::Status taken = pages_.take_sitemap(std::move(response));
      ++(taken ? summary_.sitemaps : summary_.sitemaps_failed);
      if (!taken) options_.sitemap_failed(taken.error());
      return core::ok_status();
    }
    const auto found = open_.find(response.request.key);
    if (found == open_.end()) return core::ok_status();
    SitePage page = std::move(found->second);
    open_.erase(found);
    if (response.failure == fetch::Failure::kAskedToWait)
      summary_.stopped = "the host asked to be left alone for a while";
    return on_page(std::move(page), response);
  }

  core::Status on_page(SitePage page, const fetch::FetchResponse& response) {
    const std::string listed = text::canonical_url(page.entry.loc);
    LinkedPage linked;
    if (response.body.size() <= kMostPageBytes) linked = read_linked_page(response);
    in_a_row_ = linked.failed && linked.may_pass ? in_a_row_ + 1 : 0;
    if (in_a_row_ >= kMostInARow)
      summary_.stopped = std::to_string(in_a_row_) + " pages could not be fetched, one after the other";
    if (linked.failed && linked.may_pass && ++page.tries < kMostTries) {
      pages_.put_back(std::move(page));
      return core::ok_status();
    }
    ++(linked.failed ? summary_.pages_failed : summary_.pages);
    if (linked.failed) options_.page_failed(problem_of(response));
    core::Status status = core::ok_status();
    if (linked.article) {
      status = take(article_of(std::move(page.entry)), std::move(*linked.article));
    } else if (!linked.failed) {
      ++summary_.no_article;
    }
    if (status && !linked.may_pass) {
      writer_.then(
          [this, listed, at = options_.clock()] { return done_.record(options_.feed.id, listed, at); });
    }
    return status;
  }

  static core::Error problem_of(const fetch::FetchResponse& response) {
    if (response.error) return *response.error;
    return {core::ErrorCode::kIo, "the server answered " + std::to_string(response.status), "",
            response.request.url};
  }

  core::Status take(Article entry, Article page) {
    Article article = schedule::join_page(std::move(entry), std::move(page));
    if (!article.published) {
      ++summary_.no_date;
      return core::ok_status();
    }
    if (*article.published < options_.since) {
      ++summary_.older;
      return core::ok_status();
    }
    if (article.url != text::canonical_url(article.link)) {  // the page names another address as its own
      auto known = has(article.url);
      if (!known) return known.error();
      if (*known) {
        ++summary_.known;
        return core::ok_status();
      }
    }
    article.id.clear();
    article::assign_id(article, options_.feed.identity);
    schedule::apply_settings(options_.feed.settings, article);
    article.collected = options_.clock();
    if (article.source.empty()) article.source = text::host_of(article.link);
    writer_.add(article);
    return core::ok_status();
  }

  void show_progress() {
    if (!progress_.due()) return;
    progress_.update(std::to_string(summary_.pages) + " pages read, " +
                     std::to_string(pages_.pages_waiting() + open_.size()) + " to go, " +
                     std::to_string(pages_.sitemaps_waiting()) + " more sitemaps");
  }

  const BackfillOptions& options_;
  core::Progress& progress_;
  fetch::Fetcher fetcher_;
  BatchWriter writer_;
  KnownArticles archive_;
  schedule::SeenEntries seen_;
  schedule::BackfilledPages done_;
  SitePages pages_;
  std::unordered_map<std::uint64_t, SitePage> open_;  // asked for, by the request's key
  std::uint64_t next_key_ = kFirstPage;
  std::uint64_t written_ = 1;
  std::uint64_t in_a_row_ = 0;  // failed
  bool sitemap_open_ = false;
  BackfillSummary summary_;
};

}  // namespace

core::Result<BackfillSummary> backfill(const BackfillOptions& options, const Target& target,
                                       core::Progress& progress) {
  auto lock = archive::WriterLock::acquire(target.archive, archive::Right::kPoll);
  if (!lock) return lock.error();
  return BackfillRun(options, target, progress).run();
}

}  // namespace lede::update
