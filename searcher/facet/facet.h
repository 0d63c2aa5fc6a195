// How many articles of a result have each value of a field: exact, over the whole result.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/schema.h"
#include "common/archive/snapshot.h"
#include "searcher/match/matching.h"

namespace lede::facet {

inline constexpr std::size_t kDefaultRows = 10;

enum class Sorted { kByCount, kByName };

// Days instead of the values of `facet`, which is then kYear.
enum class Calendar {
  kNone,
  kDay,   // each day of a span, also those without an article
  kDate,  // years, below each its months, below each its days
};

struct Wanted {
  archive::Facet facet;
  std::size_t rows = kDefaultRows;   // most values to list; 0: all of them
  Sorted sorted = Sorted::kByCount;  // how those listed stand
  Calendar calendar = Calendar::kNone;
  bool tree = false;  // of tags and salient ones: by what is broader (tag_tree.h)
};

struct Value {
  std::string key;    // folded (schema.h); for year and month the same as `label`
  std::string label;  // as written in the lowest partition that has it; 2014, 2014-12 (UTC)
  std::uint64_t count = 0;

  bool operator==(const Value&) const = default;
};

// Most frequent first, then by key; years and months newest first. An article with two values
// counts for both, one without any for none.
struct Counts {
  archive::Facet facet;
  std::vector<Value> values;
  std::uint64_t distinct = 0;  // how many values there are, listed or not
  std::uint64_t valued = 0;    // articles with a value
  bool single = true;          // no article has two
};

// Articles of `matching` that a list of some of the `counts` of it leaves out, so that its rows and these
// two add up where an article has one value at most.
struct Rest {
  std::uint64_t other = 0;  // with values, none of which is listed
  std::uint64_t none = 0;   // without a value
};
Rest rest(const archive::Snapshot& snapshot, const match::Matching& matching, const Counts& counts,
          const std::vector<Value>& listed);

Counts count(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted);

}  // namespace lede::facet
