// Pseudo relevance feedback: what the first results of a query are about is weighed too.
#pragma once

#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "searcher/plan/plan.h"

namespace lede::searcher {

// Adds to `plan` the telling words of its first results, as weights alone: the same articles match, in
// another order. Returns the words, folded, the most telling first; none where nothing matches. Errors:
// kArchive, kIo.
core::Result<std::vector<std::string>> expand(const archive::Snapshot& snapshot, plan::Plan& plan);

}  // namespace lede::searcher
