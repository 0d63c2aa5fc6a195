// Days, weeks, months and years (UTC) as numbers that count up, for histograms over time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lede::research {

enum class Period { kDay, kWeek, kMonth, kYear };  // weeks: Monday to Sunday, ISO 8601

// Days since 1970-01-01.
using Day = std::int32_t;

// The day of a `published` value of the columns; nothing for undated rows, and for years that no
// calendar date has (before -9999, after 9999).
std::optional<Day> day_of(std::int64_t published);

// The period that holds `day`, counted from any fixed one; the next has the next number.
std::int32_t period_of(Period period, Day day);
// Its first day.
Day first_day(Period period, std::int32_t number);

// 2014-12-08, 2014-W50, 2014-12, 2014.
std::string label_of(Period period, std::int32_t number);
// 2014-12-08.
std::string date_of(Day day);
// "day", "week", ...
std::string_view name_of(Period period);

// The shortest period of which [first, last] takes at most `most`; years where none does.
Period shortest_period(Day first, Day last, std::int32_t most);

}  // namespace lede::research
