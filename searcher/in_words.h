// A query in plain words, so that its user can see how it was read.
#pragma once

#include <string>

#include "searcher/match/ranking.h"
#include "searcher/plan/plan.h"

namespace lede::searcher {

// Some lines, indented as the query is nested; dates as days in UTC, named spans as what they stand for.
// `plan` is that of `request`: the spellings and the tags that are named come from it.
std::string query_in_words(const plan::Request& request, const plan::Plan& plan, match::Sort sort,
                           match::Group group);

}  // namespace lede::searcher
