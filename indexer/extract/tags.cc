#include "indexer/extract/tags.h"

#include <algorithm>

#include "indexer/extract/tag_text.h"
#include "indexer/extract/text_value.h"
#include "indexer/extract/visible_tags.h"

namespace lede::extract {

std::vector<std::string> find_tags(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                   std::string_view site, std::string_view title) {
  std::vector<std::string> tags;
  add_lists(tags, data.keywords);
  for (const std::string_view key :
       {"article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "dc.subject", "dcterms.subject"}) {
    if (tags.empty()) add_lists(tags, meta.all(key));
  }
  if (tags.empty()) {
    // One link alone may be to anything.
    tags = tags_on_page(dom);
    std::vector<std::string> keywords;
    if (tags.size() < 2) add_lists(keywords, meta.all("keywords"));
    if (!keywords.empty()) tags = std::move(keywords);
  }
  for (const std::string& topic : data.about) add_tag(tags, topic);
  std::erase_if(tags, [&](const std::string& tag) {
    return same_letters(tag, site) || same_letters(tag, title) || tag.size() > kMaxTag;
  });
  return tags;
}

}  // namespace lede::extract
