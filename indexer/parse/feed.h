// Feeds: RSS 0.9x, 1.0 (RDF) and 2.0, Atom 0.3 and 1.0 (RFC 4287), JSON Feed 1 and 1.1, and news
// sitemaps to article records. What it is is told from the content.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::parse {

struct FeedContext {
  std::string url;           // the feed's own address, for relative links and identity; may be empty
  std::string content_type;  // HTTP Content-Type; its charset counts first
  std::string identity =
      {};  // the address that entries' ids hang on, for a feed that has moved; empty: `url`
};

// When the publisher says that it is worth asking again.
struct UpdateHints {
  std::optional<std::chrono::seconds> ttl;     // RSS 2.0 <ttl>
  std::optional<std::chrono::seconds> period;  // sy:updatePeriod over updateFrequency (RSS 1.0)
  std::uint32_t skip_hours = 0;                // bit n: not from n:00 to n:59, GMT (<skipHours>)
  std::uint32_t skip_days = 0;                 // bit n: not on that weekday, GMT, 0 is Sunday (<skipDays>)
};

struct Feed {
  std::string title;
  std::string url;                        // the site's page
  std::string language;                   // BCP 47, lower case
  std::vector<article::Article> entries;  // in feed order; `id` given (feed_identity.h), `collected` not
  UpdateHints hints;
  std::vector<std::string> mended;   // what was not well formed and read all the same, with counts
  std::vector<std::string> remarks;  // what its publisher should mend and no reader can
};

// Errors (kInvalidInput): not a feed, no element at all, nothing that could be read; a sitemap
// without news, or one that lists other sitemaps (sitemap.h reads both).
core::Result<Feed> parse_feed(std::string_view bytes, const FeedContext& context);

}  // namespace lede::parse
