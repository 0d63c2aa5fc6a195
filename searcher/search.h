// One query from its text to a page of results: the one place that sees query, plan, match,
// facet and present together.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/options.h"
#include "searcher/present/marker.h"
#include "searcher/present/page.h"
#include "searcher/query/periods.h"

namespace lede::searcher {

// How much of each hit is read.
enum class Depth {
  kId,       // article.id alone
  kRecord,   // the whole record
  kSnippet,  // and its snippet and marked title
};

// Takes the parts of a page as they are read (present::Page); false: no more of them are wanted.
using PageParts = std::function<bool(const present::Page& part)>;

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

// The same, with the page's hits given to `parts` a few hundred at a time, once or more, so that any number
// of results takes little memory: about 100 bytes a hit. `notes` first, before any part.
using Notes = std::function<void(const std::vector<std::string>& notes)>;
core::Status search_in_parts(const archive::Snapshot& snapshot, const Options& options, const Ask& ask,
                             const Notes& notes, const PageParts& parts);

// Says in words how the query is read, a line each; it is not run. Errors as search().
core::Result<std::string> explain_query(const archive::Snapshot& snapshot, const Options& options,
                                        const Ask& ask);

// The names for spans of time of the archive that the options name: for whatever takes a date.
query::Periods periods_of(const Options& options, std::chrono::sys_seconds now);

// What a snippet marks for the options' query, which is not run.
core::Result<std::vector<present::Wanted>> wanted_of(const archive::Snapshot& snapshot,
                                                     const Options& options, std::chrono::sys_seconds now);

}  // namespace lede::searcher
