#include "indexer/write/live_set.h"

#include <algorithm>
#include <utility>

namespace lede::write {

namespace fs = std::filesystem;
using archive::Manifest;
using archive::PartitionEntry;
using archive::Place;

core::Result<std::unique_ptr<LiveSet>> LiveSet::open(const fs::path& folder) {
  auto info = archive::open_archive(folder);
  if (!info) return info.error();
  auto lock = archive::WriterLock::acquire(folder);
  if (!lock) return lock.error();
  auto manifest = archive::read_manifest(archive::index_folder(folder));
  if (!manifest) return manifest.error();
  auto set = std::unique_ptr<LiveSet>(new LiveSet(std::move(*lock)));
  set->folder_ = folder;
  set->info_ = std::move(*info);
  set->manifest_ = std::move(*manifest);
  set->next_number_ = set->manifest_.next;
  set->remove_strays(set->manifest_);
  if (core::Status status = archive::raise_format(folder, set->info_); !status) return status.error();
  if (core::Status status = set->refresh(); !status) return status.error();
  return set;
}

// Removes files in the index folder that the manifest does not name and numbers in use do not
// cover: only called when no partition is being built.
void LiveSet::remove_strays(const Manifest& manifest) const {
  std::vector<std::string> named{archive::kManifestFile};
  for (const PartitionEntry& entry : manifest.partitions) {
    for (const char* kind : archive::kPartitionKinds) {
      named.push_back(archive::partition_file(index(), entry.number, kind).filename());
    }
    if (entry.deleted_generation != 0) named.push_back(archive::deleted_file(index(), entry).filename());
  }
  std::error_code error;
  std::vector<fs::path> strays;
  for (const fs::directory_entry& entry : fs::directory_iterator(index(), error)) {
    if (std::find(named.begin(), named.end(), entry.path().filename()) == named.end())
      strays.push_back(entry.path());
  }
  for (const fs::path& stray : strays) fs::remove_all(stray, error);
}

core::Status LiveSet::refresh() {
  auto snapshot = archive::Snapshot::open(folder_);
  if (!snapshot) return snapshot.error();
  snapshot_ = std::move(*snapshot);
  for (const archive::OpenPartition& partition : *snapshot_->partitions())
    dictionary_->offer(*partition.records);
  snapshot_->release();
  return core::ok_status();
}

std::uint64_t LiveSet::take_number() {
  const std::lock_guard guard(mutex_);
  return next_number_++;
}

Manifest LiveSet::manifest() const {
  const std::lock_guard guard(mutex_);
  return manifest_;
}

// Under the mutex. Files that only the old set names are removed after the switch; a reader
// that holds them open keeps them.
core::Status LiveSet::go_live(Manifest next) {
  next.next = next_number_;
  if (core::Status status = archive::write_manifest(index(), next); !status) return status;
  const Manifest old = std::exchange(manifest_, std::move(next));
  if (core::Status status = refresh(); !status) return status;
  std::error_code ignored;
  for (const PartitionEntry& before : old.partitions) {
    const auto now = std::find_if(manifest_.partitions.begin(), manifest_.partitions.end(),
                                  [&](const PartitionEntry& e) { return e.number == before.number; });
    if (now == manifest_.partitions.end()) {
      for (const char* kind : archive::kPartitionKinds) {
        fs::remove(archive::partition_file(index(), before.number, kind), ignored);
      }
    }
    if (before.deleted_generation != 0 &&
        (now == manifest_.partitions.end() || now->deleted_generation != before.deleted_generation)) {
      fs::remove(archive::deleted_file(index(), before), ignored);
    }
  }
  return core::ok_status();
}

core::Result<std::optional<Place>> LiveSet::find(const std::string& id) const {
  auto docid = snapshot_->find(id);
  if (!docid) return docid.error();
  if (!*docid) return std::optional<Place>();
  return std::optional<Place>(snapshot_->place(**docid));
}

std::uint64_t LiveSet::fingerprint(Place place) const {
  return snapshot_->columns(place.partition).fingerprints()[place.row];
}

// `rows`: all deleted rows of the partition, sorted.
core::Status LiveSet::set_deleted(PartitionEntry& entry, const std::vector<std::uint32_t>& rows) const {
  entry.deleted_count = static_cast<std::uint32_t>(rows.size());
  ++entry.deleted_generation;
  return archive::write_deleted(archive::deleted_file(index(), entry), rows);
}

core::Status LiveSet::write_changes(const RowChanges& changes, Manifest& next) const {
  for (std::size_t p = 0; p < next.partitions.size(); ++p) {
    if (!changes.touches(p)) continue;
    core::Status status =
        set_deleted(next.partitions[p], changes.deleted_after(p, (*snapshot_->partitions())[p].deleted));
    if (!status) return status;
  }
  return core::ok_status();
}

core::Result<std::vector<std::string>> LiveSet::remove(const std::vector<std::string>& ids) {
  const std::lock_guard guard(mutex_);
  std::vector<std::string> missing;
  RowChanges changes(snapshot_->partition_count());
  for (const std::string& id : ids) {
    auto place = find(id);
    if (!place) return place.error();
    if (*place) {
      changes.remove(**place);
    } else {
      missing.push_back(id);
    }
  }
  Manifest next = manifest_;
  if (core::Status status = write_changes(changes, next); !status) return status.error();
  if (next == manifest_) return missing;
  if (core::Status status = go_live(std::move(next)); !status) return status.error();
  return missing;
}

namespace {

core::Result<std::size_t> index_of(const Manifest& manifest, std::uint64_t number) {
  const auto& all = manifest.partitions;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const PartitionEntry& e) { return e.number == number; });
  if (found == all.end()) {
    return core::Error{core::ErrorCode::kInternal, "no live partition " + std::to_string(number), "", ""};
  }
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

core::Status LiveSet::exchange(std::uint64_t number, std::uint64_t other) {
  const std::lock_guard guard(mutex_);
  Manifest next = manifest_;
  const auto p = index_of(next, number);
  if (!p) return p.error();
  PartitionEntry& entry = next.partitions[*p];
  entry = {other, entry.rows, 0, 0};
  const std::vector<std::uint32_t>& deleted = (*snapshot_->partitions())[*p].deleted;
  if (!deleted.empty()) {
    if (core::Status status = set_deleted(entry, deleted); !status) return status;
  }
  return go_live(std::move(next));
}

core::Status LiveSet::replace(std::uint64_t number, const std::vector<ClosedPartition>& others) {
  const std::lock_guard guard(mutex_);
  Manifest next = manifest_;
  const auto old = index_of(next, number);
  if (!old) return old.error();
  auto at = next.partitions.erase(next.partitions.begin() + static_cast<std::ptrdiff_t>(*old));
  for (const ClosedPartition& other : others) {
    core::Status status =
        archive::write_columns(other.rows, archive::partition_file(index(), other.number, "columns"));
    if (!status) return status;
    at = next.partitions.insert(at, {other.number, static_cast<std::uint32_t>(other.rows.size()), 0, 0}) + 1;
  }
  return go_live(std::move(next));
}

}  // namespace lede::write
