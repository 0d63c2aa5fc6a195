// Pairs: the rows where a common word ("the", "of") stands directly before or after another word of the
// text, or of the title. A phrase with a common word is found by them without the positions of that word,
// which are the longest lists of all: "of the" by one list of rows, "to be or not to be" among the few rows
// that hold all its pairs.
//
// Kept in the positions file (positions.h), whose header tells where the directory stands. All offsets
// from the beginning of the file, little-endian:
//   directory   u64 stream count, then for each stream, by rising number: u32 number, u32 groups, u64 offset
//               of its entries. A stream is one common word, in one field, on one side:
//               number = (word * 2 + (1 in the title)) * 2 + (1 where the common word is the second).
//               Two common words are a pair of the first one's stream only.
//   entries     one a word that stands beside the common word, by rising ordinal (the place of its key in
//               the dictionary of positions): varint ordinal less the last one's (0 for the first of a group
//               of kPairGroup), varint rows; then the rows, as varint gaps (the first from 0). Over
//               kPairBlock rows: before them varint bytes of what follows, and for each block of kPairBlock
//               rows varint its last row less the last block's, varint its bytes
//   groups      behind the entries of each stream: u32 ordinal, u32 offset from its first entry; for each
//   group
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lede::archive {

inline constexpr std::uint32_t kPairGroup = 32;
inline constexpr std::uint32_t kPairBlock = 128;

// What a key of the positions file is to pairs.
struct PairKey {
  bool in_field = false;  // of the text or the title; keys of names have no pairs
  bool in_title = false;
  std::optional<std::uint32_t> common;  // number of the common word
};
PairKey pair_key(std::string_view key);

// A multiple of four, for each common word.
inline constexpr std::uint32_t kPairSides = 4;
constexpr std::uint32_t pair_stream(std::uint32_t common, bool in_title, bool common_is_second) {
  return (common * 2 + (in_title ? 1 : 0)) * 2 + (common_is_second ? 1 : 0);
}
std::uint32_t pair_stream_count();

// The rows of one pair: a view into the file.
struct PairList {
  std::uint32_t rows = 0;
  std::string_view bytes;
};

// Walks a PairList by rising row. Damaged bytes end the walk; they are never read past.
class PairCursor {
 public:
  explicit PairCursor(PairList list);

  // Moves to the first row >= `row`; false when there is none. Never moves back.
  bool advance_to(std::uint32_t row);
  // Appends the current row and all behind it, and is at the end.
  void take_rest(std::vector<std::uint32_t>& rows);
  bool at_end() const { return at_end_; }
  std::uint32_t row() const { return row_; }
  std::uint32_t document_count() const { return list_.rows; }

 private:
  struct Block {
    std::uint32_t before;  // the row that the first gap counts from
    std::uint32_t last;
    std::uint32_t rows;
    std::string_view bytes;
  };
  bool read_blocks();
  bool enter(std::size_t block);

  PairList list_;
  std::vector<Block> blocks_;
  std::size_t block_ = 0;
  std::vector<std::uint32_t> in_block_;
  std::size_t at_ = 0;
  std::uint32_t row_ = 0;
  bool at_end_ = true;
};

// The pairs of one positions file. A view: the file must outlive it.
class Pairs {
 public:
  Pairs() = default;
  // `directory` is its offset, `streams` the count that it begins with. Nothing where these are not sound.
  static std::optional<Pairs> open(std::string_view file, std::uint64_t directory, std::uint64_t streams);

  std::optional<PairList> find(std::uint32_t stream, std::uint32_t ordinal) const;

 private:
  friend class PairWalk;
  struct Stream {
    std::string_view entries;
    std::string_view groups;
  };
  std::optional<Stream> stream(std::uint32_t number) const;

  std::string_view file_;
  std::size_t directory_ = 0;
  std::uint64_t streams_ = 0;
};

// All entries of one stream, in order: for merging and verifying. Damaged bytes end the walk.
class PairWalk {
 public:
  PairWalk(const Pairs& pairs, std::uint32_t stream);

  bool next();
  std::uint32_t ordinal() const { return ordinal_; }
  PairList list() const { return list_; }
  // Whether the walk ended before the stream's end.
  bool is_damaged() const { return damaged_; }

 private:
  friend class Pairs;
  // From the beginning of group `group` on.
  PairWalk(std::string_view entries, std::string_view groups, std::size_t group);
  void enter(std::size_t group);

  std::string_view entries_;
  std::string_view groups_;
  std::size_t group_ = 0;
  std::size_t at_ = 0;
  std::uint32_t in_group_ = 0;  // entries of it that were read
  std::uint32_t ordinal_ = 0;
  PairList list_;
  bool damaged_ = false;
};

}  // namespace lede::archive
