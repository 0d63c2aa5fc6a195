// JSON Feed, versions 1 and 1.1 (jsonfeed.org), to article records.
#pragma once

#include <string_view>

#include "indexer/parse/feed.h"

namespace lede::parse {

// True where `text` (valid UTF-8) is JSON rather than markup.
bool is_json(std::string_view text);

// Items are read one by one, so that memory is bounded by one item's lists and the records. What
// the feed says of all its items (authors, language) stands in for what an item leaves out. Of
// JSON that is cut off or badly formed the items before that place are read, and Feed::mended
// tells the place; without any the error does. Errors (kInvalidInput): not a JSON Feed, bad JSON.
core::Result<Feed> read_json_feed(std::string_view text, const FeedContext& context);

}  // namespace lede::parse
