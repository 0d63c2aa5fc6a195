// Positions: for each key (a word in a field, see schema.h) the rows that hold it and where in
// them. Kept in one file beside each partition: Xapian's own position table spends a B-tree
// entry on each word of each document, which was 60 % of an archive's bytes and a third of the
// time to write one.
//
// File, little-endian; "varint" is LEB128:
//   header      magic "LEDEPOS3", u64 key count, u64 offset of groups, u64 offset of group index,
//               u64 offset of the directory of pairs (0: there are none), u64 first row that pairs know of.
//               Before format 5: "LEDEPOS2", without the last two
//   lists       one a key, in key order: varint block count, then for each block
//                 varint first row (less the previous block's last row), varint last row less
//                 first row, varint documents, varint bytes of its rows, varint bytes of its
//                 positions; then the payloads: for each document varint row less previous
//                 row (0 for the first) and varint count, then for each document varint
//                 positions, each less the one before. Rows stand apart so that a walk to
//                 a row passes no positions.
//   pairs       rows where common words stand beside others (pairs.h)
//   groups      keys front-coded in groups of kGroup: varint shared bytes, varint other bytes,
//                 these bytes, varint bytes of its list
//   group index u64 offset of group, u64 offset of its first list; for each group
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/pairs.h"
#include "common/archive/positions_format.h"
#include "common/core/mapped_file.h"
#include "common/core/result.h"

namespace lede::archive {

// The rows and positions of one key. A view into a Positions object, which must outlive it.
using PositionList = std::string_view;

// Walks a PositionList by rising row. Damaged bytes end the walk; they are never read past.
class PositionCursor {
 public:
  explicit PositionCursor(PositionList list);

  // Moves to the first row >= `row`; false when there is none. Never moves back.
  bool advance_to(std::uint32_t row);
  bool at_end() const { return at_end_; }
  std::uint32_t row() const { return row_; }
  // Of the current row, rising. Decoded on demand.
  const std::vector<std::uint32_t>& positions();
  // Of the current row; 0 at the end.
  std::uint32_t position_count() const { return at_end_ ? 0 : in_block_[at_].count; }
  // Keeps those of `wanted` (rising) that have a position of the current row `distance` behind them.
  // Cheaper than positions(): reads no further than needed.
  void retain(std::vector<std::uint32_t>& wanted, std::uint32_t distance);
  // Documents in the whole list.
  std::uint32_t document_count() const { return documents_; }

 private:
  struct Block {
    std::uint32_t first_row;
    std::uint32_t last_row;
    std::uint32_t documents;
    std::string_view rows;  // of the payload
    std::string_view positions;
  };
  struct Document {
    std::uint32_t row;
    std::uint32_t count;  // of its positions
  };
  bool enter(std::size_t block);
  bool enter_from(std::size_t block);
  void locate();

  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::vector<Document> in_block_;
  std::size_t at_ = 0;      // the current document
  std::size_t passed_ = 0;  // documents whose positions lie before position_at_
  std::size_t position_at_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t documents_ = 0;
  bool decoded_ = false;
  bool at_end_ = true;
  std::vector<std::uint32_t> positions_;
};

struct FoundKey {
  PositionList list;
  std::uint32_t ordinal;  // its place among all keys
};

// One partition's positions. Immutable, mapped; safe for many threads.
class Positions {
 public:
  static core::Result<std::shared_ptr<const Positions>> open(const std::filesystem::path& file);

  std::uint64_t key_count() const { return key_count_; }
  std::optional<PositionList> find(std::string_view key) const;
  std::optional<FoundKey> look_up(std::string_view key) const;

  // Null where it has none: then positions alone tell.
  const Pairs* pairs() const { return pairs_ ? &*pairs_ : nullptr; }
  // Rows before this one have no pairs.
  std::uint32_t pairs_from() const { return pairs_from_; }
  // The rows from pairs_from() on where `second` stands directly after `first`: keys of one field, at least
  // one of them a common word (pair_key()). Only with pairs().
  std::optional<PairList> find_pair(std::string_view first, std::uint32_t first_ordinal,
                                    std::string_view second, std::uint32_t second_ordinal) const;
  // Calls `f` with each key that starts with `prefix`, in byte order, until it returns false.
  void for_each(std::string_view prefix,
                const std::function<bool(std::string_view key, PositionList list)>& f) const;
  // All keys with their lists, in order: for merging.
  KeyWalk walk() const {
    return KeyWalk(file_.bytes(), groups_, index_, 0, group_count_ == 0 ? 0 : key_count_);
  }
  // core::MappedFile::release().
  void release() const { file_.release(); }

 private:
  explicit Positions(core::MappedFile file) : file_(std::move(file)) {}
  std::size_t group_of(std::string_view key) const;

  core::MappedFile file_;
  std::uint64_t key_count_ = 0;
  std::uint64_t groups_ = 0;
  std::uint64_t index_ = 0;
  std::size_t group_count_ = 0;
  std::optional<Pairs> pairs_;
  std::uint32_t pairs_from_ = 0;
};

}  // namespace lede::archive
