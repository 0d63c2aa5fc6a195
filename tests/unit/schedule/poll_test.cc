#include "indexer/schedule/poll.h"

#include <gtest/gtest.h>

namespace lede::schedule {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

constexpr Time kNow{Seconds(1420070400)};  // Thursday, 2015-01-01T00:00:00Z
constexpr double kMiddle = 0.5;            // no jitter

Feed feed_with(Habits habits) {
  Feed feed;
  feed.habits = habits;
  return feed;
}

Seconds pause(const Habits& habits, std::optional<Seconds> fresh_for = {}) {
  return next_poll(feed_with(habits), fresh_for, kNow, kMiddle) - kNow;
}

TEST(HabitsOf, TellsTheRhythmOfADocument) {
  const Habits habits = habits_of({kNow - 5h, kNow - 1h, kNow - 2h, kNow - 2h, kNow - 30h, kNow + 9h}, kNow);
  EXPECT_EQ(habits.newest, kNow - 1h);
  EXPECT_EQ(habits.covered, 29h);
  EXPECT_EQ(habits.gap, 3h);  // of 1h, 3h and 25h
  EXPECT_EQ(habits.longest_gap, 25h);
  EXPECT_EQ(habits_of({}, kNow), Habits());
  EXPECT_EQ(habits_of({kNow, kNow}, kNow).newest, kNow);
  EXPECT_FALSE(habits_of({kNow, kNow}, kNow).gap);
}

TEST(NextPoll, FollowsTheRhythm) {
  EXPECT_EQ(pause({}), kFirstPause);
  EXPECT_EQ(pause({.gap = 4h, .longest_gap = 4h, .covered = 48h, .newest = kNow}), 2h);
  EXPECT_EQ(pause({.gap = 1min, .longest_gap = 4h, .covered = 48h, .newest = kNow}), kLeastPause);
  EXPECT_EQ(pause({.gap = 24h * 30, .longest_gap = 4h, .covered = 24h * 90, .newest = kNow}), kMostPause);
}

TEST(NextPoll, TiresOfASilentFeed) {
  EXPECT_EQ(pause({.gap = 1h, .longest_gap = 4h, .covered = 72h, .newest = kNow - 16h}), 2h);
  EXPECT_EQ(pause({.gap = 1h, .longest_gap = 4h, .covered = 72h, .newest = kNow - days(700)}), kMostPause);
}

TEST(NextPoll, HonoursThePublisherWithinBounds) {
  const Habits hourly{.gap = 1h, .longest_gap = 4h, .covered = 30h, .newest = kNow};
  EXPECT_EQ(pause(hourly, 2h), 2h);
  Habits with_ttl = hourly;
  with_ttl.wish = 3h;
  EXPECT_EQ(pause(with_ttl), 3h);
  EXPECT_EQ(pause(with_ttl, 4h), 4h);
  EXPECT_EQ(pause(with_ttl, 5s), 3h);
  // No entry may leave the document between two polls.
  EXPECT_EQ(pause(hourly, 24h * 365), 15h);
  EXPECT_EQ(pause({.gap = 4min, .longest_gap = 9min, .covered = 2h, .newest = kNow}, 24h), 1h);
  EXPECT_EQ(pause({.gap = 4s, .longest_gap = 9s, .covered = 2min, .newest = kNow}, 24h), kLeastPause);
  EXPECT_EQ(pause({}, 24h * 365), kMostPause);
  EXPECT_EQ(pause({}, Seconds::max()), kMostPause);
}

TEST(NextPoll, TakesTheUsersIntervalAsItIs) {
  Feed feed = feed_with({.gap = 1h, .wish = 12h, .skip_hours = 0xffffff});
  ASSERT_TRUE(feed.settings.set("interval=5m"));
  EXPECT_EQ(next_poll(feed, 24h, kNow, kMiddle), kNow + 5min);
}

TEST(NextPoll, WaitsOutSkippedHoursAndDays) {
  Habits habits{.gap = 2h, .longest_gap = 2h, .covered = 48h, .newest = kNow};  // 01:00 on a Thursday
  habits.skip_hours = 0b1110;
  EXPECT_EQ(pause(habits), 4h);
  habits.skip_hours = 0;
  habits.skip_days = 1 << 4 | 1 << 5;  // Thursday, Friday
  EXPECT_EQ(pause(habits), 48h);
  habits.skip_days = 0x7f;  // a feed that skips all days cannot mean it
  EXPECT_EQ(pause(habits), 1h);
}

TEST(NextPoll, KeepsFeedsApartByChance) {
  const Feed feed = feed_with({.gap = 4h, .longest_gap = 4h, .covered = 48h, .newest = kNow});
  EXPECT_EQ(next_poll(feed, {}, kNow, 0.0), kNow + 114min);
  EXPECT_EQ(next_poll(feed, {}, kNow, 1.0), kNow + 126min);
}

TEST(NextTry, BacksOff) {
  const std::pair<int, Seconds> rows[] = {{1, 15min}, {2, 30min}, {3, 1h},  {4, 2h},    {5, 4h},
                                          {6, 8h},    {7, 16h},   {8, 24h}, {100, 24h}, {2000000000, 24h}};
  for (const auto& [failures, expected] : rows)
    EXPECT_EQ(next_try(failures, {}, kNow, kMiddle), kNow + expected) << failures;
  EXPECT_EQ(next_try(1, {}, kNow, 0.0), kNow + 675s);
  EXPECT_EQ(next_try(1, {}, kNow, 1.0), kNow + 1125s);
}

TEST(NextTry, IsNeverBeforeRetryAfter) {
  EXPECT_EQ(next_try(1, 2h, kNow, kMiddle), kNow + 2h);
  EXPECT_EQ(next_try(8, 2h, kNow, kMiddle), kNow + 24h);
  EXPECT_EQ(next_try(1, 24h * 3650, kNow, kMiddle), kNow + kMostRetryAfter);
  EXPECT_EQ(next_try(1, Seconds(-5), kNow, kMiddle), kNow + 15min);
}

TEST(WantsFull, NowAndThen) {
  Feed feed = feed_with({.gap = 1h});
  EXPECT_TRUE(wants_full(feed, kNow));
  feed.last_full = kNow - 23h;
  EXPECT_FALSE(wants_full(feed, kNow));
  feed.last_full = kNow - 24h;
  EXPECT_TRUE(wants_full(feed, kNow));
  for (const std::optional<Seconds> gap : {std::optional<Seconds>(), std::optional<Seconds>(24h * 900)}) {
    feed.habits.gap = gap;
    feed.last_full = kNow - days(6);
    EXPECT_FALSE(wants_full(feed, kNow));
    feed.last_full = kNow - days(7);
    EXPECT_TRUE(wants_full(feed, kNow));
  }
}

TEST(IsSilent, FarBeyondTheHabit) {
  const Habits weekly{.gap = days(7), .longest_gap = days(9), .newest = kNow - days(26)};
  EXPECT_FALSE(is_silent(feed_with(weekly), kNow));
  EXPECT_TRUE(is_silent(feed_with(weekly), kNow + days(2)));
  const Habits busy{.gap = 5min, .longest_gap = 20min, .newest = kNow - 40h};
  EXPECT_FALSE(is_silent(feed_with(busy), kNow));
  EXPECT_TRUE(is_silent(feed_with(busy), kNow + 9h));
  EXPECT_FALSE(is_silent(feed_with({.newest = kNow - days(900)}), kNow));
  Feed retired = feed_with(busy);
  retired.retired = true;
  EXPECT_FALSE(is_silent(retired, kNow + days(9)));
}

TEST(ArticlesAWeek, CountsTheLastFourWeeks) {
  EXPECT_DOUBLE_EQ(articles_a_week(0, {}, kNow), 0);
  EXPECT_DOUBLE_EQ(articles_a_week(280, kNow - days(28), kNow), 70);
  EXPECT_DOUBLE_EQ(articles_a_week(20, kNow - days(2), kNow), 70);  // a feed that shows two days
  EXPECT_DOUBLE_EQ(articles_a_week(4, kNow - 1h, kNow), 1);
  EXPECT_DOUBLE_EQ(articles_a_week(5, kNow, kNow), 70);
}

}  // namespace
}  // namespace lede::schedule
