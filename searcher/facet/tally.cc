#include "searcher/facet/tally.h"

namespace lede::facet {

Tallies tallies_of(const archive::Columns& columns, archive::Facet facet,
                   const std::vector<std::uint32_t>& counts) {
  Tallies tallies;
  for (std::uint32_t ordinal = 0; ordinal < counts.size(); ++ordinal) {
    if (counts[ordinal] != 0)
      tallies.push_back({columns.key(facet, ordinal), columns.label(facet, ordinal), counts[ordinal]});
  }
  return tallies;
}

Tallies merged(const Tallies& a, const Tallies& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Tallies out;
  out.reserve(a.size() + b.size());
  auto left = a.begin(), right = b.begin();
  while (left != a.end() && right != b.end()) {
    const int order = left->key.compare(right->key);
    out.push_back(order <= 0 ? *left : *right);
    if (order == 0) out.back().count += right->count;
    left += order <= 0;
    right += order >= 0;
  }
  out.insert(out.end(), left, a.end());
  out.insert(out.end(), right, b.end());
  return out;
}

std::uint32_t ordinal_of(const archive::Columns& columns, archive::Facet facet, std::string_view key) {
  const std::uint32_t values = columns.value_count(facet);
  std::uint32_t low = 0, high = values;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (columns.key(facet, middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < values && columns.key(facet, low) == key ? low : values;
}

}  // namespace lede::facet
