// The articles of an archive to learn tags from.
#pragma once

#include <cstdint>
#include <functional>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "indexer/learn/training_set.h"

namespace lede {

struct TrainingOptions {
  std::function<bool()> stop;                                           // asked between articles
  std::function<void(std::uint64_t read, std::uint64_t all)> progress;  // articles
};

// The articles with publisher's tags (those that a dictionary gives follow a rule already), newest first and
// those without a date last, up to the limits of learn::TrainingSet; finished. Errors: kInterrupted, as the
// snapshot's.
core::Result<learn::TrainingSet> read_training_set(const archive::Snapshot& snapshot,
                                                   const TrainingOptions& options);

}  // namespace lede
