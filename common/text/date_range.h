// Spans of time as people write them in queries.
#pragma once

#include <optional>
#include <string_view>

#include "common/core/result.h"
#include "common/text/dates.h"

namespace lede::text {

// Half-open [from, until) in UTC; an empty end is open.
struct DateRange {
  std::optional<Time> from;
  std::optional<Time> until;

  bool operator==(const DateRange&) const = default;
};

// "2014", "2014-11", "2014-12-08", "nov 2014", "8 dec 2014", "today", "yesterday",
// "last week" (the whole Monday-to-Sunday week before this one), "this month", "last year",
// "last 7 days" = "past 7 days" = "7d" (so many days up to and including today; also h, w, m, y
// and their words: "past 3 months" in May begins in February), "3 days ago" (that day),
// "monday" (the last before today), a date with a clock, "2014-W49", and A..B, A.., ..B of these
// (A's first second to B's last). Days are days in UTC.
// `now` decides the relative ones. Errors (kUsage): not understood (with examples as hint),
// a range that ends before it begins, a day that does not exist.
core::Result<DateRange> parse_date_range(std::string_view s, Time now);

}  // namespace lede::text
