// The article's headline, without the site's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// From <h1>, structured data, Open Graph and <title>, by how far they agree. `site` is the
// publication's name, `host` the page's host; both may be empty.
std::string find_title(const Dom& dom, const Meta& meta, const StructuredArticle& data, std::string_view site,
                       std::string_view host);

// "Headline | Site" -> "Headline": a last or first part, set off by a bar, dash or the like, that
// names the site or its host. At least one other part stays.
std::string without_site_name(std::string_view title, std::string_view site, std::string_view host);

// "The Harbour Post" of "Headline - The Harbour Post" on harbourpost.com: the first or last part
// of a window's title when the host is named after it. Empty for none.
std::string site_in_title(std::string_view title, std::string_view host);

}  // namespace lede::extract
