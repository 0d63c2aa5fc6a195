// Writes positions files: from fresh documents, or by merging files of closed partitions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/positions.h"
#include "common/archive/string_table.h"
#include "common/core/result.h"

namespace lede::archive {

// Collects the positions of one partition's documents in memory (12 bytes a word), then sorts
// them by counting and writes them. Not for use by two threads at once.
class PositionsBuilder {
 public:
  // The number of `key`, from 0 up in the order of first use.
  std::uint32_t intern(std::string_view key) { return keys_.intern(key); }

  // The rows of a key must not fall from call to call, and within a row its positions must rise.
  void add(std::uint32_t key, std::uint32_t row, std::uint32_t position) {
    used_.push_back(key);
    places_.push_back(std::uint64_t{row} << 32 | position);
  }

  // The builder is of no use afterwards.
  core::Status write(const std::filesystem::path& file);

 private:
  StringTable keys_;
  std::vector<std::uint32_t> used_;    // keys, in the order of add()
  std::vector<std::uint64_t> places_;  // row and position of each
};

// One input of a merge; its row r becomes row r + base.
struct PositionsPart {
  const Positions* positions;
  std::uint32_t base;
};

// Merges `parts` (by rising base) into `file`. Memory: a byte a key, and the blocks of one key.
core::Status merge_positions(std::span<const PositionsPart> parts, const std::filesystem::path& file);

}  // namespace lede::archive
