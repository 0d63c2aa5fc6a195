// Articles by day: a histogram that shows its empty days too, and a tree of years, months and days.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/text/date_range.h"
#include "searcher/facet/facet.h"
#include "searcher/match/matching.h"

namespace lede::facet {

struct DayCounts {
  std::map<std::chrono::sys_days, std::uint64_t> days;  // in UTC; those with articles
  std::uint64_t undated = 0;
};

DayCounts count_days(const archive::Snapshot& snapshot, const match::Matching& matching);

struct CalendarNode {
  std::string label;  // 2014, 2014-11, 2014-11-24
  std::uint64_t count = 0;
  std::size_t depth = 0;  // below the last node of less depth
};

struct CalendarList {
  std::vector<CalendarNode> listed;  // newest first; oldest first where sorted by name
  std::uint64_t distinct = 0;        // how many there are, listed or not
  std::uint64_t other = 0;           // articles of those that are not listed
};

inline constexpr std::size_t kDefaultDays = 31;
inline constexpr std::size_t kMostDays = 40'000;  // more days than this are cut to those with articles

// Each day of `range`, whose open ends are those of the first and last article; the newest `wanted.rows`.
CalendarList each_day(const DayCounts& counts, const text::DateRange& range, const Wanted& wanted);

// The newest `wanted.rows` years, each with its months and their days that have articles.
CalendarList date_tree(const DayCounts& counts, const Wanted& wanted);

}  // namespace lede::facet
