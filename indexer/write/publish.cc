// LiveSet::publish: what a fresh partition adds, replaces and leaves as it was.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/archive/xapian_guard.h"
#include "common/text/hash.h"
#include "indexer/write/live_set.h"

namespace lede::write {

namespace fs = std::filesystem;
using archive::Manifest;
using archive::PartitionEntry;
using archive::Place;

namespace {

enum class Outcome { kAdded, kUpdated, kUnchanged };

void count(Counts& counts, Outcome outcome) {
  if (outcome == Outcome::kAdded) ++counts.added;
  if (outcome == Outcome::kUpdated) ++counts.updated;
  if (outcome == Outcome::kUnchanged) ++counts.unchanged;
}

}  // namespace

Counts& Counts::operator+=(const Counts& other) {
  added += other.added;
  updated += other.updated;
  unchanged += other.unchanged;
  return *this;
}

// A row with the article's id and content that was replaced.
std::optional<Place> LiveSet::find_deleted(const KeptArticle& article) const {
  const std::string term = archive::term_of("Q", article.id);
  for (std::size_t p = snapshot_->partition_count(); p-- > 0;) {
    const Xapian::Database& database = snapshot_->database(p);
    for (auto i = database.postlist_begin(term), end = database.postlist_end(term); i != end; ++i) {
      if (snapshot_->columns(p).fingerprints()[*i - 1] == article.fingerprint) return Place{p, *i - 1};
    }
  }
  return std::nullopt;
}

namespace {

// The bands of the rows that have no story, sorted, without repeats.
std::vector<std::uint64_t> bands_without_story(const ClosedPartition& partition) {
  std::vector<std::uint64_t> bands;
  for (const archive::Row& row : partition.rows) {
    if (row.story == 0) bands.insert(bands.end(), row.bands.begin(), row.bands.end());
  }
  std::sort(bands.begin(), bands.end());
  bands.erase(std::unique(bands.begin(), bands.end()), bands.end());
  return bands;
}

}  // namespace

void LiveSet::assign_stories(ClosedPartition& partition) const {
  const std::vector<std::uint64_t> bands = bands_without_story(partition);
  for (std::size_t p = 0; p < snapshot_->partition_count(); ++p) {
    const auto stories = snapshot_->columns(p).stories_of_bands(bands);
    if (stories.empty()) continue;
    for (archive::Row& row : partition.rows) {
      for (const std::uint64_t band : row.bands) {
        if (row.story != 0) break;
        const auto found =
            std::lower_bound(stories.begin(), stories.end(), std::pair{band, std::uint64_t{0}});
        if (found != stories.end() && found->first == band) row.story = found->second;
      }
    }
  }
  std::unordered_map<std::uint64_t, std::uint64_t> fresh;  // band: story, of this partition's rows
  for (std::uint32_t r = 0; r < partition.rows.size(); ++r) {
    archive::Row& row = partition.rows[r];
    for (const std::uint64_t band : row.bands) {
      if (row.story != 0) break;
      if (const auto found = fresh.find(band); found != fresh.end()) row.story = found->second;
    }
    if (row.story == 0 && !row.bands.empty()) row.story = text::hash64(partition.ids[r]);
    for (const std::uint64_t band : row.bands) fresh.emplace(band, row.story);
  }
}

// The articles that the builder found unchanged: between its look and now, another batch may have
// put other content in their place, although theirs comes later in the input.
core::Status LiveSet::settle_kept(const ClosedPartition& partition, RowChanges& changes,
                                  Counts& counts) const {
  for (const KeptArticle& kept : partition.kept) {
    auto place = find(kept.id);
    if (!place) return place.error();
    count(counts, Outcome::kUnchanged);
    if (*place && fingerprint(**place) == kept.fingerprint) continue;
    const auto old = find_deleted(kept);
    if (!old) continue;
    if (*place) changes.remove(**place);
    changes.restore(*old);
  }
  return core::ok_status();
}

// Returns the rows of the partition that are not to live, sorted.
core::Result<std::vector<std::uint32_t>> LiveSet::settle_rows(const ClosedPartition& partition,
                                                              RowChanges& changes, Counts& counts) const {
  std::vector<std::uint32_t> dropped = partition.replaced_rows;
  std::unordered_map<std::string, Outcome> outcomes;
  for (std::uint32_t r = 0; r < partition.rows.size(); ++r) {
    if (std::binary_search(partition.replaced_rows.begin(), partition.replaced_rows.end(), r)) continue;
    auto place = find(partition.ids[r]);
    if (!place) return place.error();
    Outcome outcome = Outcome::kAdded;
    if (*place && fingerprint(**place) == partition.rows[r].fingerprint) {
      outcome = Outcome::kUnchanged;
      dropped.push_back(r);
    } else if (*place) {
      outcome = Outcome::kUpdated;
      changes.remove(**place);
    }
    count(counts, outcome);
    outcomes.emplace(partition.ids[r], outcome);
  }
  // A row that a later one of the same input replaced: the archive changed only if that one did.
  for (const std::uint32_t r : partition.replaced_rows) {
    const bool unchanged = outcomes.at(partition.ids[r]) == Outcome::kUnchanged;
    count(counts, unchanged ? Outcome::kUnchanged : Outcome::kUpdated);
  }
  std::sort(dropped.begin(), dropped.end());
  return dropped;
}

core::Result<Counts> LiveSet::publish(ClosedPartition partition) {
  const std::lock_guard guard(mutex_);
  return archive::xapian_guard(folder_.string(), [&]() -> core::Result<Counts> {
    Counts counts;
    RowChanges changes(snapshot_->partition_count());
    if (core::Status status = settle_kept(partition, changes, counts); !status) return status.error();
    auto dropped = settle_rows(partition, changes, counts);
    if (!dropped) return dropped.error();
    assign_stories(partition);

    Manifest next = manifest_;
    if (core::Status status = write_changes(changes, next); !status) return status.error();
    if (!partition.rows.empty()) {
      const fs::path columns = archive::partition_file(index(), partition.number, "columns");
      if (core::Status status = archive::write_columns(partition.rows, columns); !status)
        return status.error();
      PartitionEntry entry{partition.number, static_cast<std::uint32_t>(partition.rows.size()), 0, 0};
      if (!dropped->empty()) {
        if (core::Status status = set_deleted(entry, *dropped); !status) return status.error();
      }
      next.partitions.push_back(entry);
    }
    if (next == manifest_) return counts;
    if (core::Status status = go_live(std::move(next)); !status) return status.error();
    return counts;
  });
}

}  // namespace lede::write
