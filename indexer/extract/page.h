// A page to an article: metadata from JSON-LD, Open Graph and meta elements, main text by
// scoring the tree.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::extract {

struct PageContext {
  std::string url;  // where the page came from, for relative addresses; may be empty
};

// `tree` as parse::parse_html gives it. `id` and `collected` are not yet given.
// Errors: kNoArticle for a front page, a list of links, an error page, a login wall, or no text;
// kInternal for a fault of ours, which other pages need not have.
core::Result<article::Article> extract_article(const pugi::xml_document& tree, const PageContext& context);

}  // namespace lede::extract
