// Partitions whose deleted rows weigh on readers, written anew from their live records.
#pragma once

#include <cstdint>
#include <functional>

#include "common/core/result.h"
#include "indexer/write/live_set.h"

namespace lede::write {

// Gives near-copy fingerprints of a text (story/fingerprint.h); passed in, since stages do not
// see each other.
using Fingerprints = std::function<std::vector<std::uint64_t>(const text::Tokens& body)>;

// Rewrites every partition with more than `share` (0 to 1) of its rows deleted, one after the
// other, each in one step; the articles and their stories stay as they are. `stop` ends it
// between partitions. Returns how many rows were given back. Nothing else may write meanwhile.
core::Result<std::uint64_t> rewrite_partitions(LiveSet& archive, double share,
                                               const Fingerprints& fingerprints,
                                               const std::function<bool()>& stop);

}  // namespace lede::write
