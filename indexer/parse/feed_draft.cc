#include "indexer/parse/feed_draft.h"

#include <algorithm>

#include "common/text/url.h"
#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

void add_once(std::vector<std::string>& list, std::string value) {
  if (value.empty() || list.size() >= EntryDraft::kMaxList) return;
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// BCP 47 as lede keeps it: lower case, "en_US" as "en-us".
std::string language_tag(std::string_view s) {
  std::string tag = to_lower(trim(s));
  std::replace(tag.begin(), tag.end(), '_', '-');
  return tag;
}

}  // namespace

void EntryDraft::add_author(std::string name) { add_once(authors, std::move(name)); }

void EntryDraft::add_tag(std::string name) { add_once(tags, std::move(name)); }

void EntryDraft::add_tags(std::string_view names) {
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    add_tag(std::string(trim(names.substr(0, comma))));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
}

void EntryDraft::add_media(article::Media medium) {
  if (medium.url.empty()) return;
  const auto known =
      std::find_if(media.begin(), media.end(), [&](const auto& other) { return other.url == medium.url; });
  if (known == media.end()) {
    if (media.size() < kMaxList) media.push_back(std::move(medium));
    return;
  }
  if (known->type.empty()) known->type = std::move(medium.type);
  if (known->caption.empty()) known->caption = std::move(medium.caption);
}

bool EntryDraft::any() const {
  return !title.empty() || !link.empty() || !guid.empty() || !summary.empty() || !text.empty() ||
         !image.empty() || !comments_url.empty() || !origin.empty() || published.value() || updated.value() ||
         !authors.empty() || !tags.empty() || !media.empty();
}

article::Article EntryDraft::take() {
  article::Article article;
  article.link = link.take();
  article.url = text::canonical_url(article.link);
  article.guid = guid.take();
  article.title = title.take();
  article.authors = std::move(authors);
  article.updated = updated.value();
  article.published = published.value() ? published.value() : updated.value();
  if (article.published) article.published_from = article::DateFrom::kFeed;
  article.origin = origin.take();
  article.section = section.take();
  article.language = language_tag(language.value());
  article.summary = summary.take();
  article.text = text.take();
  for (std::string& name : tags) article.tags.push_back({std::move(name), article::TagBy::kPublisher, {}});
  article.image = image.take();
  article.media = std::move(media);
  if (article.media.size() == 1 && article.media[0].caption.empty()) {
    article.media[0].caption = media_description.take();
  }
  article.comments_url = comments_url.take();
  article.comments_count = comments_count;
  return article;
}

}  // namespace lede::parse
