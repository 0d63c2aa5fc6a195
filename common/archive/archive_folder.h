// The archive as a folder:
//
//   archive.toml      format version and what the archive was made with
//   lock              held by the one writer (flock)
//   poll.lock         held by the one program that polls the feeds
//   index/live        the set of live partitions (manifest.h); replaced by rename
//   index/NNNNNN.*    one closed partition: .glass (Xapian, one file), .columns, .positions,
//                     .deleted-G (rows that were replaced or deleted)
//   alerts.lock       held by the one program that runs or changes the alerts
//   alerts/           saved searches, and what was seen by them (searcher/alert/)
//   dictionaries/     the archive's own tag dictionaries
//   state.sqlite      the feeds and what is remembered of them (indexer/schedule/state.h)
//
// Files of a partition never change once they are named in index/live.
#pragma once

#include <filesystem>
#include <string>

#include "common/core/result.h"

namespace lede::archive {

struct ArchiveInfo {
  int format = 0;
  std::string stemmer;  // text::Stemmer language
};

// Errors: kArchive (nothing there, or a folder or file that is no archive), kVersion
// (made by a newer lede, or by one too old), kIo.
core::Result<ArchiveInfo> open_archive(const std::filesystem::path& folder);

// Opens the archive, or makes an empty one where there is nothing or an empty folder. Errors: as above;
// kLocked (another program is making one there).
core::Result<ArchiveInfo> open_or_create_archive(const std::filesystem::path& folder,
                                                 const std::string& stemmer);

// Before a writer adds files that older programs cannot read: notes the format that this program writes in
// an archive of an older one. The caller holds the right to write. Errors: kIo.
core::Status raise_format(const std::filesystem::path& folder, ArchiveInfo& info);

std::filesystem::path index_folder(const std::filesystem::path& archive);
std::filesystem::path dictionary_folder(const std::filesystem::path& archive);

// What one program at a time may do: write to the index; poll the feeds; run or change the alerts.
enum class Right { kWrite, kPoll, kAlert };

// A right, for as long as it is held; ends with the process whatever happens.
class WriterLock {
 public:
  // Error kLocked tells who holds it.
  static core::Result<WriterLock> acquire(const std::filesystem::path& archive, Right right = Right::kWrite);
  WriterLock(WriterLock&& other) noexcept;
  WriterLock& operator=(WriterLock&& other) noexcept;
  ~WriterLock();

 private:
  explicit WriterLock(int fd) : fd_(fd) {}
  int fd_ = -1;
};

}  // namespace lede::archive
