// What the parts of the planner share while one query is planned.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
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

struct Context {
  const archive::Snapshot& snapshot;
  text::Time now;
  text::Stemmer stemmer;
  bool negated = false;  // below an odd number of NOTs: nothing there is highlighted
  std::vector<Highlight> highlights;
  std::vector<std::string> notes;

  void highlight(Highlight h) {
    if (!negated) highlights.push_back(std::move(h));
  }
};

// A word* that begins more words than this is refused.
inline constexpr std::size_t kMaxPrefixWords = 5'000;

}  // namespace lede::plan
