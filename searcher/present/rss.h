// Results as a feed: RSS 2.0 (RSS Advisory Board, 2.0.11) with dc:creator for authors.
#pragma once

#include <chrono>
#include <string>

#include "searcher/present/page.h"

namespace lede::present {

// A page or a part of one; the parts of a page, one after the other, are one document. An item's guid is
// the article's identity, its description the snippet, its categories the tags. What XML cannot hold
// (control characters) becomes a space.
std::string rss_page(const Page& page, std::chrono::sys_seconds now);

}  // namespace lede::present
