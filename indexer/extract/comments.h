// Where the article is discussed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/extract/dom.h"
#include "indexer/extract/json_ld.h"

namespace lede::extract {

// A link to the discussion ("Join the Discussion", "12 Comments", "#comments"), absolute, else the
// anchor of the page's own section of comments, and their number where the page states it.
struct PageComments {
  std::string url;
  std::optional<std::int64_t> count;
};
PageComments find_comments(const Dom& dom, const StructuredArticle& data, std::string_view base);

}  // namespace lede::extract
