// How many articles there are of each day, week, month or year.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/text/date_range.h"
#include "searcher/match/matching.h"
#include "searcher/research/periods.h"

namespace lede::research {

// The days of some articles, in no order, and how many articles have none.
struct Days {
  std::vector<Day> days;
  std::uint64_t undated = 0;
};

// Of the articles in `range`; undated ones are counted whatever it is.
Days days_of(const archive::Snapshot& snapshot, const match::Matching& articles,
             const text::DateRange& range);

// The first and the last day of all these; nothing where none has a day.
std::optional<std::pair<Day, Day>> span_of(const std::vector<Days>& all);

// Counts of the periods `first` to `last` (numbers of periods, both included); days outside are passed
// over.
std::vector<std::uint64_t> count_periods(const Days& days, Period period, std::int32_t first,
                                         std::int32_t last);

}  // namespace lede::research
