#include "searcher/research/periods.h"

#include <gtest/gtest.h>

#include <chrono>

#include "common/archive/columns.h"
#include "searcher/research/timeline.h"

namespace lede::research {
namespace {

Day day(int year, unsigned month, unsigned d) {
  const std::chrono::sys_days date =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d};
  return static_cast<Day>(date.time_since_epoch().count());
}

TEST(Periods, NamesThePeriodThatHoldsADay) {
  struct Row {
    Day day;
    const char *date, *week, *month, *year;
  };
  const Row rows[] = {
      {day(2014, 12, 8), "2014-12-08", "2014-W50", "2014-12", "2014"},   // a Monday
      {day(2014, 12, 7), "2014-12-07", "2014-W49", "2014-12", "2014"},   // the Sunday before
      {day(2014, 12, 29), "2014-12-29", "2015-W01", "2014-12", "2014"},  // weeks have a year of their own
      {day(2016, 1, 3), "2016-01-03", "2015-W53", "2016-01", "2016"},
      {day(1970, 1, 1), "1970-01-01", "1970-W01", "1970-01", "1970"},
      {day(1969, 12, 28), "1969-12-28", "1969-W52", "1969-12", "1969"},
      {day(1600, 2, 29), "1600-02-29", "1600-W09", "1600-02", "1600"},
  };
  for (const Row& row : rows) {
    const std::pair<Period, const char*> wanted[] = {{Period::kDay, row.date},
                                                     {Period::kWeek, row.week},
                                                     {Period::kMonth, row.month},
                                                     {Period::kYear, row.year}};
    for (const auto& [period, label] : wanted) EXPECT_EQ(label_of(period, period_of(period, row.day)), label);
    EXPECT_EQ(date_of(row.day), row.date);
  }
}

TEST(Periods, FollowEachOtherWithoutGapOrOverlap) {
  for (const Period period : {Period::kDay, Period::kWeek, Period::kMonth, Period::kYear}) {
    for (Day d = day(1963, 1, 1); d < day(1977, 1, 1); ++d) {
      const std::int32_t number = period_of(period, d);
      ASSERT_LE(first_day(period, number), d);
      ASSERT_GT(first_day(period, number + 1), d);
    }
  }
}

TEST(Periods, ReadDaysOfTimes) {
  EXPECT_EQ(day_of(0), 0);
  EXPECT_EQ(day_of(-1), -1);
  EXPECT_EQ(day_of(86'399), 0);
  EXPECT_EQ(day_of(archive::kNoTime), std::nullopt);
  EXPECT_EQ(day_of(std::int64_t{1} << 50), std::nullopt) << "no calendar goes so far";
}

TEST(Periods, TheShortestIsTheOneThatGivesFewLines) {
  EXPECT_EQ(shortest_period(0, 59, 60), Period::kDay);
  EXPECT_EQ(shortest_period(0, 60, 60), Period::kWeek);
  EXPECT_EQ(shortest_period(0, 600, 60), Period::kMonth);
  EXPECT_EQ(shortest_period(0, 6000, 60), Period::kYear);
}

TEST(Periods, AreCountedWithTheEmptyOnes) {
  const Days days{{day(2014, 10, 1), day(2014, 12, 7), day(2014, 12, 8), day(2015, 1, 1)}, 2};
  const std::int32_t first = period_of(Period::kMonth, day(2014, 10, 1));
  EXPECT_EQ(count_periods(days, Period::kMonth, first, first + 2), (std::vector<std::uint64_t>{1, 0, 2}));
  EXPECT_TRUE(count_periods(days, Period::kMonth, first, first - 1).empty());
  EXPECT_EQ(span_of({days, Days{}}), (std::pair{day(2014, 10, 1), day(2015, 1, 1)}));
  EXPECT_EQ(span_of({Days{{}, 3}}), std::nullopt);
}

}  // namespace
}  // namespace lede::research
