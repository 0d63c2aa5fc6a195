#include "common/archive/pairs.h"

#include <algorithm>
#include <cstring>

#include "common/archive/positions_format.h"
#include "common/archive/varint.h"

namespace lede::archive {
namespace {

constexpr std::size_t kStreamBytes = 16;
constexpr std::size_t kGroupBytes = 8;

}  // namespace

PairCursor::PairCursor(PairList list) : list_(list) {
  if (!read_blocks()) {
    blocks_.clear();
    list_.rows = 0;
  }
  for (std::size_t i = 0; i < blocks_.size() && at_end_; ++i) at_end_ = !enter(i);
}

bool PairCursor::read_blocks() {
  if (list_.rows == 0) return false;
  if (list_.rows <= kPairBlock) {
    blocks_.push_back({0, 0xffffffff, list_.rows, list_.bytes});
    return true;
  }
  std::size_t at = 0;
  std::uint64_t last = 0;
  const std::size_t count = (list_.rows - 1) / kPairBlock + 1;
  if (count > list_.bytes.size() / 2) return false;
  blocks_.reserve(count);
  std::uint32_t left = list_.rows;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t span = 0, bytes = 0;
    if (!read_varint(list_.bytes, at, span) || !read_varint(list_.bytes, at, bytes)) return false;
    const auto before = static_cast<std::uint32_t>(last);
    if ((last += span) > 0xffffffff) return false;
    blocks_.push_back(
        {before, static_cast<std::uint32_t>(last), std::min(left, kPairBlock), list_.bytes.substr(0, bytes)});
    if (blocks_.back().bytes.size() < bytes) return false;
    left -= blocks_.back().rows;
  }
  for (Block& block : blocks_) {
    if (block.bytes.size() > list_.bytes.size() - at) return false;
    block.bytes = list_.bytes.substr(at, block.bytes.size());
    at += block.bytes.size();
  }
  return true;
}

// Decodes the block's rows.
bool PairCursor::enter(std::size_t block) {
  const Block& entered = blocks_[block];
  block_ = block;
  at_ = 0;
  in_block_.clear();
  std::size_t at = 0;
  std::uint32_t row = entered.before;
  for (std::uint32_t i = 0; i < entered.rows; ++i) {
    std::uint32_t gap = 0;
    if (!read_varint(entered.bytes, at, gap) || gap > entered.last - row) break;
    if (gap == 0 && (i > 0 || block > 0)) break;
    in_block_.push_back(row += gap);
  }
  if (!in_block_.empty()) row_ = in_block_.front();
  return !in_block_.empty();
}

bool PairCursor::advance_to(std::uint32_t row) {
  if (at_end_ || row_ >= row) return !at_end_;
  if (in_block_.back() < row) {
    std::size_t next = block_ + 1;
    next = static_cast<std::size_t>(
        std::partition_point(blocks_.begin() + static_cast<std::ptrdiff_t>(std::min(next, blocks_.size())),
                             blocks_.end(), [&](const Block& b) { return b.last < row; }) -
        blocks_.begin());
    at_end_ = true;
    for (; next < blocks_.size() && at_end_; ++next) at_end_ = !(enter(next) && in_block_.back() >= row);
    if (at_end_) return false;
  }
  // The row is near more often than not: steps of 1, 2, 4 ..., then halves.
  std::size_t low = at_, step = 1;
  while (low + step < in_block_.size() && in_block_[low + step] < row) low += step, step *= 2;
  const auto from = in_block_.begin() + static_cast<std::ptrdiff_t>(low);
  const auto to = in_block_.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, in_block_.size()));
  at_ = static_cast<std::size_t>(std::lower_bound(from, to, row) - in_block_.begin());
  row_ = in_block_[at_];
  return true;
}

void PairCursor::take_rest(std::vector<std::uint32_t>& rows) {
  while (!at_end_) {
    rows.insert(rows.end(), in_block_.begin() + static_cast<std::ptrdiff_t>(at_), in_block_.end());
    at_end_ = true;
    for (std::size_t next = block_ + 1; next < blocks_.size() && at_end_; ++next) at_end_ = !enter(next);
  }
}

