// The newest articles that match, found without collecting all.
#pragma once

#include <xapian.h>

#include <cstddef>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/match/matching.h"

namespace lede::match {

// Of the live documents that match, the newest: `count` at least, and every other that is as new as the last
// of them or newer; or all that match. So the first `count` in order of date are the same as of all. Where
// many match, only articles from some time on are looked at: columns tell at once which these are. Errors as
// collect().
core::Result<Matching> collect_newest(const archive::Snapshot& snapshot, const Xapian::Query& query,
                                      std::size_t count);

}  // namespace lede::match
