// The syntax tree's operators as Xapian's.
#pragma once

#include "common/core/result.h"
#include "searcher/plan/context.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// Errors (kUsage): a date that cannot be read, a prefix or NEAR over its limits. Recursion is
// as deep as the tree, which the parser bounds.
core::Result<MaybePart> plan_tree(Context& context, const query::Node& node);

}  // namespace lede::plan
