// One whole article for a person to read.
#pragma once

#include <string>
#include <vector>

#include "common/article/article.h"
#include "searcher/present/marker.h"
#include "searcher/present/text_page.h"

namespace lede::present {

// Another article of the same story.
struct Copy {
  std::string id;
  std::string source;
  std::string title;
  std::optional<std::chrono::sys_seconds> published;
};

struct Copies {
  std::vector<Copy> listed;
  std::uint64_t more = 0;  // that are not listed
};

// Title, where and when, tags with who gave each, copies, then the text wrapped by paragraph
// with what `marker` finds marked.
std::string text_article(const article::Article& article, const Copies& copies, Marker& marker,
                         const TextLook& look);

}  // namespace lede::present
