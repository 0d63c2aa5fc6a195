// Dates that the page shows its readers: in elements made for them, and in the words of the article's head.
#pragma once

#include <optional>

#include "indexer/extract/dom.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/written_dates.h"

namespace lede::extract {

struct MarkedDates : WrittenDates {
  std::optional<text::ZonedTime>
      further;  // of a <time> outside of the head, of which nothing says what it is
};

// Dates that elements carry: those said to be of publication or change anywhere, <time> outside of lists of
// other stories.
MarkedDates marked_dates(const Dom& dom, const Head& head);

// The dates of short texts in the head, in this order: in elements that are named after dates or bylines, in
// its lines, right above it, in its first paragraph's dateline. `updated`: what is known to be of a change.
WrittenDates dates_in_head(const Dom& dom, const Head& head, const std::optional<text::ZonedTime>& updated);

// "Veröffentlicht am 16.08.2019": a short line below the head that begins with what it is.
WrittenDates dates_below_head(const Dom& dom, const Head& head);

}  // namespace lede::extract
