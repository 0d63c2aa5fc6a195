#include "searcher/research/timeline.h"

#include <algorithm>
#include <limits>

namespace lede::research {

Days days_of(const archive::Snapshot& snapshot, const match::Matching& articles,
             const text::DateRange& range) {
  const auto second = [](const std::optional<text::Time>& time, std::int64_t open) {
    return time ? static_cast<std::int64_t>(time->time_since_epoch().count()) : open;
  };
  const std::int64_t from = second(range.from, std::numeric_limits<std::int64_t>::min()),
                     until = second(range.until, std::numeric_limits<std::int64_t>::max());
  Days found;
  found.days.reserve(articles.total());
  for (std::size_t p = 0; p < articles.rows.size(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (const std::uint32_t row : articles.rows[p]) {
      const auto day = day_of(published[row]);
      if (!day) ++found.undated;
      if (day && published[row] >= from && published[row] < until) found.days.push_back(*day);
    }
  }
  return found;
}

std::optional<std::pair<Day, Day>> span_of(const std::vector<Days>& all) {
  std::optional<std::pair<Day, Day>> span;
  for (const Days& one : all) {
    if (one.days.empty()) continue;
    const auto [low, high] = std::minmax_element(one.days.begin(), one.days.end());
    span =
        span ? std::pair{std::min(span->first, *low), std::max(span->second, *high)} : std::pair{*low, *high};
  }
  return span;
}

std::vector<std::uint64_t> count_periods(const Days& days, Period period, std::int32_t first,
                                         std::int32_t last) {
  std::vector<std::uint64_t> counts(first <= last ? static_cast<std::size_t>(last - first) + 1 : 0);
  for (const Day day : days.days) {
    const std::int32_t number = period_of(period, day);
    if (number >= first && number <= last) ++counts[static_cast<std::size_t>(number - first)];
  }
  return counts;
}

}  // namespace lede::research
