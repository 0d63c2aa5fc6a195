#include "indexer/extract/visible_tags.h"

#include <algorithm>
#include <string_view>

#include "indexer/extract/tag_text.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

template <std::size_t size>
bool contains(const std::string_view (&words)[size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

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
  return contains(kLabels, lower);
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t count_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// A list of tags, not of headlines: short items on the whole. Numbers of articles behind each tag
// ("Ferries 12", "Ferries(12)") are cut off.
std::vector<std::string> as_tags(std::vector<std::string> items) {
  std::size_t words = 0;
  std::size_t numbered = 0;
  for (const std::string& item : items) {
    words += count_words(item);
    numbered += is_digit(item.back()) || item.ends_with(')') ? 1 : 0;
  }
  if (items.empty() || words > 4 * items.size()) return {};
  if (items.size() < 2 || numbered < items.size()) return items;
  std::vector<std::string> out;
  for (std::string item : items) {
    if (item.back() == ')') item.pop_back();
    while (!item.empty() && is_digit(item.back())) item.pop_back();
    if (!item.empty() && item.back() == '(') item.pop_back();
    add_tag(out, item);
  }
  return out;
}

constexpr std::uint32_t kElsewhere = kHintNavigation | kHintComments | kHintAd | kHintRelated;
constexpr std::uint32_t kMaxList = 1200;  // bytes of text of a whole list of tags

bool is_elsewhere(const Dom& dom, NodeIndex i) {
  return (dom.hints_above(i) & kElsewhere) != 0 || dom.has_ancestor(i, Element::kFooter) ||
         dom.has_ancestor(i, Element::kAside) || dom.has_ancestor(i, Element::kHeader);
}

bool is_mostly_links(const Node& node, std::uint32_t heading_bytes = 0) {
  return node.text_bytes > heading_bytes && node.text_bytes <= kMaxList &&
         node.link_bytes * 10 >= (node.text_bytes - heading_bytes) * 6;
}

std::vector<std::string> rel_tags(const Dom& dom, NodeIndex from) {
  std::vector<std::string> tags;
  for (NodeIndex i = from; i < dom.size(); ++i) {
    if (dom[i].element != Element::kA) continue;
    const std::vector<std::string> rel = split(dom[i].xml.attribute("rel").value(), " ");
    const bool is_rel_tag = std::find(rel.begin(), rel.end(), "tag") != rel.end();
    if (is_rel_tag && !(dom.hints_above(i) & kHintRelated)) add_tag(tags, dom.text_of(i));
  }
  return tags;
}

// Links of an element that its class calls a list of tags.
std::vector<std::string> named_list(const Dom& dom, NodeIndex from) {
  for (NodeIndex i = std::max<NodeIndex>(from, 1); i < dom.size(); ++i) {
    if (!(dom[i].hints & kHintTags) || is_elsewhere(dom, i)) continue;
    const bool headed = i + 1 < dom[i].end && is_heading(dom[i + 1].element);
    const NodeIndex first = headed ? dom[i + 1].end : i;
    if (!is_mostly_links(dom[i], headed ? dom[i + 1].text_bytes : 0)) continue;
    std::vector<std::string> tags = as_tags(items_below(dom, first, dom[i].end));
    if (!tags.empty()) return tags;
  }
  return {};
}

std::vector<std::string> labelled_list(const Dom& dom, NodeIndex from) {
  for (NodeIndex i = from; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element != Element::kText || node.text_bytes == 0 || node.text_bytes > 40) continue;
    if (!is_label(trim(node.xml.value())) || dom.has_ancestor(i, Element::kA)) continue;
    if (dom.hints_above(i) & (kElsewhere & ~kHintRelated) || dom.has_ancestor(i, Element::kFooter)) continue;
    std::vector<std::string> tags = as_tags(items_behind(dom, i));
    if (!tags.empty()) return tags;
  }
  return {};
}

// ".../tag/ferries", "/topics/ferries", "/thema/faehren": an address under a word for topics.
bool leads_to_topic(std::string_view href) {
  constexpr std::string_view kWords[] = {"tag",     "tags",   "topic",  "topics",    "thema",     "themen",
                                         "tema",    "temas",  "sujet",  "sujets",    "keyword",   "keywords",
                                         "temat",   "etiket", "emne",   "etiqueta",  "etiquetas", "subject",
                                         "hashtag", "theme",  "themes", "argomenti", "onderwerp", "aihe"};
  const std::vector<std::string> path = split(href.substr(0, href.find_first_of("?#")), "/");
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (contains(kWords, ascii_lower(path[i]))) return true;
  }
  return false;
}

// Two links or more to pages of topics, with little else around them.
std::vector<std::string> list_of_topics(const Dom& dom, NodeIndex from) {
  for (NodeIndex i = std::max<NodeIndex>(from, 1); i < dom.size(); ++i) {
    if (dom[i].element != Element::kA || dom[i].text_bytes == 0) continue;
    if (!leads_to_topic(dom[i].xml.attribute("href").value()) || is_elsewhere(dom, i)) continue;
    NodeIndex list = i;
    while (dom[list].parent > 0 && is_mostly_links(dom[dom[list].parent])) list = dom[list].parent;
    std::size_t links = 0;
    std::size_t topics = 0;
    for (NodeIndex j = list; j < dom[list].end; ++j) {
      if (dom[j].element != Element::kA || dom[j].text_bytes == 0) continue;
      ++links;
      topics += leads_to_topic(dom[j].xml.attribute("href").value()) ? 1 : 0;
    }
    if (topics >= 2 && topics * 10 >= links * 7) {
      std::vector<std::string> tags = as_tags(items_below(dom, list, dom[list].end));
      if (!tags.empty()) return tags;
    }
    i = std::max(i, dom[list].end - 1);
  }
  return {};
}

}  // namespace

std::vector<std::string> tags_on_page(const Dom& dom, NodeIndex from) {
  for (const auto read : {rel_tags, named_list, labelled_list, list_of_topics}) {
    std::vector<std::string> tags = read(dom, from);
    if (!tags.empty()) return tags;
  }
  return {};
}

}  // namespace lede::extract
