#include "indexer/schedule/entry_page.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "common/article/tag_name.h"
#include "common/text/url.h"

namespace lede::schedule {
namespace {

using article::Article;

constexpr std::size_t kWholeText = 800;  // bytes
constexpr std::size_t kLastLine = 80;    // an invitation to read on is no longer than this

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool contains_ignoring_case(std::string_view s, std::string_view wanted) {
  return std::search(s.begin(), s.end(), wanted.begin(), wanted.end(),
                     [](char a, char b) { return lower(a) == lower(b); }) != s.end();
}

bool ends_with_dots(std::string_view s) {
  while (!s.empty() && (s.back() == ' ' || s.back() == '\n' || s.back() == ']' || s.back() == ')'))
    s.remove_suffix(1);
  return s.ends_with("…") || s.ends_with("...");
}

bool is_cut(std::string_view text) {
  if (ends_with_dots(text)) return true;
  const std::size_t line = text.rfind('\n');
  const std::string_view last = text.substr(line == std::string_view::npos ? 0 : line + 1);
  if (last.size() > kLastLine) return false;
  static constexpr std::array<std::string_view, 9> kInvitations{
      "read more",   "read the full", "continue reading", "keep reading", "full story",
      "weiterlesen", "lire la suite", "leer más",         "leggi tutto"};
  return std::any_of(kInvitations.begin(), kInvitations.end(),
                     [&](std::string_view words) { return contains_ignoring_case(last, words); });
}

void take_if_empty(std::string& own, std::string other) {
  if (own.empty()) own = std::move(other);
}

std::string address_of(const Article& entry, const Article& page) {
  const std::string answered = text::canonical_url(page.fetched_url);
  if (!page.url.empty() && text::host_of(page.url) == text::host_of(answered)) return page.url;
  return answered.empty() ? entry.url : answered;
}

void add_tag(std::vector<article::Tag>& tags, article::Tag tag) {
  const std::string key = article::fold_tag(tag.name);
  const bool known = key.empty() || std::any_of(tags.begin(), tags.end(), [&](const article::Tag& other) {
                       return article::fold_tag(other.name) == key;
                     });
  if (!known) tags.push_back(std::move(tag));
}

bool names_only_the_source(const Article& entry) {
  return entry.authors.size() == 1 && !entry.source.empty() &&
         article::fold_tag(entry.authors[0]) == article::fold_tag(entry.source);
}

void join_times(Article& entry, const Article& page) {
  const bool only_updated = !entry.published || entry.published == entry.updated;
  if (only_updated && page.published && (!entry.published || *page.published < *entry.published)) {
    entry.published = page.published;
    entry.published_from = page.published_from;
  }
  if (page.updated && (!entry.updated || *page.updated > *entry.updated)) entry.updated = page.updated;
}

}  // namespace

bool carries_whole_text(const Article& entry) {
  return entry.text.size() >= kWholeText && !is_cut(entry.text);
}

Article join_page(Article entry, Article page) {
  entry.url = address_of(entry, page);
  entry.fetched_url = page.fetched_url;
  if (entry.title.empty() || (ends_with_dots(entry.title) && !page.title.empty())) entry.title = page.title;
  join_times(entry, page);
  if (entry.authors.empty() || (names_only_the_source(entry) && !page.authors.empty()))
    entry.authors = std::move(page.authors);
  if (page.text.size() > entry.text.size()) entry.text = std::move(page.text);
  take_if_empty(entry.summary, std::move(page.summary));
  take_if_empty(entry.language, std::move(page.language));
  take_if_empty(entry.image, std::move(page.image));
  take_if_empty(entry.origin, std::move(page.origin));
  take_if_empty(entry.source, std::move(page.source));
  take_if_empty(entry.comments_url, std::move(page.comments_url));
  if (!entry.comments_count) entry.comments_count = page.comments_count;
  if (!page.section.empty()) entry.section = std::move(page.section);
  if (!page.quotes.empty()) entry.quotes = std::move(page.quotes);
  for (article::Tag& tag : page.tags) {
    if (tag.by == article::TagBy::kPublisher) add_tag(entry.tags, std::move(tag));
  }
  for (article::Media& medium : page.media) {
    const bool known = std::any_of(entry.media.begin(), entry.media.end(),
                                   [&](const article::Media& other) { return other.url == medium.url; });
    if (!known) entry.media.push_back(std::move(medium));
  }
  return entry;
}

void apply_settings(const FeedSettings& settings, Article& article) {
  if (const std::string& source = settings.text(FeedSetting::kSource); !source.empty())
    article.source = source;
  take_if_empty(article.section, settings.text(FeedSetting::kSection));
  for (const std::string& tag : settings.tags()) add_tag(article.tags, {tag, article::TagBy::kPublisher, {}});
}

}  // namespace lede::schedule
