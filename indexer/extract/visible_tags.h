// The list of tags that a reader sees.
#pragma once

#include <string>
#include <vector>

#include "indexer/extract/dom.h"

namespace lede::extract {

// rel=tag, else a list that its class calls one, else one behind the label "Tags", "Topics", "Filed
// under" or the like, else links to pages of topics. Lists of headlines are none, nor is what stands
// before `from`, where the article's head begins: menus.
std::vector<std::string> tags_on_page(const Dom& dom, NodeIndex from);

}  // namespace lede::extract
