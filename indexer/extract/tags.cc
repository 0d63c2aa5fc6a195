#include "indexer/extract/tags.h"

#include <algorithm>

#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxTag = 80;
constexpr std::size_t kMaxTags = 60;

constexpr std::string_view kLabels[] = {
    "tags",
    "tag",
    "topics",
    "topic",
    "filed under",
    "keywords",
    "tagged",
    "tagged with",
    "related topics",
    "tags in this article",
    "topics in this article",
    "article tags",
    "article topics",
    "story tags",
    "in this story",
    "posted in",
    "categories",
    "more on",
    "more about",
    "read more about",
    "explore more on these topics",
    "explore related topics",
    "themen",
    "schlagworte",
    "schlagwörter",
    "mehr zum thema",
    "stichworte",
    "temas",
    "etiquetas",
    "archivado en",
    "palabras clave",
    "assuntos",
    "mots-clés",
    "mots clés",
    "sujets",
    "thèmes",
    "argomenti",
    "temi",
    "parole chiave",
    "onderwerpen",
    "trefwoorden",
    "ämnen",
    "taggar",
    "emner",
    "emneord",
    "aiheet",
    "avainsanat",
    "teemat",
    "etiketler",
    "теги",
    "темы",
    "тэги",
    "témata",
    "tagi",
    "tematy",
    "topik",
    "топик",
    "метки",
    "标签",
    "關鍵字",
    "关键词",
    "タグ",
    "キーワード",
    "태그",
    "chủ đề",
    "từ khóa",
    "وسوم",
};

bool is_label(std::string_view text) {
  while (!text.empty() && (text.back() == ':' || text.back() == ' ')) text.remove_suffix(1);
  if (text.ends_with("：")) text.remove_suffix(3);
  if (text.size() > 40) return false;
  const std::string lower = ascii_lower(text);
  return std::find(std::begin(kLabels), std::end(kLabels), lower) != std::end(kLabels);
}

std::string clean_tag(std::string_view raw) {
  std::string tag(trim(raw));
  while (!tag.empty() && (tag.front() == '#' || tag.front() == ',' || tag.front() == ' ')) tag.erase(0, 1);
  while (!tag.empty() && (tag.back() == ',' || tag.back() == ';' || tag.back() == ' ')) tag.pop_back();
  return tag;
}

// Machine keys ("news:12345", "section/world", "ID=44") and whole sentences are no tags.
bool is_tag(const std::string& tag) {
  if (tag.size() < 2 || tag.size() > kMaxTag) return false;
  if (tag.find("://") != std::string::npos || tag.find('=') != std::string::npos) return false;
  if (tag.find('_') != std::string::npos && tag.find(' ') == std::string::npos) return false;
  return !std::all_of(tag.begin(), tag.end(),
                      [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
}

void add_tag(std::vector<std::string>& tags, std::string_view raw) {
  std::string tag = clean_tag(raw);
  if (is_tag(tag) && tags.size() < kMaxTags) add_unique(tags, std::move(tag));
}

void add_list(std::vector<std::string>& tags, std::string_view list) {
  const char* separators = list.find(',') != std::string_view::npos   ? ","
                           : list.find(';') != std::string_view::npos ? ";"
                                                                      : "|";
  for (const std::string& one : split(list, separators)) add_tag(tags, one);
}

// Items of a list of links, or of a list; nothing when it holds other text too.
std::vector<std::string> items_below(const Dom& dom, NodeIndex from, NodeIndex to) {
  std::vector<std::string> out;
  std::uint32_t taken = 0;
  std::uint32_t all = 0;
  for (NodeIndex i = from; i < to; ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText) all += node.text_bytes;
    const bool item = node.element == Element::kA || (node.element == Element::kLi && node.link_bytes == 0) ||
                      (node.element == Element::kSpan && node.end == i + 2 &&
                       !dom.has_ancestor(i, Element::kA) && !dom.has_ancestor(i, Element::kLi));
    if (!item || node.text_bytes == 0) continue;
    if (node.text_bytes <= kMaxTag) add_tag(out, dom.text_of(i));
    taken += node.text_bytes;
    all += node.text_bytes;
    i = node.end - 1;
  }
  // Commas between links are not text; a sentence is.
  if (taken * 10 < all * 7 || out.size() > 30) out.clear();
  return out;
}

// Behind the label, in its own element or the next ones of it or of an element around it.
std::vector<std::string> items_behind(const Dom& dom, NodeIndex label) {
  NodeIndex around = label;
  NodeIndex after = dom[label].element == Element::kText ? label + 1 : dom[label].end;
  for (int level = 0; level < 4 && around > 0; ++level) {
    around = dom[around].parent;
    if (dom[around].text_bytes > 1500) break;
    const NodeIndex end = dom[around].end;
    for (NodeIndex next = after; next < end;
         next = dom[next].element == Element::kText ? next + 1 : dom[next].end) {
      if (dom[next].text_bytes == 0) continue;
      if (is_heading(dom[next].element) && next != after) break;
      const std::vector<std::string> all = items_below(dom, next, end);
      if (!all.empty()) return all;
      std::vector<std::string> first = items_below(dom, next, dom[next].end);
      return first;
    }
    after = end;
  }
  return {};
}

}  // namespace

std::vector<std::string> tags_on_page(const Dom& dom) {
  std::vector<std::string> tags;
  constexpr std::uint32_t kElsewhere = kHintNavigation | kHintComments | kHintAd;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kA) {
      const std::vector<std::string> rel = split(node.xml.attribute("rel").value(), " ");
      const bool is_rel_tag = std::find(rel.begin(), rel.end(), "tag") != rel.end();
      if (is_rel_tag && !(dom.hints_above(i) & kHintRelated)) add_tag(tags, dom.text_of(i));
    }
  }
  if (!tags.empty()) return tags;
  for (NodeIndex i = 0; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element != Element::kText || node.text_bytes == 0 || node.text_bytes > 40) continue;
    if (!is_label(trim(node.xml.value()))) continue;
    if (dom.hints_above(i) & kElsewhere || dom.has_ancestor(i, Element::kFooter)) continue;
    for (const std::string& tag : items_behind(dom, i)) add_tag(tags, tag);
    if (!tags.empty()) return tags;
  }
  return tags;
}

std::vector<std::string> find_tags(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                                   std::string_view site, std::string_view title) {
  std::vector<std::string> tags;
  const auto add_meta = [&](std::string_view key) {
    for (const std::string& value : meta.all(key)) add_list(tags, value);
  };
  for (const std::string& keyword : data.keywords) add_list(tags, keyword);
  if (tags.empty()) add_meta("article:tag");
  if (tags.empty()) add_meta("news_keywords");
  if (tags.empty()) add_meta("parsely-tags");
  if (tags.empty()) add_meta("sailthru.tags");
  for (std::string& tag : tags_on_page(dom)) add_unique(tags, std::move(tag));
  if (tags.empty()) add_meta("keywords");
  if (tags.empty()) add_meta("dc.subject");
  std::erase_if(tags,
                [&](const std::string& tag) { return same_letters(tag, site) || same_letters(tag, title); });
  return tags;
}

}  // namespace lede::extract
