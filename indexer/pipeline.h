// The way of an article into the archive: read, parse and extract, tag, group, write; on all
// cores, the results going live in the order of the input.
#pragma once

#include <functional>
#include <optional>

#include "common/core/result.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"
#include "indexer/source/reader.h"
#include "indexer/tag/tagger.h"
#include "indexer/write/live_set.h"

namespace lede {

struct AddOptions {
  unsigned threads = 1;  // workers, at least 1
  ReadOptions read;
  std::function<bool()> stop;  // asked between batches: true ends the run with what is done
};

struct AddOutcome {
  write::Counts counts;              // what is in the archive now, also after an error
  std::optional<core::Error> error;  // of the archive itself, such as a full disk; it ended the run
};

// Adds everything `reader` yields. What one input does wrong is told to `report` and costs that
// input only. Memory: about 100 MB a worker, whatever the size of the input.
AddOutcome add_articles(source::Reader& reader, const tag::Tagger& tagger, write::LiveSet& archive,
                        const AddOptions& options, RunReport& report);

}  // namespace lede
