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

// The same for other lists of articles: what stands before the items, one of them, what stands after.
// `link`, a channel must have one, is the end of a URN: a search over a folder has no address on the web.
struct FeedHead {
  std::string title, link, description;
};
std::string rss_begin(const FeedHead& head, std::chrono::sys_seconds now);
std::string rss_item(const Hit& hit, std::string_view guid, const std::vector<std::string>& categories,
                     std::string_view description);
std::string rss_end();

}  // namespace lede::present
