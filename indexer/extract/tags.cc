#include "indexer/extract/tags.h"

#include <algorithm>

#include "indexer/extract/tag_text.h"
#include "indexer/extract/text_value.h"
#include "indexer/extract/visible_tags.h"

namespace lede::extract {
namespace {

// A headline cut into its words by a template, "federal, reserve's, low, rate, policy, is": no tags.
bool is_cut_title(const std::vector<std::string>& tags, std::string_view title) {
  const std::string letters = letters_of(title);
  const auto of_title = std::count_if(tags.begin(), tags.end(), [&](const std::string& tag) {
    return tag.find(' ') == std::string::npos && letters.find(letters_of(tag)) != std::string::npos;
  });
  return tags.size() >= 6 && static_cast<std::size_t>(of_title) * 5 >= tags.size() * 4;
}

}  // namespace

std::vector<std::string> find_tags(const Dom& dom, const Head& head, const Meta& meta,
                                   const StructuredArticle& data, std::string_view site,
                                   std::string_view title) {
  std::vector<std::string> tags;
  add_lists(tags, data.keywords);
  for (const std::string_view key :
       {"article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "dc.subject", "dcterms.subject"}) {
    if (!tags.empty()) break;
    add_lists(tags, meta.all(key));
    if (is_cut_title(tags, title)) tags.clear();
  }
  if (tags.empty()) {
    // One link alone may be to anything.
    tags = tags_on_page(dom, head.begin());
    std::vector<std::string> keywords;
    if (tags.size() < 2) add_lists(keywords, meta.all("keywords"));
    if (!keywords.empty() && !is_cut_title(keywords, title)) tags = std::move(keywords);
  }
  for (const std::string& topic : data.about) add_tag(tags, topic);
  std::erase_if(tags, [&](const std::string& tag) {
    return same_letters(tag, site) || same_letters(tag, title) || tag.size() > kMaxTag;
  });
  return tags;
}

}  // namespace lede::extract
