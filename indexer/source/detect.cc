#include "indexer/source/detect.h"

#include <algorithm>
#include <string>

namespace lede::source {
namespace {

// A feed may come after a few tags of a server's complaint, not after a page's worth of them.
constexpr int kTagsSeen = 16;

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

// Just enough of UTF-16 to look at: its ASCII.
std::string ascii_of_utf16(std::string_view s) {
  std::string out;
  for (char c : s) {
    if (c > 0) out.push_back(c);
  }
  return out;
}

bool is_utf16(std::string_view s) {
  return s.starts_with("\xFF\xFE") || s.starts_with("\xFE\xFF") ||
         s.starts_with(std::string_view("<\0", 2)) || s.starts_with(std::string_view("\0<", 2));
}

bool is_feed_root(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name == "rss" || name == "feed" || name == "rdf";
}

std::optional<Format> detect_by_tags(std::string_view s) {
  std::optional<Format> found;
  int tags = 0;
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
    if (lower(rest.substr(0, 14)) == "<!doctype html") return Format::kHtml;
    if (!is_letter(rest[1])) continue;
    std::size_t end = 1;
    while (end < rest.size() && end < 64 && is_name(rest[end])) ++end;
    const std::string name = lower(rest.substr(1, end - 1));
    if (is_feed_root(name)) return Format::kFeed;
    found = Format::kHtml;
    if (name == "html" || name == "head" || name == "body") break;
    ++tags;
  }
  return found;
}

}  // namespace

std::optional<Format> detect(std::string_view head) {
  head = head.substr(0, kDetectBytes);
  std::string narrowed;
  if (is_utf16(head)) {
    narrowed = ascii_of_utf16(head);
    head = narrowed;
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = without_leading_space(head);
  if (head.starts_with("WARC/")) return Format::kWarc;
  if (head.starts_with('{')) return Format::kJsonl;
  return detect_by_tags(head);
}

}  // namespace lede::source
