// Writes records files (records.h).
#pragma once

#include <zstd.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/records.h"
#include "common/core/file_writer.h"
#include "common/core/result.h"
#include "common/core/spill.h"

namespace lede::archive {

// What a records file is packed with. Empty bytes: no dictionary.
struct RecordDictionary {
  std::string bytes;
  std::uint64_t trained_rows = 0;
};

// The dictionary that an archive's new records are packed with, so that merging need not pack them
// again. Safe for several threads.
class NewestDictionary {
 public:
  // Null while there is none.
  std::shared_ptr<const RecordDictionary> known() const;
  // That one; else one trained on `records`, which is known from then on; null where they are too
  // few to teach anything.
  std::shared_ptr<const RecordDictionary> known_or_trained(const std::vector<std::string>& records);
  // To be known from now on, where it was trained for more.
  void offer(const Records& records);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const RecordDictionary> known_;
};

// Packs records, one after the other. Not for use by two threads at once.
class RecordPacker {
 public:
  // `dictionary`: its bytes; empty for none.
  explicit RecordPacker(std::string_view dictionary);

  // The record's frame (records.h), until the next call.
  core::Result<std::string_view> pack(std::string_view record);

 private:
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context_;
  std::string packed_;
};

// One file, its rows in order. Memory: one packed record.
class RecordsWriter {
 public:
  RecordsWriter(const std::filesystem::path& file, RecordDictionary dictionary);

  void add(std::string_view record);
  // A frame of a file with the same dictionary.
  void add_frame(std::string_view frame);
  // Writes the rest and syncs.
  core::Status finish();

 private:
  void note_offset();

  core::FileWriter file_;
  core::Spill index_;
  RecordDictionary dictionary_;
  RecordPacker packer_;
  std::uint64_t rows_ = 0;
  core::Status problem_ = core::ok_status();
};

// Joins partitions, in this order. They are packed with the most widely trained dictionary among
// them and `known`; a new one is trained where there is none, or the join is many times as large as
// what that one was trained for. Error kArchive names a damaged part.
core::Status merge_records(const std::vector<std::shared_ptr<const Records>>& parts, const Records* known,
                           const std::filesystem::path& file);

}  // namespace lede::archive
