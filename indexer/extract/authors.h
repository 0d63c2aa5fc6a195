// The people who wrote the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/headline.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// From structured data, else meta elements, else rel=author and bylines, else a line in the article's
// head. Of `article` the source and the link must be known; the publication itself is no author where
// a person is given, nor is an account's name where the head names a person.
std::vector<std::string> find_authors(const Dom& dom, const Head& head, const Meta& meta,
                                      const StructuredArticle& data, const article::Article& article);

}  // namespace lede::extract
