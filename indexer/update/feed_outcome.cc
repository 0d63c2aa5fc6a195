#include "indexer/update/feed_outcome.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/text/dates.h"
#include "indexer/schedule/entry_page.h"
#include "indexer/schedule/poll.h"

namespace lede::update {

using schedule::Feed;
using schedule::Seconds;
using schedule::Time;

void learn(Feed& feed, const parse::Feed& document, Time now) {
  if (feed.title.empty()) feed.title = document.title;
  if (feed.site.empty()) feed.site = document.url;
  std::vector<Time> times;
  std::size_t whole = 0;
  for (const article::Article& entry : document.entries) {
    if (entry.published) times.push_back(*entry.published);
    whole += schedule::carries_whole_text(entry) ? 1 : 0;
  }
  feed.habits = schedule::habits_of(std::move(times), now);
  if (!document.entries.empty()) feed.habits.whole_text = whole * 2 > document.entries.size();
  const parse::UpdateHints& hints = document.hints;
  if (hints.ttl || hints.period)
    feed.habits.wish = std::max(hints.ttl.value_or(Seconds(0)), hints.period.value_or(Seconds(0)));
  feed.habits.skip_hours = hints.skip_hours;
  feed.habits.skip_days = hints.skip_days;
}

void succeed(FeedOutcome& outcome, const fetch::FetchResponse& response, Time now, double chance) {
  Feed& feed = outcome.feed;
  if (response.status == 304) {
    if (!response.etag.empty()) feed.etag = response.etag;
    if (!response.last_modified.empty()) feed.last_modified = response.last_modified;
  }
  feed.last_success = now;
  feed.failures = 0;
  feed.problem.clear();
  feed.retired = false;
  feed.next_poll = schedule::next_poll(feed, response.max_age, now, chance);
}

void fail(FeedOutcome& outcome, const std::string& problem, std::optional<Seconds> retry_after, Time now,
          double chance) {
  outcome.kind = FeedOutcome::Kind::kFailed;
  outcome.note.at = now;
  outcome.note.message = outcome.feed.problem = problem;
  outcome.feed.last_attempt = now;
  ++outcome.feed.failures;
  outcome.feed.next_poll = schedule::next_try(outcome.feed.failures, retry_after, now, chance);
}

void retire(FeedOutcome& outcome, const std::string& why) {
  outcome.kind = FeedOutcome::Kind::kRetired;
  outcome.feed.retired = true;
  outcome.note.message = outcome.feed.problem = why;
}

void tell_missed(FeedOutcome& outcome, Time read) {
  outcome.note.message = "none of its " + std::to_string(outcome.note.entries) +
                         " entries was known: others may have come and gone since " + text::to_rfc3339(read);
}

void tell_silence(FeedOutcome& outcome, Time now) {
  Feed& feed = outcome.feed;
  const bool silent = schedule::is_silent(feed, now);
  if (silent && !feed.silence_told) {
    const auto days = std::chrono::floor<std::chrono::days>(now - *feed.habits.newest);
    outcome.kind = FeedOutcome::Kind::kSilent;
    outcome.note.message = "nothing new for " + std::to_string(days.count()) + " days, far beyond its habit";
  }
  feed.silence_told = silent;
}

}  // namespace lede::update
