// What is asked of the web for a feed and for the pages of its entries.
#pragma once

#include <string>

#include "common/core/result.h"
#include "indexer/fetch/request.h"
#include "indexer/schedule/feed_record.h"

namespace lede::update {

// With validators, unless `full`. Errors (kUsage): the environment variable of the feed's headers is not
// set.
core::Result<fetch::FetchRequest> request_for_feed(const schedule::Feed& feed, bool full);

// Obeys robots.txt. The feed's headers, which may hold secrets, go to pages of the feed's own origin only.
fetch::FetchRequest request_for_page(const schedule::Feed& feed, const std::string& url);

}  // namespace lede::update
