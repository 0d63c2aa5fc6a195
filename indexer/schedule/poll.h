// When to poll a feed next: pure functions of what is known of it. Chance and clock are passed in.
#pragma once

#include <optional>
#include <vector>

#include "indexer/schedule/feed_record.h"

namespace lede::schedule {

inline constexpr Seconds kLeastPause = std::chrono::minutes(10);  // whatever the publisher allows
inline constexpr Seconds kMostPause = std::chrono::hours(24);     // whatever the publisher wishes
inline constexpr Seconds kFirstPause = std::chrono::hours(1);     // where no rhythm is known
inline constexpr Seconds kFirstBackOff = std::chrono::minutes(15);
inline constexpr Seconds kMostRetryAfter = std::chrono::hours(7 * 24);

// The rhythm that the times of a document's entries show; nothing but `newest` where fewer than two
// differ. Times after `now` are passed over: they are plans or mistakes.
Habits habits_of(std::vector<Time> entries, Time now);

// After an answer. The pause is the user's `interval`, or else
//   - half the usual gap between entries, or an eighth of the silence so far where that is longer,
//   - not less than the publisher wishes (`fresh_for`: Cache-Control or Expires, RFC 9111 section 5.2;
//     ttl, RSS 2.0; sy:updatePeriod, RSS 1.0), as long as that is within
//   - half of what the document covers, so that no entry leaves it unseen, and kMostPause;
//   - never less than kLeastPause.
// 5 % more or less by `chance` (0 up to 1) keeps feeds apart. Last, an hour or day that the feed skips
// is waited out, for a week at most; not where the user gave the interval.
Time next_poll(const Feed& feed, std::optional<Seconds> fresh_for, Time now, double chance);

// After the n-th failure in a row (from 1): kFirstBackOff, doubled with each up to kMostPause, a
// quarter more or less by `chance`; never before `retry_after` (RFC 9110 section 10.2.3), of which
// kMostRetryAfter at most is believed.
Time next_try(std::int64_t failures, std::optional<Seconds> retry_after, Time now, double chance);

// Whether to ask without validators this time, since servers' answers to them may be wrong: when the
// document was not read whole for four usual gaps, between a day and a week.
bool wants_full(const Feed& feed, Time now);

// Silent far beyond its habit: for three of its longest gaps, and two days at least. Nothing is said
// of feeds whose rhythm is not known.
bool is_silent(const Feed& feed, Time now);

// Articles a week, from the times of those of the last four weeks.
double articles_a_week(std::int64_t count, std::optional<Time> oldest, Time now);

}  // namespace lede::schedule
