#include "indexer/schedule/poll.h"

#include <algorithm>
#include <cmath>

namespace lede::schedule {
namespace {

using std::chrono::days;
using std::chrono::hours;

// Gaps that count for the rhythm: the latest ones.
constexpr std::size_t kRecent = 20;

Seconds spread(Seconds pause, double share, double chance) {
  const double factor = 1 + share * (2 * std::clamp(chance, 0.0, 1.0) - 1);
  return Seconds(std::llround(static_cast<double>(pause.count()) * factor));
}

bool is_skipped(const Habits& habits, Time at) {
  const auto day = std::chrono::floor<days>(at);
  const unsigned weekday = std::chrono::weekday(day).c_encoding();
  const auto hour = std::chrono::floor<hours>(at - day).count();
  return (habits.skip_hours >> hour & 1) != 0 || (habits.skip_days >> weekday & 1) != 0;
}

// The first time from `at` on that is not skipped; `at` itself when a week has none.
Time past_skipped(const Habits& habits, Time at) {
  Time candidate = at;
  for (int hour = 0; hour < 7 * 24; ++hour) {
    if (!is_skipped(habits, candidate)) return candidate;
    candidate = std::chrono::floor<hours>(candidate) + hours(1);
  }
  return at;
}

Seconds usual_pause(const Habits& habits, Time now) {
  if (!habits.gap) return kFirstPause;
  Seconds pause = *habits.gap / 2;
  if (habits.newest && now > *habits.newest) pause = std::max(pause, (now - *habits.newest) / 8);
  return pause;
}

}  // namespace

Habits habits_of(std::vector<Time> entries, Time now) {
  Habits habits;
  std::erase_if(entries, [now](Time time) { return time > now; });
  std::sort(entries.rbegin(), entries.rend());
  if (!entries.empty()) habits.newest = entries.front();
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  if (entries.size() < 2) return habits;
  habits.covered = entries.front() - entries.back();
  std::vector<Seconds> gaps;
  for (std::size_t i = 0; i + 1 < entries.size() && i < kRecent; ++i)
    gaps.push_back(entries[i] - entries[i + 1]);
  std::sort(gaps.begin(), gaps.end());
  habits.gap = gaps[gaps.size() / 2];
  habits.longest_gap = gaps.back();
  return habits;
}

Time next_poll(const Feed& feed, std::optional<Seconds> fresh_for, Time now, double chance) {
  const Habits& habits = feed.habits;
  if (const auto interval = feed.settings.interval()) return now + spread(*interval, 0.05, chance);
  Seconds most = kMostPause;
  if (habits.covered) most = std::clamp(*habits.covered / 2, kLeastPause, kMostPause);
  const Seconds wish = std::max(fresh_for.value_or(Seconds(0)), habits.wish.value_or(Seconds(0)));
  const Seconds pause = std::clamp(std::max(usual_pause(habits, now), wish), kLeastPause, most);
  return past_skipped(habits, now + spread(pause, 0.05, chance));
}

Time next_try(std::int64_t failures, std::optional<Seconds> retry_after, Time now, double chance) {
  const int doublings = static_cast<int>(std::clamp<std::int64_t>(failures - 1, 0, 20));
  const Seconds pause = std::min(kFirstBackOff * (std::int64_t{1} << doublings), kMostPause);
  const Seconds least = std::clamp(retry_after.value_or(Seconds(0)), Seconds(0), kMostRetryAfter);
  return now + std::max(spread(pause, 0.25, chance), least);
}

bool wants_full(const Feed& feed, Time now) {
  if (!feed.last_full) return true;
  const Seconds usual = feed.habits.gap ? std::min(*feed.habits.gap, Seconds(days(7))) * 4 : Seconds(days(7));
  return now - *feed.last_full >= std::clamp(usual, Seconds(days(1)), Seconds(days(7)));
}

bool is_silent(const Feed& feed, Time now) {
  const Habits& habits = feed.habits;
  if (feed.retired || !habits.newest || !habits.longest_gap) return false;
  const Seconds patience = std::max(3 * std::min(*habits.longest_gap, Seconds(days(366))), Seconds(days(2)));
  return now - *habits.newest > patience;
}

double articles_a_week(std::int64_t count, std::optional<Time> oldest, Time now) {
  if (count <= 0 || !oldest) return 0;
  // Two articles of today are no two a day: short stretches count where they hold enough.
  const Seconds least = count >= 5 ? Seconds(hours(12)) : Seconds(days(28));
  const Seconds span = std::clamp(now - *oldest, least, Seconds(days(28)));
  return static_cast<double>(count) * 7 * 86400 / static_cast<double>(span.count());
}

}  // namespace lede::schedule
