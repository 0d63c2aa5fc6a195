#include "indexer/extract/breadcrumbs.h"

#include <algorithm>

#include "common/text/url.h"
#include "indexer/extract/text_value.h"

namespace lede::extract {
namespace {

constexpr std::size_t kMaxCrumbs = 8;
constexpr std::size_t kMaxName = 60;
constexpr NodeIndex kMaxNodes = 400;
constexpr std::uint32_t kMaxTrail = 400;  // bytes of text of a whole trail

constexpr std::string_view kArrows[] = {">", "›", "»", "→", "▸", "▶", "»", "❯", "＞", "/"};

// "> World" -> "World"; `arrow` tells whether there was one.
std::string_view without_arrow(std::string_view text, bool& arrow) {
  text = trim(text);
  arrow = false;
  for (const std::string_view mark : kArrows) {
    if (text.starts_with(mark)) {
      arrow = true;
      return trim(text.substr(mark.size()));
    }
  }
  return text;
}

bool ends_with_arrow(std::string_view text) {
  text = trim(text);
  return std::any_of(std::begin(kArrows), std::end(kArrows),
                     [&](std::string_view mark) { return text.ends_with(mark); });
}

bool leads_to_front(std::string_view href, std::string_view base) {
  if (trim(href).empty()) return false;
  const auto url = text::parse_url(text::resolve_url(base, href));
  if (!url) return trim(href) == "/";
  if (url->has_fragment || url->has_query || !(url->path.empty() || url->path == "/")) return false;
  return text::host_of(text::to_string(*url)) == text::host_of(base);
}

// Words for breadcrumbs in class names, ids and labels, in the languages of many sites.
bool is_called_breadcrumbs(const Node& node) {
  for (const char* key : {"class", "id", "aria-label", "itemtype", "role"}) {
    const std::string_view value = node.xml.attribute(key).value();
    if (value.size() < 4) continue;
    const std::string letters = letters_of(value);
    for (const std::string_view word :
         {"breadcrumb", "crumbs", "brotkrum", "brotkruem", "filariane", "filarianne", "migas", "briciole",
          "kruimel", "brodsmul", "brödsmul", "smulesti", "okruszk", "drobeckov", "topicpath", "pankuzu",
          "youarehere", "murupolku"}) {
      if (letters.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

// Links and texts between `from` and `to`: while arrows part them, or all of them in a `called` list.
std::vector<Crumb> read_trail(const Dom& dom, NodeIndex from, NodeIndex to, bool called) {
  std::vector<Crumb> crumbs;
  bool arrow = false;
  bool arrows = false;
  to = std::min(to, from + kMaxNodes);
  for (NodeIndex i = from; i < to && crumbs.size() < kMaxCrumbs; ++i) {
    const Node& node = dom[i];
    if (node.text_bytes == 0) continue;
    const bool link = node.element == Element::kA && node.xml.attribute("href");
    if (!link && node.element != Element::kText) continue;
    const std::string text = link ? dom.text_of(i) : std::string(trim(node.xml.value()));
    bool led = false;
    const std::string_view name = without_arrow(text, led);
    arrow = arrow || led;
    const bool follows = crumbs.empty() || arrow || called;
    if (!name.empty()) {
      if (!follows || (!link && crumbs.empty() && !arrow)) {
        if (!crumbs.empty()) break;
      } else if (name.size() > kMaxName && !called) {
        break;
      } else {
        arrows = arrows || (arrow && !crumbs.empty());
        crumbs.push_back({std::string(name), link ? node.xml.attribute("href").value() : ""});
        arrow = ends_with_arrow(name);
      }
    }
    if (link) i = node.end - 1;
  }
  if (!called && !arrows) crumbs.clear();
  return crumbs;
}

}  // namespace

std::vector<Crumb> breadcrumbs_on_page(const Dom& dom, std::string_view base) {
  for (NodeIndex i = 1; i < dom.size(); ++i) {
    const Node& node = dom[i];
    if (node.element == Element::kText || node.text_bytes == 0) continue;
    if (node.text_bytes < kMaxTrail && is_called_breadcrumbs(node)) {
      std::vector<Crumb> crumbs = read_trail(dom, i + 1, node.end, true);
      if (!crumbs.empty()) return crumbs;
    }
    if (node.element != Element::kA || node.text_bytes > kMaxName) continue;
    if (!leads_to_front(node.xml.attribute("href").value(), base)) continue;
    // A list item or two stand between a link and the links behind it.
    NodeIndex around = node.parent;
    while (around > 1 && dom[around].text_bytes == node.text_bytes) around = dom[around].parent;
    if (dom[around].element == Element::kLi) around = dom[around].parent;
    if (dom[around].text_bytes > kMaxTrail * 10) continue;
    std::vector<Crumb> crumbs = read_trail(dom, i, dom[around].end, false);
    if (crumbs.size() > 1) return crumbs;
  }
  return {};
}

std::string section_of(const std::vector<Crumb>& crumbs, std::string_view title, std::string_view site,
                       std::string_view base) {
  for (std::size_t i = 0; i < crumbs.size(); ++i) {
    const Crumb& crumb = crumbs[i];
    const bool last = i + 1 == crumbs.size();
    // A first one without an address is the front page where others follow.
    const bool front = leads_to_front(crumb.url, base) || same_letters(crumb.name, site) ||
                       (i == 0 && !last && crumb.url.empty());
    if (front || crumb.name.size() > kMaxName || same_letters(crumb.name, title)) continue;
    if (last && i > 0 && (crumb.url.empty() || crumb.url == base)) continue;
    return crumb.name;
  }
  return "";
}

}  // namespace lede::extract
