// What the parts of the planner share while one query is planned.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "common/text/dates.h"
#include "common/text/stems.h"
#include "searcher/plan/plan.h"

namespace lede::plan {

// A planned part of the tree.
struct Part {
  Xapian::Query query;
  bool weighted = false;  // false: it only restricts; whoever joins it takes its weight away
};

// Nothing: the part asks for no word (punctuation), so it neither restricts nor finds.
using MaybePart = std::optional<Part>;

// A word* that begins more words than this is refused.
inline constexpr std::size_t kMaxPrefixWords = 5'000;
// The words, values and phrases that all of a query's stars and NEARs stand for: each costs a
// posting list, so a query of many wide ones is refused.
inline constexpr std::size_t kMaxExpansions = 50'000;

inline constexpr std::size_t kMaxSuggestions = 5;  // for one query: each reads many terms
// A word~1, or a word with a * before or in its first letters, costs a walk over all the archive's words.
inline constexpr std::size_t kMaxWalks = 50;
// A word~1 that is like more words than this is refused; so is a * inside a word.
inline constexpr std::size_t kMaxLikeWords = 5'000;

struct Context {
  const archive::Snapshot& snapshot;
  text::Time now;
  text::Stemmer stemmer;
  // Stop words weigh nothing: the query has other words. They must still match.
  bool weightless_stop_words = false;
  bool negated = false;  // below an odd number of NOTs: nothing there is highlighted
  std::vector<Highlight> highlights = {};
  std::vector<Piece> pieces = {};
  std::vector<std::string> notes = {};
  std::vector<std::string> spellings = {};
  std::vector<std::string> named_tags = {};
  std::size_t expansions = 0;
  bool learned = false;  // as in Request
  bool exact = false;    // as in Request
  bool salient = false;  // as in Request
  std::size_t walks = 0;

  // Error (kUsage): more than kMaxWalks.
  core::Status walk() {
    if (++walks <= kMaxWalks) return core::ok_status();
    return core::Error{
        core::ErrorCode::kUsage,
        "the query has more than " + std::to_string(kMaxWalks) + " words with ~ or with a leading *",
        "give fewer of them", ""};
  }

  // Counts `more` of them. Error (kUsage): more than kMaxExpansions.
  core::Status expand(std::size_t more) {
    expansions += more;
    if (expansions <= kMaxExpansions) return core::ok_status();
    return core::Error{core::ErrorCode::kUsage,
                       "what stands with * or NEAR stands for more than " + std::to_string(kMaxExpansions) +
                           " words or names",
                       "give more letters before each *, or fewer of them", ""};
  }

  void highlight(Highlight h) {
    if (!negated) highlights.push_back(std::move(h));
  }
};

}  // namespace lede::plan
