// An entry of a feed and the page that it links to, as one article.
#pragma once

#include <string>

#include "common/article/article.h"
#include "indexer/schedule/feed_record.h"

namespace lede::schedule {

// True where the entry carries the whole text as far as can be told: 800 bytes or more that are not
// cut off ("…", "Read more").
bool carries_whole_text(const article::Article& entry);

// The entry with what the page adds. What both say, in this order:
//   id, guid, link     the entry's
//   url                the page's own (canonical) where it is of the host that answered, else the address
//                      that answered
//   title              the entry's, unless cut off
//   published          the entry's; the page's where the entry only told when it was updated
//   updated            the later one
//   authors            the entry's, unless that is only the publication's name
//   text               the longer one: a feed may carry all, a page may hide some
//   summary, language, image, comments, origin, source   the entry's
//   section, quotes    the page's
//   tags, media        the entry's, then the page's that are other ones
article::Article join_page(article::Article entry, article::Article page);

// What the user set for the feed: source, section where there is none, tags.
void apply_settings(const FeedSettings& settings, article::Article& article);

}  // namespace lede::schedule
