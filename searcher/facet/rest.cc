// What a list of values leaves out.
#include <algorithm>
#include <unordered_set>

#include "searcher/facet/facet.h"

namespace lede::facet {
namespace {

// Whether each ordinal's key is listed. Keys are sorted, so each is looked up by halves.
std::vector<bool> listed_ordinals(const archive::Columns& columns, archive::Facet facet,
                                  const std::vector<std::string>& listed) {
  std::vector<bool> is_listed(columns.value_count(facet));
  for (const std::string& key : listed) {
    std::uint32_t low = 0, high = columns.value_count(facet);
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (columns.key(facet, middle) < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < is_listed.size() && columns.key(facet, low) == key) is_listed[low] = true;
  }
  return is_listed;
}

void add_rest(const archive::Columns& columns, archive::Facet facet, const std::vector<std::uint32_t>& rows,
              const std::vector<bool>& is_listed, Rest& rest) {
  for (const std::uint32_t row : rows) {
    const auto ordinals = columns.ordinals(facet, row);
    if (ordinals.empty()) {
      ++rest.none;
      continue;
    }
    const bool any = std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t ordinal) {
      return ordinal < is_listed.size() && is_listed[ordinal];
    });
    if (!any) ++rest.other;
  }
}

}  // namespace

Rest rest(const archive::Snapshot& snapshot, const match::Matching& matching, archive::Facet facet,
          const std::vector<std::string>& listed) {
  Rest rest;
  if (facet == archive::Facet::kYear || facet == archive::Facet::kMonth) {
    const Counts all = count(snapshot, matching, {facet, 0});
    const std::unordered_set<std::string_view> names(listed.begin(), listed.end());
    std::uint64_t dated = 0;
    for (const Value& value : all.values) {
      dated += value.count;
      if (!names.contains(value.key)) rest.other += value.count;
    }
    rest.none = matching.total() - dated;
    return rest;
  }
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    if (matching.rows[p].empty()) continue;
    const archive::Columns& columns = snapshot.columns(p);
    add_rest(columns, facet, matching.rows[p], listed_ordinals(columns, facet, listed), rest);
  }
  return rest;
}

}  // namespace lede::facet
