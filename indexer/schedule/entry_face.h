// What of a feed's entry is compared to know it again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "indexer/schedule/feed_record.h"

namespace lede::schedule {

struct EntryFace {
  std::string id;
  std::string link;  // canonical URL; empty where the entry has none that is its own
  std::string title;
  std::optional<Time> published;
  std::optional<Time> updated;
  std::uint64_t content = 0;         // of title and text; 0 where these are too short to tell entries apart
  std::uint64_t title_and_date = 0;  // 0 where the date is a mere day, which with "Weather" tells none apart
  std::uint64_t fingerprint = 0;     // of all that makes an entry changed
};

// Of the entries of one document, which have their ids. A link that is a front page, or that different
// entries of the document have (bulletins that all link to one page), is none's own. Where the document
// gives its entries the time of its own making, another time is no change.
std::vector<EntryFace> faces_of(const std::vector<article::Article>& entries, Time now);

// As above, of one entry. `dates_count`: false where the document's dates are of its own making
// (has_made_up_dates()).
EntryFace face_of(const article::Article& entry, bool dates_count);

// Most entries of the document share one time, or are a minute old at most.
bool has_made_up_dates(const std::vector<article::Article>& entries, Time now);

// False of a front page, which is the link of entries that have none of their own.
bool names_an_article(const std::string& url);

}  // namespace lede::schedule
