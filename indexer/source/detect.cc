#include "indexer/source/detect.h"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace lede::source {
namespace {

// A feed may come after a few tags of a server's complaint, not after a page's worth of them.
constexpr int kTagsSeen = 16;
constexpr std::string_view kDoctype = "<!doctype ";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_'; }

std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

std::string_view without_leading_space(std::string_view s) {
  while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
  return s;
}

// Just enough of UTF-16 and UTF-32 to look at: its ASCII.
std::string ascii_of_wide(std::string_view s) {
  std::string out;
  for (char c : s) {
    if (c > 0) out.push_back(c);
  }
  return out;
}

// Their byte order marks, and markup and JSON without one.
bool is_wide(std::string_view s) {
  if (s.starts_with("\xFF\xFE") || s.starts_with("\xFE\xFF")) return true;
  if (s.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return true;
  for (const char c : {'<', '{'}) {
    if (s.size() > 3 && ((s[0] == c && s[1] == '\0') || (s[0] == '\0' && (s[1] == c || s[3] == c))))
      return true;
  }
  return false;
}

// Past the string whose '"' is at `at`; the end where it has none.
std::size_t past_string(std::string_view s, std::size_t at) {
  for (++at; at < s.size() && s[at] != '"'; ++at) {
    if (s[at] == '\\') ++at;
  }
  return std::min(at + 1, s.size());
}

// A JSON Feed names its version; should it stand behind all items, these and an address of the
// feed's own tell it from a record. Only the keys of the outermost object count.
bool is_json_feed(std::string_view s) {
  int depth = 0;
  bool items = false;
  bool address = false;
  for (std::size_t at = 0; at < s.size();) {
    const char c = s[at];
    if (c != '"') {
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (depth == 0 && !is_space(c)) break;
      ++at;
      continue;
    }
    const std::size_t end = past_string(s, at);
    const std::string_view key = s.substr(at, end - at);
    at = end;
    const std::string_view colon = without_leading_space(s.substr(end));
    if (depth != 1 || !colon.starts_with(':')) continue;
    const std::string_view value = without_leading_space(colon.substr(1));
    if (key == "\"version\"" && value.starts_with('"')) {
      const std::string_view version = value.substr(0, past_string(value, 0));
      // A slash may be written as "\/".
      if (version.find("jsonfeed.org") != std::string_view::npos) return true;
    }
    items = items || (key == "\"items\"" && value.starts_with('['));
    address = address || key == "\"feed_url\"" || key == "\"home_page_url\"";
  }
  return items && address;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  if (const std::size_t colon = name.rfind(':'); colon != std::string_view::npos)
    name.remove_prefix(colon + 1);
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_sitemap_root(std::string_view name) { return is_one_of(name, {"urlset", "sitemapindex"}); }
bool is_feed_root(std::string_view name) {
  return is_one_of(name, {"rss", "feed", "rdf"}) || is_sitemap_root(name);
}

// In lower case; empty for none.
std::string name_at(std::string_view s, std::size_t at) {
  std::size_t end = at;
  while (end < s.size() && end < at + 64 && is_name(s[end])) ++end;
  return lower(s.substr(at, end - at));
}

// The binary data bytes of the WHATWG's MIME sniffing standard, section 3: no text has them.
bool is_binary(char c) {
  return (c >= 0 && c <= 0x08) || c == 0x0B || (c >= 0x0E && c <= 0x1A) || (c >= 0x1C && c <= 0x1F);
}

// What stands in angle brackets need not be markup where something else comes first: a picture's or a
// PDF's metadata, an address in a mail, a type in a program.
bool is_page_element(std::string_view name) {
  return is_one_of(name, {"html", "head", "body", "title", "meta", "link", "script", "style", "div", "p",
                          "table", "article", "section", "main", "header", "h1", "h2", "h3", "br"});
}
bool is_no_markup(std::string_view before_tags) {
  return before_tags.starts_with("%PDF-") || std::any_of(before_tags.begin(), before_tags.end(), is_binary);
}

// What the first tags say, and the name of the one that said it.
struct Seen {
  std::optional<Format> format;
  std::string name;
};

Seen look_at_tags(std::string_view s) {
  Seen found;
  int tags = 0;
  if (is_no_markup(s.substr(0, s.find('<')))) return found;
  const bool text_first = !s.starts_with('<');
  for (std::size_t at = s.find('<'); at != std::string_view::npos && tags < kTagsSeen; at = s.find('<', at)) {
    const std::string_view rest = s.substr(at);
    if (rest.starts_with("<!--")) {
      const std::size_t end = s.find("-->", at + 4);
      if (end == std::string_view::npos) break;
      at = end;
      continue;
    }
    ++at;
    if (rest.size() < 2) break;
    const bool doctype = lower(rest.substr(0, kDoctype.size())) == kDoctype;
    if (!doctype && !is_letter(rest[1])) continue;
    const std::string name = name_at(rest, doctype ? kDoctype.size() : 1);
    if (is_feed_root(name)) return {Format::kFeed, name};
    if (doctype && name == "html") return {Format::kHtml, name};
    if (doctype) continue;
    if (!text_first || is_page_element(name)) found.format = Format::kHtml;
    if (name == "html" || name == "head" || name == "body") break;
    ++tags;
  }
  // XML that has said nothing yet is more likely a feed than a page.
  if (!found.format && s.starts_with("<?xml")) found.format = Format::kFeed;
  return found;
}

// The head as ASCII from its first character on; `narrowed` may hold it.
std::string_view start_of(std::string_view head, std::string& narrowed) {
  head = head.substr(0, kDetectBytes);
  if (is_wide(head)) {
    narrowed = ascii_of_wide(head);
    head = narrowed;
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return without_leading_space(head);
}

}  // namespace

std::optional<Format> detect(std::string_view head) {
  std::string narrowed;
  head = start_of(head, narrowed);
  if (head.starts_with("WARC/")) return Format::kWarc;
  if (head.starts_with("{\\rtf")) return std::nullopt;
  if (head.starts_with('{')) return is_json_feed(head) ? Format::kFeed : Format::kJsonl;
  return look_at_tags(head).format;
}

bool is_sitemap(std::string_view head) {
  std::string narrowed;
  return is_sitemap_root(look_at_tags(start_of(head, narrowed)).name);
}

}  // namespace lede::source
