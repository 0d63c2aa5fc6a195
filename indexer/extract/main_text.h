// The article's own text out of the page.
#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/dom.h"
#include "indexer/extract/link_list.h"

namespace lede::extract {

struct MainText {
  std::string text;         // paragraphs parted by a blank line; empty when nothing was found
  std::string lead;         // the stand-first, where the article shows one and it is told apart
  NodeIndex container = 0;  // the element that holds it
  LinkList links;           // what the page around it links to
};

struct MainTextHints {
  std::string_view title;         // the article's, so that it is left out of the text
  std::string_view summary;       // the page's own description: a stand-first that says the same is no text
  std::string_view article_body;  // what the publisher's structured data says the text is; may be empty
  std::string_view url = {};      // the page's own address; may be empty
};

MainText find_main_text(const Dom& dom, const MainTextHints& hints);

}  // namespace lede::extract
