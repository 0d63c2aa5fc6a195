#include "common/archive/positions.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/varint.h"

namespace lede::archive {

using core::Error;
using core::ErrorCode;

namespace {

// Adds the varint at `at` to `position` and moves past it; false at the end.
bool read_gap(std::string_view bytes, std::size_t& at, std::uint32_t& position) {
  std::uint32_t gap = at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0x80u;
  if (gap < 0x80) {  // nearly all
    ++at;
  } else if (!read_varint(bytes, at, gap)) {
    return false;
  }
  position += gap;
  return true;
}

}  // namespace

PositionCursor::PositionCursor(PositionList list) {
  std::size_t at = 0;
  std::uint32_t count = 0;
  if (!read_varint(list, at, count)) return;
  blocks_.reserve(std::min<std::size_t>(count, list.size() / 5));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> sizes;
  sizes.reserve(blocks_.capacity());
  std::uint64_t last = 0;
  bool whole = true;
  for (std::uint32_t i = 0; whole && i < count; ++i) {
    std::uint32_t gap = 0, span = 0, documents = 0, rows = 0, positions = 0;
    whole = read_varint(list, at, gap) && read_varint(list, at, span) && read_varint(list, at, documents) &&
            read_varint(list, at, rows) && read_varint(list, at, positions) && (gap > 0 || i == 0) &&
            last + gap + span <= 0xffffffff && documents <= rows / 2;
    const std::uint64_t first = last + gap;
    last = first + span;
    blocks_.push_back(
        {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), documents, {}, {}});
    sizes.emplace_back(rows, positions);
  }
  for (std::size_t i = 0; whole && i < blocks_.size(); ++i) {
    const auto [rows, positions] = sizes[i];
    whole = std::uint64_t{rows} + positions <= list.size() - at;
    if (!whole) break;
    blocks_[i].rows = list.substr(at, rows);
    blocks_[i].positions = list.substr(at + rows, positions);
    at += rows + positions;
    documents_ += blocks_[i].documents;
  }
  if (!whole) {
    blocks_.clear();
    documents_ = 0;
  }
  at_end_ = !enter_from(0);
}

// Decodes the block's rows.
bool PositionCursor::enter(std::size_t block) {
  const Block& entered = blocks_[block];
  block_ = block;
  in_block_.clear();
  std::size_t at = 0;
  std::uint32_t row = entered.first_row;
  for (std::uint32_t i = 0; i < entered.documents; ++i) {
    std::uint32_t gap = 0, count = 0;
    if (!read_varint(entered.rows, at, gap) || !read_varint(entered.rows, at, count) ||
        gap > entered.last_row - row || (gap == 0) != (i == 0)) {
      break;
    }
    in_block_.push_back({row += gap, count});
  }
  at_ = passed_ = position_at_ = 0;
  decoded_ = false;
  if (!in_block_.empty()) row_ = in_block_.front().row;
  return !in_block_.empty();
}

// The next block that holds anything; a damaged one may not.
bool PositionCursor::enter_from(std::size_t block) {
  while (block < blocks_.size()) {
    if (enter(block++)) return true;
  }
  return false;
}

bool PositionCursor::advance_to(std::uint32_t row) {
  if (at_end_ || row_ >= row) return !at_end_;
  if (blocks_[block_].last_row < row) {
    const auto next = std::partition_point(blocks_.begin() + static_cast<std::ptrdiff_t>(block_) + 1,
                                           blocks_.end(), [&](const Block& b) { return b.last_row < row; });
    at_end_ = !enter_from(static_cast<std::size_t>(next - blocks_.begin()));
  }
  while (!at_end_ && row_ < row) {
    // The row is near more often than not: steps of 1, 2, 4 ..., then halves.
    std::size_t low = at_, step = 1;
    while (low + step < in_block_.size() && in_block_[low + step].row < row) low += step, step *= 2;
    const auto from = in_block_.begin() + static_cast<std::ptrdiff_t>(low);
    const auto to =
        in_block_.begin() + static_cast<std::ptrdiff_t>(std::min(low + step + 1, in_block_.size()));
    const auto found =
        std::lower_bound(from, to, row, [](const Document& d, std::uint32_t r) { return d.row < r; });
    decoded_ = false;
    if (found == in_block_.end()) {
      at_end_ = !enter_from(block_ + 1);
    } else {
      at_ = static_cast<std::size_t>(found - in_block_.begin());
      row_ = found->row;
    }
  }
  return !at_end_;
}

// Moves to where the positions of the current row begin.
void PositionCursor::locate() {
  std::uint64_t before = 0;
  for (; passed_ < at_; ++passed_) before += in_block_[passed_].count;
  position_at_ = skip_varints(blocks_[block_].positions, position_at_, before);
}

