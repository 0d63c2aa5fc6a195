// What the page says of the article in microdata (HTML Standard, section 5) with schema.org types.
#pragma once

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"

namespace lede::extract {

// The first item of an article type that holds the text (articleBody), else the only one of such
// a type; several without text are a list of other stories. Dates are left out: PageDates reads
// them where they stand.
StructuredArticle read_microdata(const Dom& dom);

// Gives `data` what it lacks and `more` has.
void fill_gaps(StructuredArticle& data, StructuredArticle more);

}  // namespace lede::extract
