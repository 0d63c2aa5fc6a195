#include "indexer/extract/tag_text.h"

#include <algorithm>

#include "common/text/ascii_class.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxTags = 60;

std::string_view clean_tag(std::string_view raw) {
  std::string_view tag = skip_marks(trim_marks(trim(raw), " ,;"), "#");
  // Quoted as a whole; "iPad 12.9\"" keeps its inches.
  if (tag.size() > 2 && tag.front() == '"' && tag.find('"', 1) == tag.size() - 1)
    tag = trim(tag.substr(1, tag.size() - 2));
  return tag;
}

template <std::size_t size>
bool contains(const std::string_view (&words)[size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// What publishing systems write before a tag, "topic/ferries" or "Section: Sport".
constexpr std::string_view kTopicKeys[] = {
    "topic", "topics", "tag",      "tags",    "subject",      "subjects",     "person",  "people", "place",
    "event", "thema",  "location", "keyword", "organization", "organisation", "company", "tema"};
constexpr std::string_view kMachineKeys[] = {
    "section",     "sections",     "subsection",        "sub-section",     "category",    "source",
    "package",     "type",         "content",           "channel",         "id",          "template",
    "layout",      "nlp category", "nlp entity tokens", "author",          "rsbi",        "site",
    "contenttype", "content-type", "pagetype",          "primary",         "articletype", "sub-sub-section",
    "nlp entity",  "language",     "distribution",      "display",         "product",     "brand",
    "region",      "page",         "post type",         "secondary brand", "locale"};

// What a list's own buttons say, and the switches of publishing systems.
constexpr std::string_view kFurniture[] = {
    "see all",
    "view all",
    "show all",
    "more",
    "see more",
    "show more",
    "view more",
    "read more",
    "close",
    "posted in",
    "filed under",
    "tags",
    "front-page",
    "front page",
    "frontpage",
    "homepage",
    "no-index",
    "noindex",
    "post-type",
    "post type",
    "category",
    "alle anzeigen",
    "mehr anzeigen",
    "ver todos",
    "ver más",
    "voir plus",
    "voir tout",
    // What an article is in that nobody put anywhere.
    "uncategorized",
    "uncategorised",
    "unkategorisiert",
    "sin categoría",
    "sem categoria",
    "non classé",
    "senza categoria",
    "geen categorie",
    "bez kategorii",
    "без рубрики",
    "featured",
};

// "displayType", "contentId": a name in a program; "iPhone" and "eBay" are none.
bool is_camel_case(std::string_view key) {
  const auto first = std::find_if(key.begin(), key.end(), text::is_ascii_upper);
  return first != key.end() && first - key.begin() > 1 &&
         std::all_of(key.begin(), first, text::is_ascii_lower) && key.find(' ') == std::string_view::npos;
}

// The tag behind such a word; empty for what is none ("Section: Sport"), all of it without one.
std::string_view without_key(std::string_view tag) {
  const std::size_t at = tag.find_first_of(":/");
  if (at == std::string_view::npos) return tag;
  const std::string key = ascii_lower(trim(tag.substr(0, at)));
  if (contains(kMachineKeys, key) || (tag[at] == ':' && is_camel_case(trim(tag.substr(0, at))))) return {};
  return contains(kTopicKeys, key) ? trim(tag.substr(at + 1)) : tag;
}

// "8f507083-bac4-423a": hexadecimal digits and hyphens, with digits among them.
bool is_identifier(std::string_view tag) {
  const auto hex = [](char c) {
    return text::is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  };
  return tag.size() >= 12 && std::count_if(tag.begin(), tag.end(), text::is_ascii_digit) >= 4 &&
         std::all_of(tag.begin(), tag.end(), [&](char c) { return hex(c) || c == '-'; });
}

// Machine keys ("news:12345", "ID=44"), addresses and whole sentences are no tags.
bool is_tag(const std::string& tag) {
  if (tag.size() < 2 || tag.size() > kMaxTag || is_identifier(tag)) return false;
  if (tag.find("://") != std::string::npos || tag.find('=') != std::string::npos) return false;
  if (tag.find('_') != std::string::npos && tag.find(' ') == std::string::npos) return false;
  const std::string lower = ascii_lower(tag);
  if (contains(kFurniture, lower) || lower.starts_with("exclude-") ||
      lower.find("-exclude-") != std::string::npos)
    return false;
  if (tag.front() == '@' || tag.back() == ':') return false;  // a system's list, a label
  return !std::all_of(tag.begin(), tag.end(),
                      [](char c) { return text::is_ascii_digit(c) || c == '.' || c == '-' || c == '/'; });
}

// "AERO", "AIRS08": what a wire service's own subject codes look like. Acronyms do too, so only
// a list that holds little else is taken for codes.
bool is_code(std::string_view tag) {
  return tag.size() <= 8 && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || text::is_ascii_digit(c) || c == ':' || c == '-';
         });
}

bool are_codes(const std::vector<std::string>& list) {
  const auto codes = std::count_if(list.begin(), list.end(), is_code);
  return list.size() >= 6 && static_cast<std::size_t>(codes) * 3 >= list.size() * 2;
}

std::vector<std::string> split_list(std::string_view list) {
  const char* separators = list.find(',') != std::string_view::npos    ? ","
                           : list.find("、") != std::string_view::npos ? ""
                           : list.find(';') != std::string_view::npos  ? ";"
                                                                       : "|";
  if (*separators) return split(list, separators);
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find("、", at), list.size());
    if (end > at) out.emplace_back(trim(list.substr(at, end - at)));
    at = end + std::string_view("、").size();
  }
  return out;
}

}  // namespace

void add_tag(std::vector<std::string>& tags, std::string_view raw) {
  std::string tag(without_key(clean_tag(raw)));
  if (is_tag(tag) && tags.size() < kMaxTags) add_unique(tags, std::move(tag));
}

void add_lists(std::vector<std::string>& tags, const std::vector<std::string>& lists) {
  std::vector<std::string> all;
  // Of many values each is a tag, be it "Lee, Ann", where none is a list.
  const auto is_list = [](const std::string& value) {
    return std::count(value.begin(), value.end(), ',') > 1;
  };
  const bool tags_alone = lists.size() > 1 && std::none_of(lists.begin(), lists.end(), is_list);
  for (const std::string& list : lists) {
    if (tags_alone && list.find(", ") != std::string::npos) {
      all.push_back(list);
      continue;
    }
    for (std::string& one : split_list(list)) all.push_back(std::move(one));
  }
  if (are_codes(all)) return;
  for (const std::string& one : all) add_tag(tags, one);
}

}  // namespace lede::extract