std::optional<Pairs> Pairs::open(std::string_view file, std::uint64_t directory, std::uint64_t streams) {
  if (directory > file.size() || file.size() - directory < 8) return std::nullopt;
  Pairs pairs;
  pairs.file_ = file;
  pairs.directory_ = static_cast<std::size_t>(directory) + 8;
  pairs.streams_ = streams;
  if (pairs.streams_ > (file.size() - pairs.directory_) / kStreamBytes) return std::nullopt;
  return pairs;
}

// Where its groups end is where the next stream begins, or the directory.
std::optional<Pairs::Stream> Pairs::stream(std::uint32_t number) const {
  const auto number_at = [&](std::size_t i) { return load_u32(file_, directory_ + i * kStreamBytes); };
  const auto begin_at = [&](std::size_t i) { return load_u64(file_, directory_ + i * kStreamBytes + 8); };
  std::size_t low = 0, high = streams_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (number_at(middle) < number) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == streams_ || number_at(low) != number) return std::nullopt;
  const std::uint64_t begin = begin_at(low);
  const std::uint64_t end = low + 1 < streams_ ? begin_at(low + 1) : directory_ - 8;
  const std::uint64_t groups =
      std::uint64_t{load_u32(file_, directory_ + low * kStreamBytes + 4)} * kGroupBytes;
  if (begin > end || end > file_.size() || groups > end - begin) return std::nullopt;
  const std::string_view bytes = file_.substr(begin, end - begin);
  return Stream{bytes.substr(0, bytes.size() - groups), bytes.substr(bytes.size() - groups)};
}

std::optional<PairList> Pairs::find(std::uint32_t number, std::uint32_t ordinal) const {
  const auto known = stream(number);
  if (!known) return std::nullopt;
  std::size_t low = 0, high = known->groups.size() / kGroupBytes;  // the last group not above it
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    if (load_u32(known->groups, middle * kGroupBytes) > ordinal) {
      high = middle;
    } else {
      low = middle;
    }
  }
  PairWalk walk(known->entries, known->groups, low);
  while (walk.next() && walk.ordinal() <= ordinal) {
    if (walk.ordinal() == ordinal) return walk.list();
  }
  return std::nullopt;
}

PairWalk::PairWalk(const Pairs& pairs, std::uint32_t stream) {
  const auto known = pairs.stream(stream);
  if (!known) return;
  entries_ = known->entries;
  groups_ = known->groups;
  enter(0);
}

PairWalk::PairWalk(std::string_view entries, std::string_view groups, std::size_t group)
    : entries_(entries), groups_(groups) {
  enter(group);
}

void PairWalk::enter(std::size_t group) {
  group_ = group;
  in_group_ = 0;
  if (group >= groups_.size() / kGroupBytes) {
    damaged_ = damaged_ || at_ != entries_.size();
    at_ = entries_.size();
    return;
  }
  const std::uint32_t ordinal = load_u32(groups_, group * kGroupBytes);
  const std::uint32_t at = load_u32(groups_, group * kGroupBytes + 4);
  // Ordinals and offsets rise from group to group, so that a walk ends.
  if (at > entries_.size() || (group > 0 && at < at_)) {
    damaged_ = true;
    at_ = entries_.size();
    return;
  }
  ordinal_ = ordinal;
  at_ = at;
}

bool PairWalk::next() {
  if (in_group_ == kPairGroup) enter(group_ + 1);
  if (at_ >= entries_.size()) return false;
  std::uint32_t step = 0, rows = 0, bytes = 0;
  bool whole = read_varint(entries_, at_, step) && read_varint(entries_, at_, rows) && rows > 0 &&
               step <= 0xffffffff - ordinal_;
  if (whole && rows > kPairBlock) {
    whole = read_varint(entries_, at_, bytes) && bytes <= entries_.size() - at_;
  } else if (whole) {
    bytes = static_cast<std::uint32_t>(skip_varints(entries_, at_, rows) - at_);
  }
  if (!whole) {
    damaged_ = true;
    at_ = entries_.size();
    return false;
  }
  ordinal_ += step;
  list_ = {rows, entries_.substr(at_, bytes)};
  at_ += bytes;
  ++in_group_;
  return true;
}

}  // namespace lede::archive
