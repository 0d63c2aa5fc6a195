// How much of a page is links to other pages: what tells front pages and lists from articles.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/extract/page_blocks.h"

namespace lede::extract {

struct LinkList {
  std::size_t teasers = 0;        // blocks that are a link to another page; menus, tags and comments aside
  std::size_t paragraphs = 0;     // bytes of the text's paragraphs
  std::size_t below_teasers = 0;  // of them, those that belong to the teaser above
  std::size_t opening = 0;        // of them, those above the first teaser that has text
  std::size_t with_text = 0;      // teasers that have such paragraphs
  std::size_t own = 0;            // teasers of pages of the same host
  std::size_t own_with_text = 0;  // of them, those that have such paragraphs
  bool headline = false;          // a heading says the title
  bool no_links = false;          // nothing on the page is a link
};

// `kept` says of each block whether it is the text; `url` is the page's own address, may be empty.
LinkList list_links(const PageBlocks& blocks, const std::vector<bool>& kept, std::string_view url);

}  // namespace lede::extract
