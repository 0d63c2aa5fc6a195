// The set of live partitions: index/live, a small text file replaced by rename, so that a
// reader sees one whole set or the next.
//
//   lede-live 1
//   next 14
//   partition 3 32000 5 17      number, rows, generation and count of its deleted rows
//   end
//
// A list that was cut short must not pass for a shorter one: the writer removes what it does not name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::archive {

inline constexpr const char* kManifestFile = "live";

struct PartitionEntry {
  std::uint64_t number = 0;
  std::uint32_t rows = 0;
  std::uint64_t deleted_generation = 0;  // 0: no deleted rows, no file
  std::uint32_t deleted_count = 0;

  bool operator==(const PartitionEntry&) const = default;
};

struct Manifest {
  std::uint64_t next = 1;                  // number of the next partition
  std::vector<PartitionEntry> partitions;  // in the order of their docids

  bool operator==(const Manifest&) const = default;
};

// Files of a partition: partition_file(index, 3, "columns") is index/000003.columns.
inline constexpr const char* kPartitionKinds[] = {"glass", "columns", "positions", "records"};
std::filesystem::path partition_file(const std::filesystem::path& index, std::uint64_t number,
                                     const std::string& kind);
std::filesystem::path deleted_file(const std::filesystem::path& index, const PartitionEntry& entry);

core::Result<Manifest> read_manifest(const std::filesystem::path& index);
// Durable when it returns: all files that it names must be on the disk before.
core::Status write_manifest(const std::filesystem::path& index, const Manifest& manifest);

// Deleted rows, ascending, without repeats: little-endian u32 numbers after the magic "LEDEDEL1".
core::Status write_deleted(const std::filesystem::path& file, const std::vector<std::uint32_t>& rows);
core::Result<std::vector<std::uint32_t>> read_deleted(const std::filesystem::path& file);

}  // namespace lede::archive
