#include "indexer/parse/xml_root.h"

#include <algorithm>
#include <array>

#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// The local name of the start tag at `at`; empty for other markup.
std::string_view local_name(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  std::size_t begin = end;
  while (end < text.size() && !is_space(text[end]) && text[end] != '>' && text[end] != '/' &&
         text[end] != '<') {
    if (text[end++] == ':') begin = end;
  }
  return text.substr(begin, end - begin);
}

bool is_feed_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames{"rss", "rdf", "feed", "channel", "urlset", "sitemapindex"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return equal_ignoring_case(name, known); });
}

// Past a DOCTYPE with its internal subset, whose quoted values and comments may hold anything.
std::size_t end_of_doctype(std::string_view text, std::size_t at) {
  bool in_subset = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (in_subset && text.substr(at).starts_with("<!--")) {
      at = std::min(text.find("-->", at), text.size() - 1);
    } else if (c == '"' || c == '\'') {
      at = std::min(text.find(c, at + 1), text.size() - 1);
    } else if (c == '[') {
      in_subset = true;
    } else if (c == ']') {
      in_subset = false;
    } else if (c == '>' && !in_subset) {
      return at + 1;
    }
  }
  return text.size();
}

}  // namespace

XmlRoot find_feed_root(std::string_view text) {
  XmlRoot root;
  bool comments_end = true;
  bool first = true;
  std::size_t at = 0;
  while (true) {
    const std::size_t tag = text.find('<', at);
    if (tag == npos) return root;
    if (!trim(text.substr(at, tag - at)).empty()) root.after_junk = true;
    at = tag + 1;
    const std::string_view rest = text.substr(tag);
    if (rest.starts_with("<!--") && comments_end) {
      const std::size_t end = text.find("-->", tag + 4);
      comments_end = end != npos;
      if (comments_end) at = end + 3;
    } else if (starts_with_ignoring_case(rest, "<!doctype") && root.doctype_end == 0) {
      root.doctype = tag;
      root.doctype_end = at = end_of_doctype(text, tag);
    } else if (rest.starts_with("<?") || rest.starts_with("<!")) {
      at = std::min(text.find('>', tag), text.size() - 1) + 1;
    } else if (const std::string_view name = local_name(text, tag); !name.empty()) {
      const bool entry = equal_ignoring_case(name, "item") || equal_ignoring_case(name, "entry");
      if (is_feed_name(name) || (entry && first)) {
        root.offset = tag;
        return root;
      }
      root.after_junk = true;
      first = false;
    }
  }
}

}  // namespace lede::parse
