// Do a partition's columns tell what its records and its terms tell? Facets are counted by the columns
// and filters find by the terms, so a difference is a wrong count.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <string>

#include "common/archive/columns.h"
#include "common/article/article.h"

namespace lede::write {

// Told of each fault, one line.
using Problem = std::function<void(const std::string&)>;

// The columns of all rows, also deleted ones, beside the terms and values of their partition: a fault a
// facet, and one for dates. `partition` is the partition's database alone. Memory: four bytes for each
// different value of a facet. Throws Xapian::Error (xapian_guard.h).
void check_columns(const archive::Columns& columns, const Xapian::Database& partition,
                   const Problem& problem);

// What row `row` has in the columns beside what its record says: date, facets, fingerprint. `at` names
// the row in messages. `may_lack_salient`: the row may be from before format 5, and get its salient tags by
// `tags apply` only.
void check_column_row(const archive::Columns& columns, std::uint32_t row, const article::Article& article,
                      const std::string& at, bool may_lack_salient, const Problem& problem);

}  // namespace lede::write
