// When the article was published and last changed.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "common/article/article.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

struct PageDates {
  std::optional<std::chrono::sys_seconds> published;
  std::optional<std::chrono::sys_seconds> updated;
  article::DateFrom published_from = article::DateFrom::kCollected;
};

// In this order: structured data, meta elements, itemprop and <time> near the headline, a date
// in the page's address, a date written in the byline. A date before 1990 or after tomorrow as
// seen from other dates on the page is not judged here.
PageDates find_dates(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view url);

// ".../2014/12/07/...", ".../2014-12-07-...", ".../20141207...": midnight UTC.
std::optional<std::chrono::sys_seconds> date_in_url(std::string_view url);

}  // namespace lede::extract
