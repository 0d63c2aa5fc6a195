// The list of feeds as OPML 2.0 (http://opml.org/spec2.opml), for other feed readers and for
// `feeds import`.
#pragma once

#include <string>
#include <vector>

#include "indexer/schedule/feed_record.h"

namespace lede::schedule {

// Sections become folders, nested at their slashes; tags the outlines' category. Settings beside
// these are lede's own and left out.
std::string to_opml(const std::vector<Feed>& feeds);

}  // namespace lede::schedule
