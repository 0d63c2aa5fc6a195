#include "searcher/facet/facet.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace lede::facet {
namespace {

using archive::Columns;
using archive::Facet;

// A value while partitions are merged; the views are into the columns.
struct Tally {
  std::string_view key;
  std::string_view label;
  std::uint64_t count;
};

// The values that the partition's matching rows have.
std::vector<Tally> tally_partition(const Columns& columns, Facet facet,
                                   const std::vector<std::uint32_t>& rows) {
  std::vector<std::uint32_t> counts(columns.value_count(facet));
  for (const std::uint32_t row : rows) {
    for (const std::uint32_t ordinal : columns.ordinals(facet, row)) {
      if (ordinal < counts.size()) ++counts[ordinal];
    }
  }
  std::vector<Tally> tallies;
  for (std::uint32_t ordinal = 0; ordinal < counts.size(); ++ordinal) {
    if (counts[ordinal] != 0) {
      tallies.push_back({columns.key(facet, ordinal), columns.label(facet, ordinal), counts[ordinal]});
    }
  }
  return tallies;
}

std::vector<Tally> tally_values(const archive::Snapshot& snapshot, const match::Matching& matching,
                                Facet facet) {
  std::vector<Tally> all;
  std::unordered_map<std::string_view, std::size_t> at;  // key to its place in `all`
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    if (matching.rows[p].empty()) continue;
    std::vector<Tally> tallies = tally_partition(snapshot.columns(p), facet, matching.rows[p]);
    if (matching.rows.size() == 1) return tallies;
    for (const Tally& tally : tallies) {
      const auto [found, is_new] = at.try_emplace(tally.key, all.size());
      if (is_new) {
        all.push_back(tally);
      } else {
        all[found->second].count += tally.count;
      }
    }
  }
  return all;
}

Counts count_values(const archive::Snapshot& snapshot, const match::Matching& matching,
                    const Wanted& wanted) {
  std::vector<Tally> all = tally_values(snapshot, matching, wanted.facet);
  const std::size_t listed = wanted.rows == 0 ? all.size() : std::min(wanted.rows, all.size());
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(listed), all.end(),
      [](const Tally& a, const Tally& b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
  Counts counts{wanted.facet, {}, all.size()};
  for (std::size_t i = 0; i < listed; ++i) {
    counts.values.push_back({std::string(all[i].key), std::string(all[i].label), all[i].count});
  }
  return counts;
}

// Years, or months, since year 0. Only of years that an archive can hold (archive::encode_time()),
// so that the range stays small.
std::optional<int> period_number(std::int64_t published, Facet facet) {
  constexpr std::int64_t kEarliest = -500'000'000'000,
                         kLatest = 500'000'000'000;  // the years -13,900 to 17,800
  if (published < kEarliest || published > kLatest) return std::nullopt;
  const std::chrono::sys_seconds time{std::chrono::seconds(published)};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};
  const int year = static_cast<int>(day.year());
  return facet == Facet::kYear ? year : year * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

std::string period_label(int period, Facet facet) {
  char label[32];
  if (facet == Facet::kYear) {
    std::snprintf(label, sizeof label, "%04d", period);
  } else {
    const int month = ((period % 12) + 12) % 12;
    std::snprintf(label, sizeof label, "%04d-%02d", (period - month) / 12, month + 1);
  }
  return label;
}

Counts count_periods(const archive::Snapshot& snapshot, const match::Matching& matching,
                     const Wanted& wanted) {
  std::vector<int> periods;
  periods.reserve(matching.total());
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (const std::uint32_t row : matching.rows[p]) {
      if (const auto period = period_number(published[row], wanted.facet)) periods.push_back(*period);
    }
  }
  Counts counts{wanted.facet, {}, 0};
  if (periods.empty()) return counts;
  const auto [low, high] = std::minmax_element(periods.begin(), periods.end());
  const int first = *low;
  std::vector<std::uint64_t> sums(static_cast<std::size_t>(*high - first) + 1);
  for (const int period : periods) ++sums[static_cast<std::size_t>(period - first)];
  for (std::size_t at = sums.size(); at-- > 0;) {
    if (sums[at] == 0) continue;
    ++counts.distinct;
    if (wanted.rows != 0 && counts.values.size() == wanted.rows) continue;
    const std::string label = period_label(first + static_cast<int>(at), wanted.facet);
    counts.values.push_back({label, label, sums[at]});
  }
  return counts;
}

}  // namespace

Counts count(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted) {
  const bool in_time = wanted.facet == Facet::kYear || wanted.facet == Facet::kMonth;
  return in_time ? count_periods(snapshot, matching, wanted) : count_values(snapshot, matching, wanted);
}

}  // namespace lede::facet
