// Writes positions files: from fresh documents, or by merging files of closed partitions.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/archive/positions.h"
#include "common/core/result.h"

namespace lede::archive {

// Collects the positions of one partition's documents in memory (about 3 kB for a news
// article), then writes them. Not for use by two threads at once.
class PositionsBuilder {
 public:
  // The number of `key`, from 0 up in the order of first use.
  std::uint32_t intern(std::string_view key);
  std::size_t key_count() const { return lists_.size(); }

  // `row` must not be less than in earlier calls, and each (key, row) is added once, with
  // rising positions.
  void add(std::uint32_t key, std::uint32_t row, std::span<const std::uint32_t> positions);

  core::Status write(const std::filesystem::path& file) const;

 private:
  struct Block {
    std::uint32_t first_row = 0;
    std::uint32_t last_row = 0;
    std::uint32_t documents = 0;
    std::size_t rows_begin = 0;  // in the list's payload
    std::size_t positions_begin = 0;
  };
  struct List {
    std::vector<Block> blocks;
    std::string rows;
    std::string positions;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<List> lists_;  // by number
};

// One input of a merge; its row r becomes row r + base.
struct PositionsPart {
  const Positions* positions;
  std::uint32_t base;
};

// Merges `parts` (by rising base) into `file`. Memory: the new file's dictionary.
core::Status merge_positions(std::span<const PositionsPart> parts, const std::filesystem::path& file);

}  // namespace lede::archive
