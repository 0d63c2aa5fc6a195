// The page that an entry links to: whether it is wanted, and what came of asking for it.
#pragma once

#include <optional>

#include "common/article/article.h"
#include "indexer/fetch/request.h"
#include "indexer/schedule/feed_record.h"

namespace lede::update {

bool wants_page(const schedule::Feed& feed, const article::Article& entry);

struct LinkedPage {
  std::optional<article::Article> article;  // nothing also where the page holds none
  bool failed = false;                      // it could not be had
  bool may_pass = false;                    // the same request may bring it another time
};

LinkedPage read_linked_page(const fetch::FetchResponse& response);

}  // namespace lede::update
