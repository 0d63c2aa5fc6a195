// Which articles can be the best for a query, found without weighing every article that matches.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/row_source.h"
#include "common/archive/snapshot.h"

namespace lede::match {

// BM25 (Robertson et al., TREC-3, 1994) with Xapian's names for its parameters; the others are at rest.
struct Bm25 {
  double k1;
  double b;
  double min_normlen;
};

// What of a query matches, and weighs.
struct Weighed {
  std::vector<std::string> terms;            // each adds its weight, where an article has all
  std::vector<std::string> weightless = {};  // an article must have these too
  // An article that has one of these matches too, and weighs nothing by it.
  std::vector<std::string> also = {};
  // Where an article must be, such as a phrase; null: where it has all terms. Lives as long as its query.
  const archive::RowSource* source = nullptr;
  // Terms that add the same to every article that has them: each with what Xapian adds for it.
  std::vector<std::pair<std::string, double>> favoured = {};
};

// Live documents that include the `count` best, every tie of the last included, in no order; nothing where
// these would be too many, or too large a part of what matches, to be worth it. Xapian looks up the length of
// each article that matches, and makes a document of it; here lists of frequencies are walked, and a length
// is looked up only where the words stand so often that the shortest article would be among the best. Throws
// Xapian::Error as the lists do.
std::optional<std::vector<archive::Place>> best_of(const archive::Snapshot& snapshot, const Weighed& query,
                                                   std::size_t count, const Bm25& bm25);

}  // namespace lede::match
