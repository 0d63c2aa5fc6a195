// A feed as lede remembers it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "indexer/schedule/feed_settings.h"

namespace lede::schedule {

using Time = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

// What the last document that was read told of how the feed is written.
struct Habits {
  std::optional<Seconds> gap = {};          // median time between entries
  std::optional<Seconds> longest_gap = {};  // of those that the document shows
  std::optional<Seconds> covered = {};      // from its oldest to its newest entry
  std::optional<Time> newest = {};          // its newest entry
  std::optional<Seconds> wish = {};         // how long the publisher says to wait: ttl, sy:updatePeriod
  std::uint32_t skip_hours = 0;             // bit n: not from n:00 to n:59, GMT
  std::uint32_t skip_days = 0;              // bit n: not on that weekday, GMT; 0 is Sunday
  std::optional<bool> whole_text = {};      // most entries carry their whole text

  bool operator==(const Habits&) const = default;
};

struct Feed {
  std::int64_t id = 0;   // given by State
  std::string url;       // where it is fetched; follows permanent redirects
  std::string identity;  // the address that it was added with: its entries' ids hang on it, so it stays
  std::string title;
  std::string site;  // the site's page
  FeedSettings settings;

  // As received, sent back untouched; empty for none.
  std::string etag;
  std::string last_modified;
  std::uint64_t body_hash = 0;  // of the last whole answer; 0 for none

  bool retired = false;  // answered 410: not polled any more
  std::optional<Time> added;
  std::optional<Time> last_attempt;
  std::optional<Time> last_success;  // read, or known to be unchanged
  std::optional<Time> last_full;     // read whole: no 304
  std::optional<Time> next_poll;     // nothing: now
  std::int64_t failures = 0;         // in a row
  std::string problem;               // the last failure; empty after a success
  bool silence_told = false;         // that it is silent beyond its habit was reported
  Habits habits;

  bool operator==(const Feed&) const = default;
};

// One poll, as `feeds log` shows it.
struct FetchNote {
  Time at;
  std::int64_t status = 0;  // HTTP; 0 when no answer came
  std::int64_t bytes = 0;   // of the body, decompressed
  std::int64_t milliseconds = 0;
  std::int64_t entries = 0;  // in the document
  std::int64_t added = 0;    // new articles
  std::int64_t updated = 0;  // changed ones
  std::string message;       // what went wrong or is worth knowing; may be empty
};

}  // namespace lede::schedule
