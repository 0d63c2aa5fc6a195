// Every document that a query matches: what exact totals, facets, grouping and date order are
// made of.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"

namespace lede::match {

struct Matching {
  std::vector<std::vector<std::uint32_t>> rows;  // by partition, ascending

  std::uint64_t total() const;
};

// The live documents that match `query`, unweighted: a few ns a document where it is terms alone
// (term_tree.h), else about 100. Errors: kArchive,
// kIo as Xapian gives them.
core::Result<Matching> collect(const archive::Snapshot& snapshot, const Xapian::Query& query);

// Those of a partition's `rows`, ascending, that are live.
std::vector<std::uint32_t> live_of(const archive::Snapshot& snapshot, std::size_t partition,
                                   std::vector<std::uint32_t> rows);

}  // namespace lede::match
