// Feeds that give several articles one guid or one link: such a name identifies none of them.
#pragma once

#include <string>
#include <vector>

#include "indexer/parse/feed.h"

namespace lede::parse {

// Gives each entry its `id` (common/article/identity.h): by what the feed's own entries show to
// tell articles apart. A guid that entries of different titles and links share is none, nor is a
// link that entries of different titles share, nor either where it is the address of the
// feed's site; the entry then takes the next kind of identity. So it is with one title ("Morning
// news") under which entries have other links, dates and texts, or three have other dates and
// texts. Entries that differ in less are one article that the feed lists twice. `feed_url` may be empty.
// Returns a line on each name that was found to be none.
std::vector<std::string> identify_entries(Feed& feed, const std::string& feed_url);

}  // namespace lede::parse
