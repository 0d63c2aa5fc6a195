// The words of a query that name a tag, as evidence of what it is about: "kim jong un" ranks articles with
// the tag Kim Jong Un higher, and those that are about him (article::is_salient) highest. It only weighs;
// what matches, and so every count, stays as it is.
#pragma once

#include <xapian.h>

#include "searcher/plan/context.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// `query`, the plan of `root`, with a weight for each tag that words or a phrase of `root` name, by its name
// or another one that the dictionaries know for it alone; the longest name first. Words in fields, behind a
// minus and stop words by themselves name nothing. Leaves a piece for each. May throw Xapian::Error.
Xapian::Query weigh_named_tags(Context& context, const query::Node& root, const Xapian::Query& query);

}  // namespace lede::plan
