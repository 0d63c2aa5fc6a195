// LiveSet's merges: which partitions become one, and how.
#include <algorithm>
#include <cmath>
#include <utility>

#include "common/archive/columns_writer.h"
#include "common/archive/positions_writer.h"
#include "common/archive/records_writer.h"
#include "common/archive/xapian_guard.h"
#include "common/core/file_writer.h"
#include "indexer/write/live_set.h"

namespace lede::write {
namespace {

using archive::PartitionEntry;

// Size tiers, as in log-structured merging (O'Neil et al. 1996): kFanOut neighbours of one tier
// become one of the next, so an article is rewritten once a tier, and a reader opens at most
// kFanOut - 1 partitions a tier.
constexpr std::size_t kFanOut = 6;
constexpr double kTierRows = 1000;  // tier 0 ends here, each next is kFanOut times as large

int tier_of(const PartitionEntry& entry) {
  if (entry.rows <= kTierRows) return 0;
  return 1 + static_cast<int>(std::log(entry.rows / kTierRows) / std::log(static_cast<double>(kFanOut)));
}

}  // namespace

// Under the mutex.
std::optional<MergeJob> LiveSet::make_job(std::size_t first, std::size_t count) {
  MergeJob job;
  job.inputs.assign(manifest_.partitions.begin() + static_cast<std::ptrdiff_t>(first),
                    manifest_.partitions.begin() + static_cast<std::ptrdiff_t>(first + count));
  for (const PartitionEntry& entry : job.inputs) merging_.push_back(entry.number);
  job.number = next_number_++;
  return job;
}

std::optional<MergeJob> LiveSet::next_merge() {
  const std::lock_guard guard(mutex_);
  const auto& all = manifest_.partitions;
  const auto busy = [&](const PartitionEntry& e) {
    return std::find(merging_.begin(), merging_.end(), e.number) != merging_.end();
  };
  for (std::size_t first = 0; first < all.size(); ++first) {
    std::size_t end = first, of_this_tier = 0;
    for (; end < all.size() && !busy(all[end]) && tier_of(all[end]) <= tier_of(all[first]); ++end) {
      if (tier_of(all[end]) == tier_of(all[first])) ++of_this_tier;
    }
    if (of_this_tier >= kFanOut) return make_job(first, end - first);
  }
  return std::nullopt;
}

// The neighbours whose sum is smallest, so that the least is rewritten.
std::optional<MergeJob> LiveSet::next_merge_to(std::size_t most) {
  const std::lock_guard guard(mutex_);
  const auto& all = manifest_.partitions;
  if (!merging_.empty() || all.size() <= most) return std::nullopt;
  const std::size_t count = all.size() - most + 1;
  std::size_t best = 0;
  std::uint64_t best_rows = ~std::uint64_t{0};
  for (std::size_t first = 0; first + count <= all.size(); ++first) {
    std::uint64_t rows = 0;
    for (std::size_t i = first; i < first + count; ++i) rows += all[i].rows;
    if (rows < best_rows) best = first, best_rows = rows;
  }
  return make_job(best, count);
}

// The live partition whose records' dictionary was trained for most; null for an empty archive.
std::shared_ptr<const archive::Records> LiveSet::known_dictionary() const {
  const std::lock_guard guard(mutex_);
  std::shared_ptr<const archive::Records> best;
  for (const archive::OpenPartition& partition : *snapshot_->partitions()) {
    if (!best || partition.records->trained_rows() > best->trained_rows()) best = partition.records;
  }
  return best;
}

core::Status LiveSet::run_merge(const MergeJob& job) {
  const auto file = [&](std::uint64_t number, const char* kind) {
    return archive::partition_file(index(), number, kind);
  };
  const auto give_back = [&](core::Status status) {
    const std::lock_guard guard(mutex_);
    std::erase_if(merging_, [&](std::uint64_t number) {
      return std::any_of(job.inputs.begin(), job.inputs.end(),
                         [&](const auto& e) { return e.number == number; });
    });
    return status;
  };

  // The inputs are closed files, so this needs no lock.
  std::vector<std::shared_ptr<const archive::Columns>> columns;
  std::vector<std::shared_ptr<const archive::Positions>> positions;
  std::vector<const archive::Columns*> column_parts;
  std::vector<archive::PositionsPart> position_parts;
  std::vector<std::shared_ptr<const archive::Records>> records;
  std::uint32_t rows = 0;
  for (const PartitionEntry& entry : job.inputs) {
    auto c = archive::Columns::open(file(entry.number, "columns"));
    if (!c) return give_back(c.error());
    auto p = archive::Positions::open(file(entry.number, "positions"));
    if (!p) return give_back(p.error());
    auto r = archive::Records::open(file(entry.number, "records"));
    if (!r) return give_back(r.error());
    records.push_back(std::move(*r));
    column_parts.push_back(c->get());
    position_parts.push_back({p->get(), rows});
    columns.push_back(std::move(*c));
    positions.push_back(std::move(*p));
    rows += entry.rows;
  }
  core::Status status = archive::xapian_guard(file(job.number, "glass").string(), [&] {
    Xapian::Database all;
    for (const PartitionEntry& entry : job.inputs)
      all.add_database(Xapian::Database(file(entry.number, "glass").string()));
    all.compact(file(job.number, "glass").string(), Xapian::DBCOMPACT_SINGLE_FILE);
  });
  if (status) status = core::sync_file(file(job.number, "glass"));
  if (status) status = archive::join_columns(column_parts, file(job.number, "columns"));
  if (status) status = archive::merge_positions(position_parts, file(job.number, "positions"));
  if (status) status = archive::merge_records(records, known_dictionary().get(), file(job.number, "records"));
  if (!status) return give_back(status);

  {
    const std::lock_guard guard(mutex_);
    archive::Manifest next = manifest_;
    auto at = std::find_if(next.partitions.begin(), next.partitions.end(),
                           [&](const PartitionEntry& e) { return e.number == job.inputs.front().number; });
    // Rows deleted up to this moment move along.
    std::vector<std::uint32_t> deleted;
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < job.inputs.size(); ++i) {
      const auto p = static_cast<std::size_t>(at - next.partitions.begin()) + i;
      for (const std::uint32_t row : (*snapshot_->partitions())[p].deleted) deleted.push_back(row + base);
      base += job.inputs[i].rows;
    }
    PartitionEntry merged{job.number, rows, 0, 0};
    if (!deleted.empty()) status = set_deleted(merged, deleted);
    at = next.partitions.erase(at, at + static_cast<std::ptrdiff_t>(job.inputs.size()));
    next.partitions.insert(at, merged);
    if (status) status = go_live(std::move(next));
  }
  return give_back(status);
}

}  // namespace lede::write
