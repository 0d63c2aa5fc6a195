// The people who wrote the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// From structured data, else meta elements, else rel=author and bylines. `site` is the
// publication's name, which is no author where a person is given.
std::vector<std::string> find_authors(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                      std::string_view site);

}  // namespace lede::extract
