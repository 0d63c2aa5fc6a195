// Near-copy fingerprints: two texts that share one are taken for copies of one story, such as
// an agency's report with small edits in two papers.
//
// A text is the set of its runs of kShingleWords words (shingles; Broder, "On the resemblance
// and containment of documents", 1997). One-permutation MinHash (Li, Owen and Zhang, "One
// Permutation Hashing", NIPS 2012; empty bins filled as by Shrivastava, ICML 2017) samples
// kBands * kRows of them, so that each sample agrees between two texts with the probability of
// their resemblance J, the share of shingles they have in common. kRows samples together are a
// fingerprint, so of kBands fingerprints at least one is shared with
//
//   P(J) = 1 - (1 - J^kRows)^kBands
//
//   J    .95    .9     .85    .8     .75    .7     .6     .5     .4     .3     .2
//   P    1.000  1.000  .994   .947   .815   .613   .237   .061   .010   .0010  .00004
//
// The curve is steep because different articles of one site that share captions and link lists
// reach J = .5, and one wrong link joins two whole groups.
//
// When each word is changed with probability p, about s = (1 - p)^kShingleWords of the shingles
// stay and J = s / (2 - s): .89 for 2 % of the words, .75 for 5 %, .57 for 10 %, so P is
// 1.000, .815 and .173.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/text/tokens.h"

namespace lede::story {

inline constexpr std::size_t kShingleWords = 3;
inline constexpr std::size_t kBands = 16;
inline constexpr std::size_t kRows = 8;
inline constexpr std::size_t kFewestWords = 40;

// kBands fingerprints, or none for a text of fewer than kFewestWords words. The same text, the
// same fingerprints, on every machine: they are kept in archives.
std::vector<std::uint64_t> story_fingerprints(const text::Tokens& body);

}  // namespace lede::story
