// Date ranges as terms.
#pragma once

#include <xapian.h>

#include "common/text/date_range.h"

namespace lede::plan {

// The articles published within `range`: month terms, day terms where a month is cut, and the
// published value where a day is cut. Undated articles never match. Without weight.
Xapian::Query date_query(const Xapian::Database& database, const text::DateRange& range);

}  // namespace lede::plan
