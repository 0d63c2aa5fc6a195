// Counts by value while partitions are merged: by their sorted keys, for a hash table of strings costs more
// than counting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"

namespace lede::facet {

// The views are into the columns.
struct Tally {
  std::string_view key;
  std::string_view label;
  std::uint64_t count;
};
using Tallies = std::vector<Tally>;  // by key

// Of the values with a count; `counts` is by ordinal.
Tallies tallies_of(const archive::Columns& columns, archive::Facet facet,
                   const std::vector<std::uint32_t>& counts);

// Both as one; where both have a key, the label is that of `a`.
Tallies merged(const Tallies& a, const Tallies& b);

// Of the partitions [first, last), by halves; `of(p)` gives those of one, in the order of partitions.
template <typename F>
Tallies merged_tallies(std::size_t first, std::size_t last, const F& of) {
  if (first == last) return {};
  if (last - first == 1) return of(first);
  const std::size_t middle = first + (last - first) / 2;
  const Tallies lower = merged_tallies(first, middle, of);
  return merged(lower, merged_tallies(middle, last, of));
}

// The ordinal of `key`, or value_count() where the partition does not have it.
std::uint32_t ordinal_of(const archive::Columns& columns, archive::Facet facet, std::string_view key);

}  // namespace lede::facet