const std::vector<std::uint32_t>& PositionCursor::positions() {
  if (decoded_) return positions_;
  positions_.clear();
  decoded_ = true;
  if (at_end_) return positions_;
  locate();
  const std::string_view bytes = blocks_[block_].positions;
  positions_.resize(std::min<std::size_t>(in_block_[at_].count, bytes.size() - position_at_));
  std::size_t at = position_at_, read = 0;
  std::uint32_t position = 0;
  for (std::uint32_t& decoded : positions_) {
    if (!read_gap(bytes, at, position)) break;
    decoded = position;
    ++read;
  }
  positions_.resize(read);
  return positions_;
}

void PositionCursor::retain(std::vector<std::uint32_t>& wanted, std::uint32_t distance) {
  std::size_t kept = 0, next = 0;
  if (!at_end_) {
    locate();
    const std::string_view bytes = blocks_[block_].positions;
    std::size_t at = position_at_;
    std::uint32_t position = 0;
    for (std::uint32_t left = in_block_[at_].count; left > 0 && next < wanted.size(); --left) {
      if (!read_gap(bytes, at, position)) break;
      while (next < wanted.size() && wanted[next] + std::uint64_t{distance} < position) ++next;
      if (next < wanted.size() && wanted[next] + std::uint64_t{distance} == position)
        wanted[kept++] = wanted[next++];
    }
  }
  wanted.resize(kept);
}

// Reads without touching the mapped pages, as columns do.
core::Result<std::shared_ptr<const Positions>> Positions::open(const std::filesystem::path& path) {
  auto file = core::MappedFile::open(path);
  if (!file) return file.error();
  const std::string_view bytes = file->bytes();
  const auto damaged = [&] {
    return Error{ErrorCode::kArchive, "damaged positions file", "run lede-index verify", path.string()};
  };
  char header_bytes[kPositionsHeader] = {};
  const std::string_view header(header_bytes, std::min(bytes.size(), kPositionsHeader));
  if (!file->copy(0, header_bytes, header.size())) return damaged();
  const bool with_pairs = header.starts_with(kPositionsMagic);
  if (!with_pairs && !header.starts_with(kPositionsMagicWithoutPairs)) return damaged();
  if (bytes.size() < (with_pairs ? kPositionsHeader : kPositionsHeaderWithoutPairs)) return damaged();
  auto opened = std::shared_ptr<Positions>(new Positions(std::move(*file)));
  opened->key_count_ = load_u64(header, 8);
  opened->groups_ = load_u64(header, 16);
  opened->index_ = load_u64(header, 24);
  opened->group_count_ = opened->key_count_ / kGroup + (opened->key_count_ % kGroup != 0 ? 1 : 0);
  if (opened->groups_ > opened->index_ || opened->index_ > bytes.size() ||
      opened->group_count_ != (bytes.size() - opened->index_) / 16) {
    return damaged();
  }
  if (const std::uint64_t directory = with_pairs ? load_u64(header, 32) : 0; directory != 0) {
    char streams[8];
    if (!opened->file_.copy(directory, streams, sizeof streams)) return damaged();
    const auto pairs = Pairs::open(bytes, directory, load_u64({streams, sizeof streams}, 0));
    if (!pairs || load_u64(header, 40) > 0xffffffff) return damaged();
    opened->pairs_ = *pairs;
    opened->pairs_from_ = static_cast<std::uint32_t>(load_u64(header, 40));
  }
  return std::shared_ptr<const Positions>(std::move(opened));
}

// The last group whose first key is not above `key`.
std::size_t Positions::group_of(std::string_view key) const {
  std::size_t low = 0, high = group_count_;
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    KeyWalk walk(file_.bytes(), groups_, index_, middle, key_count_);
    if (!walk.next() || walk.key() > key) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return low;
}

std::optional<FoundKey> Positions::look_up(std::string_view key) const {
  if (group_count_ == 0) return std::nullopt;
  const std::size_t group = group_of(key);
  KeyWalk walk(file_.bytes(), groups_, index_, group, key_count_);
  for (std::uint64_t ordinal = group * kGroup; walk.next() && walk.key() <= key; ++ordinal) {
    if (walk.key() == key) return FoundKey{walk.list(), static_cast<std::uint32_t>(ordinal)};
  }
  return std::nullopt;
}

std::optional<PositionList> Positions::find(std::string_view key) const {
  const auto found = look_up(key);
  return found ? std::optional(found->list) : std::nullopt;
}

std::optional<PairList> Positions::find_pair(std::string_view first, std::uint32_t first_ordinal,
                                             std::string_view second, std::uint32_t second_ordinal) const {
  const PairKey before = pair_key(first), after = pair_key(second);
  if (before.common) return pairs_->find(pair_stream(*before.common, before.in_title, false), second_ordinal);
  return pairs_->find(pair_stream(*after.common, after.in_title, true), first_ordinal);
}

void Positions::for_each(std::string_view prefix,
                         const std::function<bool(std::string_view, PositionList)>& f) const {
  if (group_count_ == 0) return;
  KeyWalk walk(file_.bytes(), groups_, index_, group_of(prefix), key_count_);
  while (walk.next()) {
    if (walk.key() < prefix) continue;
    if (!walk.key().starts_with(prefix) || !f(walk.key(), walk.list())) return;
  }
}

}  // namespace lede::archive
