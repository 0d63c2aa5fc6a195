// What came of polling one feed, and what an answer changes of what is remembered of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/fetch/request.h"
#include "indexer/parse/feed.h"
#include "indexer/schedule/feed_record.h"

namespace lede::update {

struct FeedOutcome {
  enum class Kind { kRead, kUnchanged, kFailed, kRetired, kSilent };
  Kind kind = Kind::kRead;
  schedule::Feed feed;             // as it is now
  schedule::FetchNote note;        // `message` tells what went wrong or is worth knowing
  std::uint64_t pages = 0;         // fetched
  std::uint64_t pages_failed = 0;  // could not be had; the entries' own data was kept
};

// `chance`, 0 up to 1, spreads the next poll (schedule/poll.h).

// What the document tells of its feed: title, site, rhythm and wishes.
void learn(schedule::Feed& feed, const parse::Feed& document, schedule::Time now);
// It was read, or is unchanged.
void succeed(FeedOutcome& outcome, const fetch::FetchResponse& response, schedule::Time now, double chance);
void fail(FeedOutcome& outcome, const std::string& problem, std::optional<schedule::Seconds> retry_after,
          schedule::Time now, double chance);
// It is polled no more.
void retire(FeedOutcome& outcome, const std::string& why);
// None of the document's entries, of which there are some, was known, though it was read before, at
// `read`: others may have come and gone meanwhile.
void tell_missed(FeedOutcome& outcome, schedule::Time read);
// Tells once, after a success, that nothing new has come for far longer than is its habit.
void tell_silence(FeedOutcome& outcome, schedule::Time now);

}  // namespace lede::update
