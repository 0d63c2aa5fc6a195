// Single articles tagged anew: built again into fresh partitions, where they replace themselves.
#pragma once

#include <vector>

#include "common/archive/snapshot.h"
#include "indexer/retag_state.h"
#include "indexer/tag/tagger.h"
#include "indexer/write/live_set.h"

namespace lede {

// The articles at `places` of the live set. They go live up to two thousand at a time, each with the
// story that it is in. Errors and counts go to `state`.
void retag_rows(write::LiveSet& archive, const tag::Tagger& tagger, const std::vector<archive::Place>& places,
                RetagState& state);

}  // namespace lede
