// What a list of values leaves out.
#include <algorithm>

#include "searcher/facet/facet.h"
#include "searcher/facet/tally.h"

namespace lede::facet {
namespace {

using Listed = std::vector<std::uint8_t>;  // by ordinal: 1 or 0

// Whether each ordinal's key is listed. Keys are sorted, so each is looked up by halves.
Listed listed_ordinals(const archive::Columns& columns, archive::Facet facet,
                       const std::vector<Value>& listed) {
  Listed is_listed(columns.value_count(facet));
  for (const Value& value : listed) {
    const std::uint32_t ordinal = ordinal_of(columns, facet, value.key);
    if (ordinal < is_listed.size()) is_listed[ordinal] = 1;
  }
  return is_listed;
}

std::uint64_t with_listed(const archive::Columns& columns, archive::Facet facet,
                          const std::vector<std::uint32_t>& rows, const Listed& is_listed) {
  std::uint64_t count = 0;
  for (const std::uint32_t row : rows) {
    const auto ordinals = columns.ordinals(facet, row);
    count += std::any_of(ordinals.begin(), ordinals.end(), [&](std::uint32_t ordinal) {
      return ordinal < is_listed.size() && is_listed[ordinal] != 0;
    });
  }
  return count;
}

}  // namespace

Rest rest(const archive::Snapshot& snapshot, const match::Matching& matching, const Counts& counts,
          const std::vector<Value>& listed) {
  Rest rest{counts.valued, matching.total() - counts.valued};
  if (listed.size() == counts.distinct) {
    rest.other = 0;
  } else if (counts.single) {
    for (const Value& value : listed) rest.other -= value.count;
  } else {  // only the rows tell how many articles have several of those listed
    for (std::size_t p = 0; p < matching.rows.size(); ++p) {
      if (matching.rows[p].empty()) continue;
      const archive::Columns& columns = snapshot.columns(p);
      rest.other -= with_listed(columns, counts.facet, matching.rows[p],
                                listed_ordinals(columns, counts.facet, listed));
    }
  }
  return rest;
}

}  // namespace lede::facet
