// The tags that are written about more, in the last days, than their own past would have it (burst.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/match/matching.h"
#include "searcher/research/burst.h"
#include "searcher/research/periods.h"
#include "searcher/research/tag_index.h"

namespace lede::research {

struct TrendWindows {
  Day end = 0;            // the last day of the present window
  std::int32_t days = 7;  // length of each window, at least 1
  std::int32_t past = 8;  // windows before the present one, at least 2
  Day first_day(std::int32_t ago) const { return end - days * (ago + 1) + 1; }  // 0: the present window
};

struct Trend {
  std::string key;    // folded
  std::string label;  // as first written
  Window now;
  std::vector<Window> past;  // the latest first
  Burst burst;
};

struct Trends {
  std::uint64_t articles_now = 0;
  std::uint64_t articles_past = 0;
  std::vector<Trend> rising;
};

// Of `articles`, the tags with at least `least` in the present window and a score of `score` or more,
// the highest first; equal ones by count, then by key. Undated articles count nowhere.
Trends rising_tags(const archive::Snapshot& snapshot, const TagIndex& tags, const match::Matching& articles,
                   const TrendWindows& windows, std::uint64_t least, double score);

}  // namespace lede::research
