// When the article was published and last changed.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/article/article.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

struct PageDates {
  std::optional<std::chrono::sys_seconds> published;
  std::optional<std::chrono::sys_seconds> updated;
  std::chrono::minutes published_offset{0};  // of the clocks that they were written by
  std::chrono::minutes updated_offset{0};
  article::DateFrom published_from = article::DateFrom::kCollected;
};

// In this order: structured data, meta elements, itemprop and <time> in the article's head, a date in
// the page's address, a date written in the head, a <time> further away that is no teaser's. Months
// and years alone are no dates; one said to be that of a change is not `published`.
PageDates find_dates(const Dom& dom, const Head& head, const Meta& meta, const StructuredArticle& data,
                     std::string_view url);

}  // namespace lede::extract
