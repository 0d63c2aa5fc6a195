// Where the headline stands on the page, and the short lines right below it, in which pages that
// mark nothing up still name their authors and their date.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

// The outermost element that holds `title` and nothing else, links and lists aside; else the first
// <h1> as long as a headline; 0 for none.
NodeIndex find_headline(const Dom& dom, std::string_view title);

// In document order, up to the first long one that is no stand-first; parts of a line set off by bars, points
// in the middle of the line or wide spaces are lines of their own. Empty without a headline. Captions, share
// bars and lists of other stories are left out.
std::vector<std::string> lines_below_headline(const Dom& dom, std::string_view title);

// The parts of one line, as above.
std::vector<std::string> parts_of_line(std::string_view line);

}  // namespace lede::extract
