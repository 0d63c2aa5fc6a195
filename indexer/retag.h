// The archive's articles tagged anew by other dictionaries, without their sources.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "common/core/result.h"
#include "indexer/tag/tagger.h"
#include "indexer/write/live_set.h"

namespace lede {

struct RetagOptions {
  unsigned threads = 1;        // workers, at least 1
  std::function<bool()> stop;  // asked now and then: true ends the run with what is done
  // Told how many of all articles were read, and how many have other tags now; by one thread at a
  // time.
  std::function<void(std::uint64_t read, std::uint64_t all, std::uint64_t changed)> progress;
};

struct RetagOutcome {
  std::uint64_t read = 0;
  std::uint64_t changed = 0;
  bool stopped = false;
  std::optional<core::Error> error;  // of the archive itself; it ended the run
};

// Articles that get other tags than they have are written anew, with the story that they are in,
// and go live up to two thousand at a time; the others are only read. So a run that is stopped, or
// killed, leaves each article with its old tags or its new ones, and the next run has the less to
// write. Nothing else may write meanwhile. Memory: about 100 MB a worker.
RetagOutcome retag_articles(write::LiveSet& archive, const tag::Tagger& tagger, const RetagOptions& options);

}  // namespace lede
