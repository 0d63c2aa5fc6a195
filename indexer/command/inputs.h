// What the commands that read articles have in common.
#pragma once

#include <chrono>
#include <memory>

#include "common/core/result.h"
#include "indexer/options.h"
#include "indexer/read_articles.h"
#include "indexer/run_report.h"
#include "indexer/source/reader.h"

namespace lede::command {

// The clock, --since and --url-prefix. Errors (kUsage): a --since that is no day to begin with.
core::Result<ReadOptions> read_options(const Options& options);

// The PATHs of the command line, with --input-format and --url. `report` must outlive the reader.
std::unique_ptr<source::Reader> open_inputs(const Options& options, const source::Selection& selection,
                                            RunReport& report);

// The system's clock; $SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for it in tests
// and reproducible archives.
std::chrono::sys_seconds clock_now();

}  // namespace lede::command
