// Which matching articles come first: one page of a result in a stable order.
#pragma once

#include <xapian.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/match/matching.h"

namespace lede::match {

enum class Sort {
  kRelevance,  // BM25, best first
  kDate,       // newest first, undated last
  kBlend,      // relevance halved for every kHalfLife of age
};

enum class Group {
  kNone,
  kStory,  // of the copies of one story only the first in the order
};

// Half of the relevance is lost with each. A pure power of age, so the order of two articles
// never changes as both grow older. An undated article counts as old as the oldest in the pool;
// one dated in the future as new as today.
inline constexpr std::chrono::days kHalfLife{180};
// Blend reorders this many of the most relevant; what follows stays in order of relevance, its
// scores scaled to lie below theirs.
inline constexpr std::size_t kBlendPool = 1000;

struct Order {
  Sort sort = Sort::kRelevance;
  Group group = Group::kNone;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::chrono::sys_seconds now = {};
};

struct Hit {
  Xapian::docid docid = 0;
  double score = 0;          // BM25 weight, decayed by age for kBlend; 0 for kDate
  std::uint64_t copies = 0;  // other matching articles of the same story; with kStory only
};

// The page [offset, offset + limit) of the whole order. Equal articles stand in order of docid,
// so the same query on the same snapshot gives the same order, and pages concatenate.
// `matching` (collect() of the same query) is needed for kDate and kStory, else unused.
core::Result<std::vector<Hit>> rank(const archive::Snapshot& snapshot, const Xapian::Query& query,
                                    const Order& order, const Matching* matching);

// What `part` of a query adds to the relevance of each of `docids`: its BM25 weight when it is looked for
// alone, which is what it adds where parts are joined by AND and OR. Absent where it does not match.
core::Result<std::vector<std::optional<double>>> weights_of(const archive::Snapshot& snapshot,
                                                            const Xapian::Query& part,
                                                            const std::vector<Xapian::docid>& docids);

// Whether rank() needs `matching`.
bool needs_matching(const Order& order);

// Articles of `matching` when the copies of one story count once.
std::uint64_t count_stories(const archive::Snapshot& snapshot, const Matching& matching);

}  // namespace lede::match
