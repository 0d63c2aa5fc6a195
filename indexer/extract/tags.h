// The tags that the publisher gave the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// From the first of these that has any: structured data (keywords), article:tag, news_keywords and
// their like, Dublin Core, the visible list, keywords. What structured data says the article is
// about comes on top. `site` and `title` are no tags.
std::vector<std::string> find_tags(const Dom& dom, const Head& head, const Meta& meta,
                                   const StructuredArticle& data, std::string_view site,
                                   std::string_view title);

}  // namespace lede::extract
