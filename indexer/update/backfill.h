// What a site published before its feed was on the list, by its sitemaps (sitemaps.org, protocol 0.9,
// with Google's news extension).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "common/core/error.h"
#include "common/core/progress.h"
#include "common/core/result.h"
#include "indexer/fetch/limits.h"
#include "indexer/update/batch_writer.h"

namespace lede::update {

struct BackfillOptions {
  schedule::Feed feed;   // whose site it is, and whose settings hold
  schedule::Time since;  // only articles published then or later
  fetch::FetchLimits limits;
  std::function<schedule::Time()> clock;
  std::function<void(const core::Error&)> sitemap_failed;  // each that could not be had or read
  std::function<void(const core::Error&)> page_failed;     // each that could not be had
};

struct BackfillSummary {
  std::uint64_t sitemaps = 0;         // read
  std::uint64_t sitemaps_failed = 0;  // could not be had or read
  std::uint64_t listed = 0;           // pages of the site in them
  std::uint64_t older = 0;            // by what the sitemap or the page says
  std::uint64_t known = 0;            // the archive has them, or an earlier run dealt with them
  std::uint64_t pages = 0;            // fetched
  std::uint64_t pages_failed = 0;     // could not be had
  std::uint64_t no_article = 0;       // pages without an article
  std::uint64_t no_date = 0;          // articles that do not say when they were published: left out
  std::uint64_t left = 0;             // pages that were not come to
  write::Counts counts;               // of articles, as the archive has them
  std::string stopped;                // why the run ended before its end; empty when it did not
  bool interrupted = false;
};

// Asks for robots.txt, the sitemaps that it names, or else /sitemap.xml, those that these list, and the
// pages that may be as new as asked; one request of a host at a time, with its pause, as robots.txt
// allows. Of a page and what a news sitemap says of it one article is made, as of an entry and its page.
// It belongs to no feed until one lists it. What was dealt with is remembered, so that a run that was
// broken off goes on where it stood; pages that failed for the time being are asked again by the next.
//
// Holds the feeds' lock. Ends early where the host asks for peace, or twenty pages fail one after the
// other. Memory: of one sitemap at a time. Errors: of archive and state; kLocked;
// kNotFound where the site has no sitemap that can be read.
core::Result<BackfillSummary> backfill(const BackfillOptions& options, const Target& target,
                                       core::Progress& progress);

}  // namespace lede::update
