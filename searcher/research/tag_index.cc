#include "searcher/research/tag_index.h"

#include <unordered_map>

namespace lede::research {

TagIndex::TagIndex(const archive::Snapshot& snapshot, archive::Facet facet)
    : snapshot_(snapshot), facet_(facet) {
  std::unordered_map<std::string_view, std::uint32_t> known;  // by key
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const archive::Columns& columns = snapshot.columns(p);
    auto& numbers = numbers_.emplace_back(columns.value_count(facet));
    known.reserve(numbers.size());
    for (std::uint32_t ordinal = 0; ordinal < numbers.size(); ++ordinal) {
      const std::string_view key = columns.key(facet, ordinal);
      const auto [at, is_new] = known.emplace(key, static_cast<std::uint32_t>(tags_.size()));
      if (is_new) tags_.push_back({key, columns.label(facet, ordinal)});
      numbers[ordinal] = at->second;
    }
  }
}

std::vector<std::uint64_t> TagIndex::count(const match::Matching& articles) const {
  std::vector<std::uint64_t> counts(size());
  for (std::size_t p = 0; p < articles.rows.size(); ++p) {
    for (const std::uint32_t row : articles.rows[p]) {
      of_row({p, row}, [&](std::uint32_t tag) { ++counts[tag]; });
    }
  }
  return counts;
}

}  // namespace lede::research
