#include "common/archive/pairs_writer.h"

#include <algorithm>
#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/varint.h"

namespace lede::archive {
void CommonPlaces::note(std::uint32_t common, bool in_title, std::uint32_t row, std::uint32_t position) {
  auto& rows = in_title ? title_ : text_;
  if (row >= rows.size()) rows.resize(std::size_t{row} + 1);
  if (position >= rows[row].size()) rows[row].resize(std::size_t{position} + 1);
  rows[row][position] = static_cast<char>(common + 1);
}

void PairFinder::start(std::string_view key) {
  for (const std::uint32_t stream : found_) rows_[stream].clear();
  found_.clear();
  key_ = pair_key(key);
}

void PairFinder::add(std::uint32_t row, std::uint32_t position) {
  if (!key_.in_field) return;
  if (const auto before = position == 0 ? 0u : places_.at(key_.in_title, row, position - 1u); before != 0)
    note(pair_stream(before - 1u, key_.in_title, false), row);
  if (key_.common) return;  // of the pair with the next word, this one's stream
  if (const auto after = places_.at(key_.in_title, row, position + std::uint64_t{1}); after != 0)
    note(pair_stream(after - 1u, key_.in_title, true), row);
}

void PairFinder::note(std::uint32_t stream, std::uint32_t row) {
  std::vector<std::uint32_t>& rows = rows_[stream];
  if (rows.empty()) found_.push_back(stream);
  if (rows.empty() || rows.back() != row) rows.push_back(row);
}

void PairStreamWriter::add(std::uint32_t ordinal, std::span<const std::uint32_t> rows) {
  if (entries_++ % kPairGroup == 0) {
    append_u32(groups_, ordinal);
    append_u32(groups_, static_cast<std::uint32_t>(flushed_ + bytes_.size()));
    last_ = ordinal;
  }
  append_varint(bytes_, ordinal - last_);
  append_varint(bytes_, rows.size());
  last_ = ordinal;
  std::uint32_t before = 0;
  if (rows.size() <= kPairBlock) {
    for (const std::uint32_t row : rows) append_varint(bytes_, row - std::exchange(before, row));
    return;
  }
  std::string heads, blocks;
  for (std::size_t i = 0; i < rows.size(); i += kPairBlock) {
    const auto block = rows.subspan(i, std::min<std::size_t>(kPairBlock, rows.size() - i));
    const std::size_t begin = blocks.size();
    append_varint(heads, block.back() - before);
    for (const std::uint32_t row : block) append_varint(blocks, row - std::exchange(before, row));
    append_varint(heads, blocks.size() - begin);
  }
  append_varint(bytes_, heads.size() + blocks.size());
  bytes_ += heads;
  bytes_ += blocks;
}

void PairStreamWriter::flush(core::FileWriter& file) {
  file.write(bytes_);
  flushed_ += bytes_.size();
  bytes_.clear();
}

std::uint32_t PairStreamWriter::finish(core::FileWriter& file) {
  flush(file);
  file.write(groups_);
  return static_cast<std::uint32_t>(groups_.size() / 8);
}

void PairDirectory::add(std::uint32_t stream, PairStreamWriter& entries, std::uint64_t begin,
                        core::FileWriter& file) {
  if (entries.is_empty()) return;
  append_u32(bytes_, stream);
  append_u32(bytes_, entries.finish(file));
  append_u64(bytes_, begin);
  ++streams_;
}

std::uint64_t PairDirectory::finish(core::FileWriter& file) const {
  const std::uint64_t offset = file.offset();
  std::string count;
  append_u64(count, streams_);
  file.write(count);
  file.write(bytes_);
  return offset;
}

namespace {

// One part's walk over a stream, with the new ordinals and rows.
class PartWalk {
 public:
  PartWalk(const PairsPart& part, std::uint32_t stream) : part_(part), walk_(*part.pairs, stream) { next(); }

  void next() {
    at_end_ = !walk_.next();
    whole_ = !walk_.is_damaged() && (at_end_ || walk_.ordinal() < part_.ordinals.size());
    at_end_ = at_end_ || !whole_;
  }
  bool at_end() const { return at_end_; }
  bool is_whole() const { return whole_; }
  // What an entry takes: its own, and the ordinal that it looks up.
  std::uint64_t bytes() const { return walk_.list().bytes.size() + 2 * sizeof(std::uint32_t); }
  std::uint32_t ordinal() const { return part_.ordinals[walk_.ordinal()]; }

  void append_rows(std::uint32_t from, std::vector<std::uint32_t>& rows) {
    PairCursor cursor(walk_.list());
    std::uint32_t read = 0;
    for (; !cursor.at_end(); cursor.advance_to(cursor.row() + 1)) {
      ++read;
      const std::uint32_t row = cursor.row() + part_.base;
      if (row >= from && (rows.empty() || row > rows.back())) rows.push_back(row);
      if (cursor.row() == 0xffffffff) break;
    }
    whole_ = whole_ && read == walk_.list().rows;
  }

 private:
  const PairsPart& part_;
  PairWalk walk_;
  bool at_end_ = false;
  bool whole_ = true;
};

// False where a part is damaged.
bool merge_stream(std::span<const PairsPart> parts, std::uint32_t stream, std::uint32_t from,
                  PairStreamWriter& merged, core::FileWriter& file, core::WalkedBytes& walked) {
  std::vector<PartWalk> walks;
  for (const PairsPart& part : parts) walks.emplace_back(part, stream);
  bool whole = true;
  std::vector<std::uint32_t> rows;
  while (whole) {
    std::uint64_t ordinal = ~std::uint64_t{0};
    for (const PartWalk& walk : walks) {
      whole = whole && walk.is_whole();
      if (!walk.at_end()) ordinal = std::min<std::uint64_t>(ordinal, walk.ordinal());
    }
    if (ordinal == ~std::uint64_t{0}) break;
    rows.clear();
    for (PartWalk& walk : walks) {
      if (walk.at_end() || walk.ordinal() != ordinal) continue;
      walk.append_rows(from, rows);
      walked.add(walk.bytes());
      whole = whole && walk.is_whole();
      walk.next();
    }
    if (!rows.empty()) merged.add(static_cast<std::uint32_t>(ordinal), rows);
    merged.flush_if_long(file);
  }
  return whole;
}

}  // namespace

std::uint64_t merge_pairs(std::span<const PairsPart> parts, std::uint32_t from, core::FileWriter& file,
                          core::WalkedBytes& walked, bool& whole) {
  PairDirectory directory;
  whole = true;
  for (std::uint32_t stream = 0; stream < pair_stream_count() && whole; ++stream) {
    PairStreamWriter merged;
    const std::uint64_t begin = file.offset();
    whole = merge_stream(parts, stream, from, merged, file, walked);
    directory.add(stream, merged, begin, file);
  }
  return directory.finish(file);
}

}  // namespace lede::archive
