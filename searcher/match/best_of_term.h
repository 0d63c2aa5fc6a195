// Which articles can be the best for one word, found without weighing every article that has it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::match {

// BM25 (Robertson et al., TREC-3, 1994) with Xapian's names for its parameters; the others are at rest.
struct Bm25 {
  double k1;
  double b;
  double min_normlen;
};

// Live documents that include the `count` best of those that have `term`, every tie of the last included, in
// no order; nothing where these would be too many to be worth it. Xapian looks up the length of each article
// that has the word, which is half of its work; here a list of frequencies is walked, and a length looked
// up only where the word stands so often that the shortest article would be among the best. Throws
// Xapian::Error as the lists do.
//
// With `favoured`, a few terms: the `count` best of the articles that have the same ones of them, for every
// choice of these. They include the `count` best of all where each term adds the same to every article.
std::optional<std::vector<archive::Place>> best_of_term(const archive::Snapshot& snapshot,
                                                        const std::string& term, std::size_t count,
                                                        const Bm25& bm25,
                                                        const std::vector<std::string>& favoured = {});

}  // namespace lede::match
