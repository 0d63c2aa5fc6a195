// A blob to the article records in it: the parse and extract stages in one call.
#pragma once

#include <chrono>
#include <vector>

#include "common/article/article.h"
#include "indexer/run_report.h"
#include "indexer/source/blob.h"
#include "indexer/source/selection.h"

namespace lede {

struct ReadOptions {
  std::chrono::sys_seconds now;  // `collected` of articles that come without
  source::Selection selection;   // of articles that are not from a WARC record
};

// Every article that can be read and is selected, with `input`, `fetched_url`, `collected` (the
// blob's time, else `now`) and `id` given. `report` is told what cannot be read, with file, line
// or offset, what was mended in a feed and what else is amiss in it, and what was passed over as
// not selected.
std::vector<article::Article> read_articles(const source::Blob& blob, const ReadOptions& options,
                                            RunReport& report);

}  // namespace lede
