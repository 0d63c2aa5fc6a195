#include "searcher/research/periods.h"

#include <chrono>
#include <cstdio>

#include "common/archive/columns.h"

namespace lede::research {
namespace {

namespace chrono = std::chrono;

constexpr std::int32_t kDaysToMonday = 3;  // 1970-01-01 was a Thursday

std::int32_t floor_div(std::int32_t a, std::int32_t b) { return a / b - (a % b < 0 ? 1 : 0); }

chrono::year_month_day calendar(Day day) {
  return chrono::year_month_day{chrono::sys_days{chrono::days{day}}};
}

Day day_number(chrono::year_month_day date) {
  return static_cast<Day>(chrono::sys_days{date}.time_since_epoch().count());
}

// Of the ISO week's year: the year of its Thursday.
std::string week_label(Day monday) {
  const int year = static_cast<int>(calendar(monday + 3).year());
  const Day fourth = day_number(chrono::year{year} / 1 / 4);  // always in week 1
  const std::int32_t week = period_of(Period::kWeek, monday) - period_of(Period::kWeek, fourth) + 1;
  char label[32];
  std::snprintf(label, sizeof label, "%04d-W%02d", year, week);
  return label;
}

}  // namespace

std::optional<Day> day_of(std::int64_t published) {
  constexpr std::int64_t kSecondsADay = 86'400;
  static const Day first = day_number(chrono::year{-9999} / 1 / 1);
  static const Day last = day_number(chrono::year{9999} / 12 / 31);
  if (published == archive::kNoTime) return std::nullopt;
  const std::int64_t day = published / kSecondsADay - (published % kSecondsADay < 0 ? 1 : 0);
  if (day < first || day > last) return std::nullopt;
  return static_cast<Day>(day);
}

std::int32_t period_of(Period period, Day day) {
  switch (period) {
    case Period::kDay:
      return day;
    case Period::kWeek:
      return floor_div(day + kDaysToMonday, 7);
    case Period::kMonth: {
      const auto date = calendar(day);
      return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    }
    case Period::kYear:
      return static_cast<int>(calendar(day).year());
  }
  return 0;
}

Day first_day(Period period, std::int32_t number) {
  switch (period) {
    case Period::kDay:
      return number;
    case Period::kWeek:
      return number * 7 - kDaysToMonday;
    case Period::kMonth: {
      const std::int32_t year = floor_div(number, 12);
      return day_number(chrono::year{year} / chrono::month{static_cast<unsigned>(number - year * 12) + 1} /
                        1);
    }
    case Period::kYear:
      return day_number(chrono::year{number} / 1 / 1);
  }
  return 0;
}

std::string date_of(Day day) {
  const auto date = calendar(day);
  char label[48];
  std::snprintf(label, sizeof label, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return label;
}

std::string label_of(Period period, std::int32_t number) {
  const Day day = first_day(period, number);
  const std::string date = date_of(day);
  switch (period) {
    case Period::kDay:
      return date;
    case Period::kWeek:
      return week_label(day);
    case Period::kMonth:
      return date.substr(0, date.size() - 3);
    case Period::kYear:
      return date.substr(0, date.size() - 6);
  }
  return date;
}

std::string_view name_of(Period period) {
  switch (period) {
    case Period::kDay:
      return "day";
    case Period::kWeek:
      return "week";
    case Period::kMonth:
      return "month";
    case Period::kYear:
      return "year";
  }
  return "";
}

Period shortest_period(Day first, Day last, std::int32_t most) {
  for (const Period period : {Period::kDay, Period::kWeek, Period::kMonth}) {
    if (period_of(period, last) - period_of(period, first) < most) return period;
  }
  return Period::kYear;
}

}  // namespace lede::research
