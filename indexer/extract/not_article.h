// Front pages, lists of links, error pages and login walls: pages that hold no article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/dom.h"
#include "indexer/extract/main_text.h"

namespace lede::extract {

struct PageClaims {
  std::string_view url;                  // the page's own address; may be empty
  std::vector<std::string_view> titles;  // what names the page: the article's title, <title>
  bool article = false;       // structured data or a time of publication says that it is an article
  bool article_type = false;  // or at least og:type, which archives of articles say too
  bool list = false;          // structured data says that it is a list of other pages
};

// Why the page is no article, such as "an error page" or "a list of links"; empty when it is one.
// A page that says that it is an article and shows text is one, however short, unless its address is a front
// page's or a list's and it looks like that.
std::string_view why_no_article(const Dom& dom, const MainText& text, const PageClaims& claims);

}  // namespace lede::extract
