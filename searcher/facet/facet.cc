#include "searcher/facet/facet.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <optional>

#include "searcher/facet/tally.h"

namespace lede::facet {
namespace {

using archive::Columns;
using archive::Facet;

// The values that the partition's matching rows have; `sums` counts these rows.
Tallies tally_partition(const Columns& columns, Facet facet, const std::vector<std::uint32_t>& rows,
                        Counts& sums) {
  std::vector<std::uint32_t> counts(columns.value_count(facet));
  for (const std::uint32_t row : rows) {
    const auto ordinals = columns.ordinals(facet, row);
    if (ordinals.empty()) continue;
    ++sums.valued;
    if (ordinals.size() > 1) sums.single = false;
    for (const std::uint32_t ordinal : ordinals) {
      if (ordinal < counts.size()) ++counts[ordinal];
    }
  }
  return tallies_of(columns, facet, counts);
}

Counts count_values(const archive::Snapshot& snapshot, const match::Matching& matching,
                    const Wanted& wanted) {
  Counts counts{wanted.facet, {}};
  Tallies all = merged_tallies(0, matching.rows.size(), [&](std::size_t p) {
    if (matching.rows[p].empty()) return Tallies();
    return tally_partition(snapshot.columns(p), wanted.facet, matching.rows[p], counts);
  });
  const std::size_t listed = wanted.rows == 0 ? all.size() : std::min(wanted.rows, all.size());
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(listed), all.end(),
      [](const Tally& a, const Tally& b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
  counts.distinct = all.size();
  for (std::size_t i = 0; i < listed; ++i) {
    counts.values.push_back({std::string(all[i].key), std::string(all[i].label), all[i].count});
  }
  return counts;
}

using Days = std::chrono::sys_days;

// Only of years that an archive can hold (archive::encode_time()).
std::optional<Days> day_of(std::int64_t published) {
  constexpr std::int64_t kEarliest = -500'000'000'000,
                         kLatest = 500'000'000'000;  // the years -13,900 to 17,800
  if (published < kEarliest || published > kLatest) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds(published)});
}

// Years, or months, since year 0.
int period_of(Days day, Facet facet) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  return facet == Facet::kYear ? year : year * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
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

// Articles by day, from the earliest on.
class DaySums {
 public:
  void add(Days day) {
    const auto at = static_cast<std::size_t>((day - first_).count());
    if (at < sums_.size()) {
      ++sums_[at];
    } else {
      ++elsewhere_[day];
    }
  }

  // Days within kReach of it are counted fastest.
  explicit DaySums(Days some_day)
      : first_(some_day - std::chrono::days(kReach)), sums_(std::size_t{2} * kReach) {}

  std::map<int, std::uint64_t> periods(Facet facet) const {
    std::map<int, std::uint64_t> periods;
    for (std::size_t at = 0; at < sums_.size(); ++at) {
      if (sums_[at] != 0) periods[period_of(first_ + std::chrono::days(at), facet)] += sums_[at];
    }
    for (const auto& [day, count] : elsewhere_) periods[period_of(day, facet)] += count;
    return periods;
  }

 private:
  static constexpr int kReach = 15 * 366;

  Days first_;
  std::vector<std::uint32_t> sums_;
  std::map<Days, std::uint64_t> elsewhere_;
};

Counts count_periods(const archive::Snapshot& snapshot, const match::Matching& matching,
                     const Wanted& wanted) {
  Counts counts{wanted.facet, {}};
  std::optional<DaySums> days;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (const std::uint32_t row : matching.rows[p]) {
      const auto day = day_of(published[row]);
      if (!day) continue;
      if (!days) days.emplace(*day);
      ++counts.valued;
      days->add(*day);
    }
  }
  if (!days) return counts;
  const auto periods = days->periods(wanted.facet);
  counts.distinct = periods.size();
  for (auto at = periods.rbegin(); at != periods.rend(); ++at) {
    if (wanted.rows != 0 && counts.values.size() == wanted.rows) break;
    const std::string label = period_label(at->first, wanted.facet);
    counts.values.push_back({label, label, at->second});
  }
  return counts;
}

}  // namespace

Counts count(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted) {
  const bool in_time = wanted.facet == Facet::kYear || wanted.facet == Facet::kMonth;
  return in_time ? count_periods(snapshot, matching, wanted) : count_values(snapshot, matching, wanted);
}

}  // namespace lede::facet
