// Do the pairs of common words (common/archive/pairs.h) tell what the positions tell?
#pragma once

#include <cstdint>

#include "common/archive/positions.h"
#include "indexer/write/verify_columns.h"

namespace lede::write {

// Finds every pair of `positions` anew, of `rows` rows, and tells of each that is missing, too many or
// other. Memory: a byte a word of 20,000 rows at a time. `positions` must be well formed.
void check_pairs(const archive::Positions& positions, std::uint32_t rows, const Problem& problem);

}  // namespace lede::write
