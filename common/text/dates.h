// Dates as feeds, pages and records write them. Reading is strict about meaning: a date that
// could be read two ways, or does not exist (30 February), is no date, since a wrong date is
// worse than none.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lede::text {

using Time = std::chrono::sys_seconds;

// A time and the clock that it was written by.
struct ZonedTime {
  Time time;
  std::chrono::minutes offset{0};  // of that clock, east of UTC; 0 where the date names no zone
  bool day_known = true;           // false for "2014-12" and "2014"
};

// RFC 3339 and the W3C-DTF and ISO 8601 forms near it: "2014-12-07T21:05:00Z", a space or
// lower-case t, fractions (cut), "+0900", a missing zone (UTC), "20141207", a bare date
// (midnight UTC), "2014-12" and "2014" (the first day). Leap second :60 is :59.
std::optional<Time> parse_iso_date(std::string_view s);
std::optional<ZonedTime> parse_zoned_iso_date(std::string_view s);

// RFC 822/2822 dates with the variants that real feeds hold: missing or wrong weekday,
// two-digit years (RFC 2822 section 4.3), full month and weekday names, missing seconds or
// zone (UTC), "GMT+1", named zones (EST, PDT, CET, JST, ... where one meaning dominates),
// single-digit hours, a comma or none, asctime order.
std::optional<Time> parse_rfc822_date(std::string_view s);

// Whatever a feed or a page's metadata holds: the two above, then forms such as
// "December 7, 2014", "7 Dec 2014 21:05", "2014/12/07". Month names in English; numeric
// day-month order only where one reading is possible.
std::optional<Time> parse_date(std::string_view s);
std::optional<ZonedTime> parse_zoned_date(std::string_view s);

// "2014-12-07T21:05:00Z"; by a clock ahead of UTC "2014-12-07T22:05:00+01:00". An offset of a day
// or more, or one that leaves the years 1000 to 9999, counts as none.
std::string to_rfc3339(Time t, std::chrono::minutes offset = std::chrono::minutes{0});
// "2014-12-07".
std::string to_day(Time t);

}  // namespace lede::text
