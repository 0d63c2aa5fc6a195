#include "indexer/parse/xml_implied.h"

#include <algorithm>
#include <array>

#include "indexer/parse/ascii.h"

namespace lede::parse {
namespace {

constexpr std::size_t kReach = 200;

// Elements that hold text only, and that a start tag of another one may therefore end.
constexpr std::array<std::string_view, 11> kLeaves{"category", "comments", "guid",      "id",
                                                   "link",     "pubdate",  "published", "title",
                                                   "updated",  "dc:date",  "dc:creator"};
// Elements of an entry whose names HTML does not use: they end open text and open HTML.
constexpr std::array<std::string_view, 11> kFields{"author",      "category",  "comments", "content",
                                                   "description", "enclosure", "guid",     "id",
                                                   "published",   "pubdate",   "updated"};
constexpr std::array<std::string_view, 5> kFieldPrefixes{"content:", "dc:", "itunes:", "media:", "slash:"};
constexpr std::array<std::string_view, 3> kTexts{"content", "description", "summary"};
constexpr std::array<std::string_view, 8> kVoids{"br", "col", "embed", "hr", "img", "input", "meta", "wbr"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

bool is_entry(std::string_view name) {
  return equal_ignoring_case(name, "item") || equal_ignoring_case(name, "entry");
}

bool is_field(std::string_view name) {
  return holds(kFields, name) || std::any_of(kFieldPrefixes.begin(), kFieldPrefixes.end(), [&](auto prefix) {
           return starts_with_ignoring_case(name, prefix);
         });
}

}  // namespace

std::size_t depth_before(std::string_view name, const std::vector<std::string_view>& open) {
  const bool entry = is_entry(name);
  const bool field = entry || is_field(name);
  std::size_t kept = open.size();
  if (!field && !holds(kLeaves, name)) return kept;
  const std::size_t lowest = open.size() > kReach ? open.size() - kReach : 0;
  for (std::size_t depth = open.size(); depth > lowest; --depth) {
    const std::string_view element = open[depth - 1];
    if (is_entry(element)) return entry ? depth - 1 : kept;
    const bool ends =
        holds(kLeaves, element) ? field || depth == open.size() : field && holds(kTexts, element);
    if (!ends) continue;
    kept = depth - 1;
    if (!entry) return kept;
  }
  return kept;
}

bool is_void_element(std::string_view name) { return holds(kVoids, name); }

}  // namespace lede::parse
