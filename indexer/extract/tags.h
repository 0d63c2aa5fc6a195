// The tags that the publisher gave the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// From structured data, article:tag, news_keywords, keywords, rel=tag and a visible list with
// the label "Tags", "Topics", "Filed under" or the like. `site` and `title` are no tags.
std::vector<std::string> find_tags(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                   std::string_view site, std::string_view title);

// The visible list alone.
std::vector<std::string> tags_on_page(const Dom& dom);

}  // namespace lede::extract
