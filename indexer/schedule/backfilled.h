// The pages that a backfill has dealt with, so that one that was broken off goes on where it stood.
#pragma once

#include <optional>
#include <string>

#include "indexer/schedule/state.h"

namespace lede::schedule {

// Over the state, which must outlive it. Errors as there.
class BackfilledPages {
 public:
  explicit BackfilledPages(State& state) : database_(state.database()) {}

  // When the page was dealt with for that feed; nothing for one that was not.
  core::Result<std::optional<Time>> find(std::int64_t feed, const std::string& url);
  // In State::in_transaction(). Of a feed that was taken off the list meanwhile nothing is kept.
  core::Status record(std::int64_t feed, const std::string& url, Time at);

 private:
  Database& database_;
};

}  // namespace lede::schedule
