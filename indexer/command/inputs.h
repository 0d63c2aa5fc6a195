// What the commands that read articles have in common.
#pragma once

#include <chrono>
#include <memory>

#include "indexer/options.h"
#include "indexer/source/reader.h"

namespace lede::command {

// The PATHs of the command line, with --input-format and --url.
std::unique_ptr<source::Reader> open_inputs(const Options& options, source::Report report);

// The system's clock; $SOURCE_DATE_EPOCH (reproducible-builds.org) stands in for it in tests
// and reproducible archives.
std::chrono::sys_seconds clock_now();

}  // namespace lede::command
