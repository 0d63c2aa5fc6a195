// The feed behind an address that a person gives: the address itself, what the page there names, or one of
// the usual places.
#pragma once

#include <string>
#include <vector>

#include "common/core/result.h"
#include "indexer/fetch/limits.h"
#include "indexer/schedule/feed_record.h"

namespace lede {

struct FoundFeed {
  std::string url;
  std::string title;
  std::string site;
  std::size_t entries = 0;
  std::vector<std::string> others;  // that the page names too
};

// `wanted` has the address and the settings to fetch it with. At most 8 addresses are asked, one after the
// other. Errors (kInvalidInput, kNotFound, kInterrupted): nothing there could be had, or none of it is a
// feed.
core::Result<FoundFeed> find_feed(const schedule::Feed& wanted, const fetch::FetchLimits& limits);

}  // namespace lede
