// The archive's live partitions while one program writes: closed partitions go live here, in
// order, one whole set after the other.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/archive_folder.h"
#include "common/archive/manifest.h"
#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "indexer/write/partition_builder.h"
#include "indexer/write/row_changes.h"

namespace lede::write {

struct Counts {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;

  Counts& operator+=(const Counts& other);
};

// Neighbours in the live set that are to become one.
struct MergeJob {
  std::vector<archive::PartitionEntry> inputs;
  std::uint64_t number = 0;  // of the partition to be made
};

// Holds the writer's lock for its life. Safe for several threads. What a call reports as done
// is on the disk and seen by readers that open the archive from then on; a kill at any point
// leaves the set before or the set after.
class LiveSet {
 public:
  // The archive must exist. Files that a killed run left behind are removed.
  static core::Result<std::unique_ptr<LiveSet>> open(const std::filesystem::path& archive);

  const archive::ArchiveInfo& info() const { return info_; }
  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path index() const { return archive::index_folder(folder_); }

  // For the builders of new partitions.
  std::shared_ptr<archive::NewestDictionary> dictionary() const { return dictionary_; }

  // A number for a new partition, never used before.
  std::uint64_t take_number();

  // Makes the partition's rows live: a row replaces the live article of the same id unless that
  // has the same content; then it is unchanged and the new row is dropped. An article that the
  // partition kept, and that another one has replaced since, is brought back. Gives each row
  // with bands its story: that of the first live article that shares a band, else a new one.
  core::Result<Counts> publish(ClosedPartition partition);

  // Removes the articles with these ids; returns the ids that are not there.
  core::Result<std::vector<std::string>> remove(const std::vector<std::string>& ids);

  // The next merge that is worth it, for the caller to run; each job is handed out once.
  std::optional<MergeJob> next_merge();
  // The merges that leave one partition, or at most `most`.
  std::optional<MergeJob> next_merge_to(std::size_t most);
  // Merges the files and makes the result live; other calls may go on meanwhile.
  core::Status run_merge(const MergeJob& job);

  // Takes a partition out and puts others (closed, with stories) in its place, in one step: for
  // rewriting its live rows. Rows deleted meanwhile are not known to the others, so nothing
  // else may write between reading the old rows and this call.
  core::Status replace(std::uint64_t number, const std::vector<ClosedPartition>& others);

  // Puts partition `other`, whose files are closed, in the place of partition `number`. It has the same
  // articles in the same rows; rows that are deleted up to now stay so.
  core::Status exchange(std::uint64_t number, std::uint64_t other);

  archive::Manifest manifest() const;

 private:
  explicit LiveSet(archive::WriterLock lock) : lock_(std::move(lock)) {}
  core::Status refresh();
  core::Status go_live(archive::Manifest next);
  void remove_strays(const archive::Manifest& manifest) const;
  core::Result<std::optional<archive::Place>> find(const std::string& id) const;
  std::uint64_t fingerprint(archive::Place place) const;
  void assign_stories(ClosedPartition& partition) const;
  std::optional<archive::Place> find_deleted(const KeptArticle& article) const;
  core::Status settle_kept(const ClosedPartition& partition, RowChanges& changes, Counts& counts) const;
  core::Result<std::vector<std::uint32_t>> settle_rows(const ClosedPartition& partition, RowChanges& changes,
                                                       Counts& counts) const;
  core::Status write_changes(const RowChanges& changes, archive::Manifest& next) const;
  core::Status set_deleted(archive::PartitionEntry& entry, const std::vector<std::uint32_t>& rows) const;
  std::optional<MergeJob> make_job(std::size_t first, std::size_t count);
  std::shared_ptr<const archive::Records> known_dictionary() const;

  std::filesystem::path folder_;
  archive::ArchiveInfo info_;
  archive::WriterLock lock_;
  mutable std::mutex mutex_;
  archive::Manifest manifest_;
  std::optional<archive::Snapshot> snapshot_;  // of manifest_
  std::vector<std::uint64_t> merging_;         // numbers of partitions in handed-out jobs
  std::uint64_t next_number_ = 1;
  const std::shared_ptr<archive::NewestDictionary> dictionary_ =
      std::make_shared<archive::NewestDictionary>();
};

}  // namespace lede::write
