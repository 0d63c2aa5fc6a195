// The parts of an article that are indexed whole: identity, facets, dates and properties.
#pragma once

#include <xapian.h>

#include "common/archive/columns.h"
#include "common/article/article.h"

namespace lede::write {

// Adds the boolean terms and values of archive/schema.h, all but words.
void add_field_terms(Xapian::Document& document, const article::Article& article);

// The article's column values; bands and story are left empty.
archive::Row row_of(const article::Article& article);

}  // namespace lede::write
