// Results for news systems: IPTC ninjs 2.1, an item a line.
#pragma once

#include <string>

#include "searcher/present/page.h"

namespace lede::present {

// Each hit as one ninjs object (ninjs-schema_2.1.json) in a line of its own: uri, times, language, headline,
// body, byline, tags as subjects (`creator` says who gave them, `relevance` is a dictionary's score), the
// publication as an infosource, the picture as an association. An article whose identity is no URI gets
// urn:x-lede: before it.
std::string ninjs_page(const Page& page);

}  // namespace lede::present
