// The way from the front page to the article, and the section that it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"

namespace lede::extract {

// A list that is called one (class, id, label or type), or links with arrows between them, that
// begins at the front page or is called one. `base` is the page's address. Empty for none.
std::vector<Crumb> breadcrumbs_on_page(const Dom& dom, std::string_view base);

// The first crumb behind the front page that is not the article itself; empty for none.
std::string section_of(const std::vector<Crumb>& crumbs, std::string_view title, std::string_view site,
                       std::string_view base);

}  // namespace lede::extract
