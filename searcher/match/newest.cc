#include "searcher/match/newest.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "common/archive/xapian_guard.h"
#include "searcher/match/term_tree.h"

namespace lede::match {
namespace {

using archive::kNoTime;
using archive::Snapshot;

// Fewer that can match are collected as soon as the columns are read.
constexpr std::uint64_t kFewMatches = 4096;
constexpr std::size_t kStride = 64;  // every so manieth row is a sample

// Times of some rows of all partitions, newest first.
std::vector<std::int64_t> sampled_times(const Snapshot& snapshot) {
  std::vector<std::int64_t> times;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (std::size_t row = 0; row < published.size(); row += kStride) times.push_back(published[row]);
  }
  std::sort(times.begin(), times.end(), std::greater<>());
  return times;
}

std::vector<std::uint32_t> rows_since(const archive::Columns& columns, std::int64_t time) {
  const auto published = columns.published();
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < published.size(); ++row) {
    if (published[row] >= time) rows.push_back(row);
  }
  return rows;
}

Matching matching_since(const Snapshot& snapshot, const TermTree& tree, std::int64_t time) {
  Matching matching;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const auto rows = rows_since(snapshot.columns(p), time);
    matching.rows.push_back(live_of(snapshot, p, tree.rows_among(snapshot.database(p), rows)));
  }
  return matching;
}

// Looks back further and further; nothing where so many articles would be looked at that all may as well be.
std::optional<Matching> newest(const Snapshot& snapshot, const TermTree& tree, std::size_t count) {
  std::uint64_t all = 0, most = 0;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    all += snapshot.columns(p).rows();
    most += tree.most(snapshot.database(p), snapshot.columns(p).rows());
  }
  if (most < kFewMatches || count >= most / 8) return std::nullopt;
  const std::vector<std::int64_t> times = sampled_times(snapshot);
  // Were matches spread evenly, half of the first look would do.
  for (std::uint64_t looked = 2 * (count + 10) * all / most; looked < all / 4; looked *= 8) {
    const std::size_t sample = static_cast<std::size_t>(looked / kStride) + 1;
    if (sample >= times.size() || times[sample] == kNoTime) return std::nullopt;
    Matching matching = matching_since(snapshot, tree, times[sample]);
    if (matching.total() >= count) return matching;
  }
  return std::nullopt;
}

}  // namespace

core::Result<Matching> collect_newest(const Snapshot& snapshot, const Xapian::Query& query,
                                      std::size_t count) {
  auto found = archive::xapian_guard("archive", [&]() -> std::optional<Matching> {
    const auto tree = TermTree::of(query);
    return tree ? newest(snapshot, *tree, count) : std::nullopt;
  });
  if (!found) return found.error();
  if (*found) return **std::move(found);
  return collect(snapshot, query);
}

}  // namespace lede::match
