#include "common/text/date_range.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/date_reading.h"

namespace lede::text {

namespace {

using core::Error;
using core::ErrorCode;
using core::Result;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::size_t kMaxLength = 200;
constexpr long long kMaxCount = 9999;
constexpr const char* kExamples =
    "examples: 2014, 2014-11, 2014-12-08, \"8 dec 2014\", yesterday, \"last week\", \"last 7 days\", "
    "2014-11..2014-12";

enum class Unit { kHour, kDay, kWeek, kMonth, kYear };

Error usage(std::string message, const char* hint = kExamples) {
  return {ErrorCode::kUsage, std::move(message), hint, {}};
}

Error not_understood(std::string_view s) {
  return usage(std::string("cannot read the date '").append(s).append("'"));
}

// The day `count` months after `day`, or the month's last when it is shorter.
sys_days add_months(sys_days day, long long count) {
  const year_month_day date{day};
  const year_month_day moved = date + months{count};
  return moved.ok() ? sys_days{moved} : sys_days{moved.year() / moved.month() / std::chrono::last};
}

// `count` units after the start of a unit (a day's midnight, a week's Monday, ...).
Time advance(Time start, Unit unit, long long count) {
  const auto day = std::chrono::floor<days>(start);
  switch (unit) {
    case Unit::kHour:
      return start + hours{count};
    case Unit::kDay:
      return start + days{count};
    case Unit::kWeek:
      return start + days{7 * count};
    case Unit::kMonth:
      return add_months(day, count) + (start - day);
    case Unit::kYear:
      return add_months(day, 12 * count) + (start - day);
  }
  return start;
}

Time start_of(Time now, Unit unit) {
  const auto day = std::chrono::floor<days>(now);
  const year_month_day date{day};
  switch (unit) {
    case Unit::kHour:
      return std::chrono::floor<hours>(now);
    case Unit::kDay:
      return day;
    case Unit::kWeek:
      return day - (std::chrono::weekday{day} - std::chrono::Monday);
    case Unit::kMonth:
      return sys_days{date.year() / date.month() / 1};
    case Unit::kYear:
      return sys_days{date.year() / std::chrono::January / 1};
  }
  return day;
}

DateRange whole(Time start, Unit unit) { return {start, advance(start, unit, 1)}; }

// Words in lower case; a number and the letters right behind it are two words.
std::vector<std::string> split_words(std::string_view s) {
  std::vector<std::string> words;
  char last = ' ';
  for (char c : s) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\t' || c == '\n' || c == '\r' || c == '_') c = ' ';
    const bool digit = c >= '0' && c <= '9', after_digit = last >= '0' && last <= '9';
    if (c != ' ') {
      if (last == ' ' || digit != after_digit) words.emplace_back();
      words.back() += c;
    }
    last = c;
  }
  return words;
}

bool unit_of(std::string_view word, Unit& unit) {
  struct Row {
    std::array<std::string_view, 3> words;
    Unit unit;
  };
  constexpr Row kUnits[] = {{{"hour", "hours", "h"}, Unit::kHour},
                            {{"day", "days", "d"}, Unit::kDay},
                            {{"week", "weeks", "w"}, Unit::kWeek},
                            {{"month", "months", "m"}, Unit::kMonth},
                            {{"year", "years", "y"}, Unit::kYear}};
  for (const Row& row : kUnits) {
    if (std::find(row.words.begin(), row.words.end(), word) == row.words.end()) continue;
    unit = row.unit;
    return true;
  }
  return false;
}

// A count in digits, from 1 to kMaxCount; 0 for none.
long long count_of(const std::string& word) {
  DateCursor in(word);
  const DateCursor::Digits digits = in.take_digits();
  return in.done() && digits.count <= 4 && digits.value <= kMaxCount ? digits.value : 0;
}

// The `count` units up to and including today (hours: up to now).
DateRange last_units(Time now, Unit unit, long long count) {
  if (unit == Unit::kHour) return {now - hours{count}, now + std::chrono::seconds{1}};
  const Time tomorrow = start_of(now, Unit::kDay) + days{1};
  return {advance(tomorrow, unit, -count), tomorrow};
}

// The day, week, ... that is `count` of them ago.
DateRange unit_ago(Time now, Unit unit, long long count) {
  if (unit == Unit::kHour) return whole(start_of(now - hours{count}, unit), unit);
  return whole(advance(start_of(now, Unit::kDay), unit, -count), Unit::kDay);
}

// The nearest day before today with that weekday.
DateRange weekday_before(Time now, int weekday) {
  const auto today = std::chrono::floor<days>(now);
  const auto back = std::chrono::weekday{today} - std::chrono::weekday{static_cast<unsigned>(weekday)};
  return whole(today - (back.count() == 0 ? days{7} : back), Unit::kDay);
}

std::optional<DateRange> relative_range(const std::vector<std::string>& words, Time now) {
  const Time today = start_of(now, Unit::kDay);
  const std::string& first = words[0];
  Unit unit{};
  if (words.size() == 1) {
    if (first == "today") return whole(today, Unit::kDay);
    if (first == "yesterday") return whole(today - days{1}, Unit::kDay);
    if (first == "now") return DateRange{now, now + std::chrono::seconds{1}};
    if (const int weekday = weekday_of(first); weekday >= 0) return weekday_before(now, weekday);
    return std::nullopt;
  }
  const bool last = first == "last" || first == "previous", past = first == "past";
  if (words.size() == 2) {
    if (last && weekday_of(words[1]) >= 0) return weekday_before(now, weekday_of(words[1]));
    if (!unit_of(words[1], unit)) return std::nullopt;
    if (first == "this") return whole(start_of(now, unit), unit);
    if (last && unit != Unit::kHour) return whole(advance(start_of(now, unit), unit, -1), unit);
    if (last || past) return last_units(now, unit, 1);
    const long long count = count_of(first);  // "7d", "3 months"
    return count == 0 ? std::nullopt : std::optional(last_units(now, unit, count));
  }
  if (words.size() != 3) return std::nullopt;
  if ((last || past) && unit_of(words[2], unit) && count_of(words[1]) != 0) {
    return last_units(now, unit, count_of(words[1]));
  }
  if (words[2] == "ago" && unit_of(words[1], unit) && count_of(first) != 0) {
    return unit_ago(now, unit, count_of(first));
  }
  return std::nullopt;
}

DateRange range_of(const DateReading& reading) {
  const Time start = reading.time;
  switch (reading.precision) {
    case Precision::kYear:
      return whole(start, Unit::kYear);
    case Precision::kMonth:
      return whole(start, Unit::kMonth);
    case Precision::kWeek:
      return whole(start, Unit::kWeek);
    case Precision::kDay:
      return whole(start, Unit::kDay);
    case Precision::kMinute:
      return {start, start + std::chrono::minutes{1}};
    case Precision::kSecond:
      break;
  }
  return {start, start + std::chrono::seconds{1}};
}

// One date or one relative span, both ends set.
Result<DateRange> parse_span(std::string_view s, Time now) {
  const std::vector<std::string> words = split_words(s);
  if (words.empty()) return not_understood(s);
  if (const auto range = relative_range(words, now)) {
    constexpr Time kFirst = sys_days{std::chrono::year{1000} / 1 / 1};
    return *range->from >= kFirst ? Result<DateRange>(*range) : not_understood(s);
  }
  const DateReading reading = read_date(s);
  switch (reading.fault) {
    case DateFault::kNone:
      return range_of(reading);
    case DateFault::kNoSuchDay:
      return usage(std::string("there is no such date as '").append(s).append("'"));
    case DateFault::kAmbiguous:
      return usage(std::string("'").append(s).append("' can be read as two days"),
                   "write year-month-day, as in 2014-12-08");
    case DateFault::kNotADate:
      break;
  }
  return not_understood(s);
}

}  // namespace

core::Result<DateRange> parse_date_range(std::string_view s, Time now) {
  const std::string_view text = trim_date(s);
  if (text.size() > kMaxLength) return not_understood(text.substr(0, 0));
  const std::size_t dots = text.find("..");
  if (dots == text.npos) return parse_span(text, now);

  const std::string_view left = trim_date(text.substr(0, dots));
  const std::string_view right = trim_date(text.substr(dots + 2));
  if (left.empty() && right.empty()) return usage("a range needs a date before or after '..'");
  DateRange range;
  if (!left.empty()) {
    const Result<DateRange> span = parse_span(left, now);
    if (!span) return span.error();
    range.from = span->from;
  }
  if (!right.empty()) {
    const Result<DateRange> span = parse_span(right, now);
    if (!span) return span.error();
    range.until = span->until;
  }
  if (range.from && range.until && *range.from >= *range.until) {
    return usage(std::string("the range '").append(text).append("' ends before it begins"),
                 "put the earlier date first");
  }
  return range;
}

}  // namespace lede::text
