// What a query does not match.
#pragma once

#include <xapian.h>

namespace lede::plan {

// `query` without what `excluded` matches. Not always OP_AND_NOT: Xapian 1.4 (to 1.4.22 at least) never tells
// an AND on its right-hand side what weights to expect, which then skips by what is in memory by chance, and
// articles stay that had to go. Such a side is turned round instead (De Morgan).
Xapian::Query without(const Xapian::Query& query, const Xapian::Query& excluded);

}  // namespace lede::plan
