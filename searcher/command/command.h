// The commands of lede-search: each reads its options, does its work and returns the exit status
// (0 found, 1 nothing found, 2 a mistake in one of --queries; errors are returned and printed by
// main).
#pragma once

#include <chrono>

#include "common/core/log.h"
#include "common/core/output.h"
#include "common/core/result.h"
#include "searcher/options.h"

namespace lede::searcher {

struct Context {
  const Options& options;
  core::Log& log;
  core::StandardOutput& output;
  std::chrono::sys_seconds now;
};

core::Result<int> run_query(Context& context);    // QUERY
core::Result<int> run_queries(Context& context);  // --queries
core::Result<int> run_show(Context& context);
core::Result<int> run_similar(Context& context);
core::Result<int> run_tags(Context& context);
core::Result<int> run_related(Context& context);
core::Result<int> run_timeline(Context& context);
core::Result<int> run_trends(Context& context);
core::Result<int> run_quotes(Context& context);
core::Result<int> run_alerts(Context& context);  // 1: an alert or its command failed

}  // namespace lede::searcher
