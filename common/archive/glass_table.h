// The B-tree of Xapian's glass backend (format of 2016-03-14, Xapian 1.3.5 and later), written from
// keys that come in order: each block is filled once and never read again.
//
// A block, numbers big-endian: u32 revision, u8 level, u16 largest free run, u16 free bytes, u16 end
// of the directory; the directory, u16 offset of each item, in key order; free bytes; the items.
//   item of level 0   u16 its size - 3 and in the top bits: tag compressed, last, first part of
//                     its tag; u8 key size, key, u16 number of the part unless first, tag bytes
//   item above        u32 block, u8 key size, key, u16 part: keys from there on are in that block
// The first item of all is empty, the first key of each block above level 0 too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/file_writer.h"

namespace lede::archive {

inline constexpr std::size_t kGlassBlock = 8192;  // bytes; Xapian's default
inline constexpr std::size_t kGlassMaxKey = 255;

class GlassTable {
 public:
  // Blocks go to `file` as they are filled, the first at its present end, which must be a multiple
  // of kGlassBlock. `file` must outlive the table.
  explicit GlassTable(core::FileWriter& file);

  // `key` must be above all before it and not longer than kGlassMaxKey.
  void add(std::string_view key, std::string_view tag);

  // Where the tree is, once all is written.
  struct Root {
    std::uint32_t block = 0;
    std::uint32_t level = 0;
    std::uint64_t entries = 0;
    std::uint32_t blocks_in_file = 0;
  };
  Root finish();

 private:
  struct Key {
    std::string bytes;
    std::uint32_t part = 0;
  };
  // The block being filled at one level.
  struct Level {
    Level() { clear(); }
    void clear();
    std::size_t free() const { return items_begin - directory_end; }
    // Room for the next item, which fits.
    char* item(std::size_t size);

    std::string bytes;
    std::size_t directory_end = 0;
    std::size_t items_begin = 0;
    Key next;  // above level 0: from which key on the block being filled below will be entered
  };
  void add_part(std::string_view key, std::uint32_t part, std::uint32_t parts, std::string_view bytes);
  void enter(std::size_t level, std::uint32_t child, Key next);
  std::uint32_t write(std::size_t level);

  core::FileWriter& file_;
  std::vector<Level> levels_;  // 0: leaves
  std::string last_key_;
  std::uint64_t entries_ = 0;
};

}  // namespace lede::archive
