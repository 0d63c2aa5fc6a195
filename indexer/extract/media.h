// Pictures of the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// The leading picture (what the page names as such, else the first of the article) and all
// pictures inside `container`, the text, that have a size of interest, and those with a caption
// between the headline and the text, addresses made absolute against `base`; each address once.
// Credits stand apart from captions. Of `article` the title and the source must be known.
struct PageMedia {
  std::string image;
  std::vector<article::Media> media;
};
PageMedia find_media(const Dom& dom, NodeIndex container, const Meta& meta, const StructuredArticle& data,
                     const article::Article& article, std::string_view base);

}  // namespace lede::extract
