// What an article is about, as the words that tell it from the rest of the archive: a query made of
// them finds articles like it.
//
// Words are chosen by (1 + ln tf) * ln(N / df), and weigh (1 + ln tf) in the query, to which BM25 adds
// their rarity: Rocchio's expansion by one relevant document (Carpineto and Romano 2012, section 4), as
// Lucene's MoreLikeThis does it. A word of the title counts kTitleBoost times.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"

namespace lede::similar {

inline constexpr std::size_t kMostWords = 30;

struct TellingWord {
  std::string stem;
  std::string form;   // as it stands in the article first, folded
  double count = 1;   // 1 + ln tf
  double weight = 0;  // count * ln(N / df)
};

// At most kMostWords, the most telling first. Left out: numbers, words of one or two letters, words that
// no other article has, and those of more than a fourth of all (in an archive of some size). Errors:
// kArchive, kIo.
core::Result<std::vector<TellingWord>> telling_words(const archive::Snapshot& snapshot,
                                                     std::string_view title, std::string_view text);

// The articles that hold any of them.
Xapian::Query query_of(const std::vector<TellingWord>& words);

// The different words of a text, folded and sorted; and how much two such lists are the same, from 0 to
// 1 (Jaccard's coefficient). From kCopy on the texts are copies of one report.
std::vector<std::string> word_set(std::string_view text);
double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b);
inline constexpr double kCopy = 0.7;

}  // namespace lede::similar
