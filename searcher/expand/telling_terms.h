// The words that tell what some articles are about: those that stand in them far more often than in the
// archive. For pseudo relevance feedback, where the articles are the first results of a query.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::expand {

struct TellingTerm {
  std::string stem;
  std::string word;   // as it stands in the articles most often, folded
  double weight = 0;  // of the first 1, falling
};

// At most `count` terms of title and text, by the Bo1 weight of divergence from randomness (Amati,
// Probability Models for Information Retrieval, 2003, chapter 4): tf log2((1 + p) / p) + log2(1 + p), with tf
// the occurrences in `articles` and p those in the archive an article. Stop words, words of fewer than three
// letters and words that only one of several articles has are left out. Errors: kArchive, kIo.
core::Result<std::vector<TellingTerm>> telling_terms(const archive::Snapshot& snapshot,
                                                     const std::vector<article::Article>& articles,
                                                     std::size_t count);

}  // namespace lede::expand
