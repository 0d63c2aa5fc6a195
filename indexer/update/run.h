// One run over the feeds that are due: fetch, find what is new, fetch the pages that entries link to,
// and write, the archive first and then the state.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "common/core/progress.h"
#include "common/core/result.h"
#include "indexer/fetch/limits.h"
#include "indexer/update/batch_writer.h"
#include "indexer/update/feed_outcome.h"

namespace lede::update {

struct UpdateOptions {
  bool all = false;                // also what is not due
  std::vector<std::int64_t> only;  // ids of feeds, due or not; empty: all that are due
  fetch::FetchLimits limits;
  std::function<schedule::Time()> clock;
  std::function<void(const FeedOutcome&)> told;  // each feed once it is done
};

struct UpdateSummary {
  std::uint64_t feeds = 0, unchanged = 0, failed = 0, pages = 0, pages_failed = 0;
  write::Counts counts;  // of articles, as the archive has them
  bool interrupted = false;
};

// Holds the feeds' lock. Errors: of archive and state; kLocked (after waiting for ten minutes) when
// another program keeps the archive's writer lock: what was fetched is fetched again next time.
core::Result<UpdateSummary> update_feeds(const UpdateOptions& options, const Target& target,
                                         core::Progress& progress);

}  // namespace lede::update
