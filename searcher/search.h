// One query from its text to a page of results: the one place that sees query, plan, match,
// facet and present together.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/options.h"
#include "searcher/present/marker.h"
#include "searcher/present/page.h"

namespace lede::searcher {

// How much of each hit is read.
enum class Depth {
  kId,       // article.id alone
  kRecord,   // the whole record
  kSnippet,  // and its snippet and marked title
};

struct Ask {
  std::string_view query;
  Depth depth = Depth::kSnippet;
  bool count = true;                  // fill Page::total and undated
  std::size_t snippet_columns = 200;  // for Depth::kSnippet
  std::chrono::sys_seconds now;
};

struct Answer {
  present::Page page;
  std::vector<std::string> notes;  // for the user, one line each
};

// Errors: kUsage for a mistake in the query (query::to_lines shows it) or in a date; kArchive,
// kIo when the archive cannot be read.
core::Result<Answer> search(const archive::Snapshot& snapshot, const Options& options, const Ask& ask);

// What a snippet marks for `query`, which is not run.
core::Result<std::vector<present::Wanted>> wanted_of(const archive::Snapshot& snapshot,
                                                     std::string_view query, std::chrono::sys_seconds now);

}  // namespace lede::searcher
