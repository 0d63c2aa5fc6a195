#include "searcher/facet/calendar.h"

#include <algorithm>
#include <optional>

#include "common/text/dates.h"

namespace lede::facet {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::string label_of(sys_days day) { return text::to_day(day); }

// Days that an archive can hold (archive::encode_time()).
std::optional<sys_days> day_of(std::int64_t published) {
  constexpr std::int64_t kFar = 500'000'000'000;  // seconds: some 15,800 years
  if (published < -kFar || published > kFar) return std::nullopt;
  return std::chrono::floor<days>(std::chrono::sys_seconds{std::chrono::seconds{published}});
}

// The newest `rows` (0: all) of `nodes`, which stand oldest first, of depth 0.
CalendarList newest(std::vector<CalendarNode> nodes, const Wanted& wanted) {
  CalendarList list;
  list.distinct = nodes.size();
  const std::size_t kept = wanted.rows == 0 ? nodes.size() : std::min(wanted.rows, nodes.size());
  const auto first = nodes.end() - static_cast<std::ptrdiff_t>(kept);
  for (auto node = nodes.begin(); node != first; ++node) list.other += node->count;
  list.listed.assign(std::make_move_iterator(first), std::make_move_iterator(nodes.end()));
  if (wanted.sorted == Sorted::kByCount) std::reverse(list.listed.begin(), list.listed.end());
  return list;
}

// Puts the articles of `day` under `label`, which comes directly below depth - 1.
void add_to(std::vector<CalendarNode>& nodes, std::size_t depth, std::string label, std::uint64_t count) {
  for (auto node = nodes.rbegin(); node != nodes.rend() && node->depth >= depth; ++node) {
    if (node->depth != depth) continue;
    if (node->label != label) break;
    node->count += count;
    return;
  }
  nodes.push_back({std::move(label), count, depth});
}

}  // namespace

DayCounts count_days(const archive::Snapshot& snapshot, const match::Matching& matching) {
  DayCounts counts;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (const std::uint32_t row : matching.rows[p]) {
      const auto day = day_of(published[row]);
      if (day) {
        ++counts.days[*day];
      } else {
        ++counts.undated;
      }
    }
  }
  return counts;
}

CalendarList each_day(const DayCounts& counts, const text::DateRange& range, const Wanted& wanted) {
  if (counts.days.empty()) return {};
  const auto last_of = [](text::Time until) {
    return std::chrono::floor<days>(until - std::chrono::seconds{1});
  };
  const sys_days first = range.from ? std::chrono::floor<days>(*range.from) : counts.days.begin()->first;
  const sys_days last = range.until ? last_of(*range.until) : counts.days.rbegin()->first;
  std::vector<CalendarNode> nodes;
  if (static_cast<std::size_t>((last - first).count()) >= kMostDays) {
    for (const auto& [day, count] : counts.days) nodes.push_back({label_of(day), count, 0});
    return newest(std::move(nodes), wanted);
  }
  for (sys_days day = first; day <= last; day += days{1}) {
    const auto found = counts.days.find(day);
    nodes.push_back({label_of(day), found == counts.days.end() ? 0 : found->second, 0});
  }
  return newest(std::move(nodes), wanted);
}

CalendarList date_tree(const DayCounts& counts, const Wanted& wanted) {
  CalendarList list;
  std::vector<CalendarNode> years;
  for (const auto& [day, count] : counts.days)
    add_to(years, 0, label_of(day).substr(0, label_of(day).size() - 6), count);
  list = newest(std::move(years), wanted);
  std::vector<CalendarNode> nodes;
  const auto add_day = [&](sys_days day, std::uint64_t count) {
    const std::string label = label_of(day);
    const std::string year = label.substr(0, label.size() - 6);
    const bool listed = std::any_of(list.listed.begin(), list.listed.end(),
                                    [&](const CalendarNode& node) { return node.label == year; });
    if (!listed) return;
    add_to(nodes, 0, year, count);
    add_to(nodes, 1, label.substr(0, label.size() - 3), count);
    add_to(nodes, 2, label, count);
  };
  if (wanted.sorted == Sorted::kByName) {
    for (const auto& [day, count] : counts.days) add_day(day, count);
  } else {
    for (auto at = counts.days.rbegin(); at != counts.days.rend(); ++at) add_day(at->first, at->second);
  }
  list.listed = std::move(nodes);
  return list;
}

}  // namespace lede::facet
