// Pictures of the article and where it is discussed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/meta.h"

namespace lede::extract {

// The leading picture and all pictures inside `container` that have a caption or a size of
// interest, addresses made absolute against `base`; each address once.
struct PageMedia {
  std::string image;
  std::vector<article::Media> media;
};
PageMedia find_media(const Dom& dom, NodeIndex container, const Meta& meta, const StructuredArticle& data,
                     std::string_view base);

// A link to the discussion ("Join the Discussion", "12 Comments", "#comments"), absolute, and
// the number of comments where the page states it.
struct PageComments {
  std::string url;
  std::optional<std::int64_t> count;
};
PageComments find_comments(const Dom& dom, const StructuredArticle& data, std::string_view base);

}  // namespace lede::extract
