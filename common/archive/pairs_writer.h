// Writes pairs (pairs.h): found from the positions of fresh documents, or merged.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/pairs.h"
#include "common/core/file_writer.h"
#include "common/core/mapped_file.h"

namespace lede::archive {

// Where common words stand, by row: a byte a word of the text up to the last of them.
class CommonPlaces {
 public:
  void note(std::uint32_t common, bool in_title, std::uint32_t row, std::uint32_t position);
  // Number of the common word there, plus one; 0 for none.
  std::uint8_t at(bool in_title, std::uint32_t row, std::uint64_t position) const {
    const auto& rows = in_title ? title_ : text_;
    return row < rows.size() && position < rows[row].size() ? static_cast<std::uint8_t>(rows[row][position])
                                                            : 0;
  }

 private:
  std::vector<std::string> text_;
  std::vector<std::string> title_;
};

// The rows of the pairs that one word is in: give its places by rising row, and take what was found.
class PairFinder {
 public:
  explicit PairFinder(const CommonPlaces& places) : places_(places), rows_(pair_stream_count()) {}

  // Begins with the word whose key is `key`.
  void start(std::string_view key);
  void add(std::uint32_t row, std::uint32_t position);
  // Calls `f` with each stream and its rows, by no order of streams.
  template <typename F>
  void for_each(F f) const {
    for (const std::uint32_t stream : found_) f(stream, std::span<const std::uint32_t>(rows_[stream]));
  }

 private:
  void note(std::uint32_t stream, std::uint32_t row);

  const CommonPlaces& places_;
  PairKey key_;
  std::vector<std::vector<std::uint32_t>> rows_;  // by stream
  std::vector<std::uint32_t> found_;
};

// The entries of one stream as they stand in the file.
class PairStreamWriter {
 public:
  // Ordinals and rows must rise.
  void add(std::uint32_t ordinal, std::span<const std::uint32_t> rows);
  bool is_empty() const { return entries_ == 0; }
  // Writes what was collected once it is a megabyte, so that a long stream needs little memory.
  void flush_if_long(core::FileWriter& file) {
    if (bytes_.size() >= kLong) flush(file);
  }
  // Writes what is left, and the groups behind it. Returns their number.
  std::uint32_t finish(core::FileWriter& file);

 private:
  static constexpr std::size_t kLong = std::size_t{1} << 20;
  void flush(core::FileWriter& file);

  std::string bytes_;
  std::string groups_;
  std::uint64_t flushed_ = 0;
  std::uint64_t entries_ = 0;
  std::uint32_t last_ = 0;  // ordinal
};

// Collects the directory while streams are written.
class PairDirectory {
 public:
  // Writes what is left of a stream whose first byte stands, or will, at `begin`.
  void add(std::uint32_t stream, PairStreamWriter& entries, std::uint64_t begin, core::FileWriter& file);
  // Returns its offset.
  std::uint64_t finish(core::FileWriter& file) const;

 private:
  std::string bytes_;
  std::uint64_t streams_ = 0;
};

// One input of a merge.
struct PairsPart {
  const Pairs* pairs;
  std::uint32_t base;                       // its row r becomes row r + base
  std::span<const std::uint32_t> ordinals;  // the new ordinal of each of its keys
};

// Merges `parts` (by rising base) into `file`, without rows before `from`; returns the directory's offset.
// False in `whole` where a part is damaged. `walked` is told of the bytes of the parts that are read.
std::uint64_t merge_pairs(std::span<const PairsPart> parts, std::uint32_t from, core::FileWriter& file,
                          core::WalkedBytes& walked, bool& whole);

}  // namespace lede::archive
