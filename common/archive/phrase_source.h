// Queries on word positions: phrases, words near each other, and any of many words.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::archive {

// Documents where `keys` (positions.h) stand as a phrase: at consecutive positions, in order.
// Repeated keys are allowed. One key: documents that hold it.
Xapian::Query phrase_query(const Snapshot& snapshot, std::vector<std::string> keys);
// Documents where any of `phrases` stands: one phrase in several fields.
Xapian::Query any_phrase_query(const Snapshot& snapshot, std::vector<std::vector<std::string>> phrases);

// Documents where all `keys` stand in any order within `window` consecutive positions.
Xapian::Query near_query(const Snapshot& snapshot, std::vector<std::string> keys, std::uint32_t window);

// Documents that hold any of `keys`.
Xapian::Query any_key_query(const Snapshot& snapshot, std::vector<std::string> keys);

// The keys of all partitions that begin with `prefix`, sorted, without repeats: at most
// `limit` + 1, so that a caller sees when there are too many.
std::vector<std::string> keys_with_prefix(const Snapshot& snapshot, const std::string& prefix,
                                          std::size_t limit);

}  // namespace lede::archive
