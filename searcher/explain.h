// Why each hit of a page is one.
#pragma once

#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/match/ranking.h"
#include "searcher/plan/plan.h"
#include "searcher/present/marker.h"
#include "searcher/present/page.h"

namespace lede::searcher {

// What a snippet marks of what a plan looks for.
std::vector<present::Wanted> to_wanted(const std::vector<plan::Highlight>& highlights);

// Fills Hit::matched with the parts that each hit holds: what they add to its relevance, by the ranking's own
// weights, and how often they stand in title and text. `found` are the hits of `hits`, whose records were
// read. Errors: kArchive, kIo.
core::Status explain(const archive::Snapshot& snapshot, const std::vector<plan::Piece>& pieces,
                     const std::vector<match::Hit>& found, std::vector<present::Hit>& hits);

}  // namespace lede::searcher
