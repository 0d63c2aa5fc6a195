#include "common/archive/positions.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "common/archive/positions_format.h"
#include "common/archive/varint.h"

namespace lede::archive {

using core::Error;
using core::ErrorCode;

PositionCursor::PositionCursor(PositionList list) : list_(list) {
  std::size_t at = 0;
  std::uint32_t count = 0;
  std::uint32_t last = 0;
  if (!read_varint(list_, at, count)) return;
  blocks_.reserve(std::min<std::size_t>(count, list_.size() / 4));
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t gap = 0, span = 0, documents = 0, bytes = 0;
    if (!read_varint(list_, at, gap) || !read_varint(list_, at, span) || !read_varint(list_, at, documents) ||
        !read_varint(list_, at, bytes)) {
      blocks_.clear();
      return;
    }
    blocks_.push_back({last + gap, last + gap + span, documents, 0, bytes});
    last = blocks_.back().last_row;
  }
  for (Block& block : blocks_) {
    block.begin = at;
    if (block.bytes > list_.size() - at) {
      blocks_.clear();
      documents_ = 0;
      return;
    }
    at += block.bytes;
    documents_ += block.documents;
  }
  at_end_ = !enter(0);
}

bool PositionCursor::enter(std::size_t block) {
  if (block >= blocks_.size()) return false;
  block_ = block;
  at_ = blocks_[block].begin;
  end_ = at_ + blocks_[block].bytes;
  left_ = blocks_[block].documents;
  row_ = blocks_[block].first_row;
  return next_in_block();
}

// Reads the next document's row and count, and notes where its positions begin.
bool PositionCursor::next_in_block() {
  if (left_ == 0) return false;
  --left_;
  const std::string_view bytes = list_.substr(0, end_);
  std::uint32_t gap = 0;
  if (!read_varint(bytes, at_, gap) || !read_varint(bytes, at_, count_)) return false;
  row_ += gap;
  body_ = at_;
  decoded_ = false;
  for (std::uint32_t i = 0; i < count_; ++i) {
    while (at_ < end_ && static_cast<unsigned char>(list_[at_]) >= 0x80) ++at_;
    if (at_ >= end_) return false;
    ++at_;
  }
  return true;
}

bool PositionCursor::advance_to(std::uint32_t row) {
  if (at_end_ || row_ >= row) return !at_end_;
  if (blocks_[block_].last_row < row) {
    const auto next = std::partition_point(blocks_.begin() + static_cast<std::ptrdiff_t>(block_),
                                           blocks_.end(), [&](const Block& b) { return b.last_row < row; });
    at_end_ = !enter(static_cast<std::size_t>(next - blocks_.begin()));
  }
  while (!at_end_ && row_ < row) at_end_ = !next_in_block() && !enter(block_ + 1);
  return !at_end_;
}

const std::vector<std::uint32_t>& PositionCursor::positions() {
  if (decoded_) return positions_;
  positions_.clear();
  std::size_t at = body_;
  std::uint32_t position = 0;
  for (std::uint32_t i = 0; i < count_; ++i) {
    std::uint32_t gap = 0;
    if (!read_varint(list_.substr(0, end_), at, gap)) break;
    position += gap;
    positions_.push_back(position);
  }
  decoded_ = true;
  return positions_;
}

core::Result<std::shared_ptr<const Positions>> Positions::open(const std::filesystem::path& path) {
  auto file = core::MappedFile::open(path);
  if (!file) return file.error();
  const std::string_view bytes = file->bytes();
  const auto damaged = [&] {
    return Error{ErrorCode::kArchive, "damaged positions file", "run lede-index verify", path.string()};
  };
  if (bytes.size() < kPositionsHeader || bytes.substr(0, 8) != kPositionsMagic) return damaged();
  auto opened = std::shared_ptr<Positions>(new Positions(std::move(*file)));
  opened->key_count_ = load_u64(bytes, 8);
  opened->groups_ = load_u64(bytes, 16);
  opened->index_ = load_u64(bytes, 24);
  opened->group_count_ = opened->key_count_ / kGroup + (opened->key_count_ % kGroup != 0 ? 1 : 0);
  if (opened->groups_ > opened->index_ || opened->index_ > bytes.size() ||
      opened->group_count_ != (bytes.size() - opened->index_) / 16) {
    return damaged();
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

std::optional<PositionList> Positions::find(std::string_view key) const {
  if (group_count_ == 0) return std::nullopt;
  KeyWalk walk(file_.bytes(), groups_, index_, group_of(key), key_count_);
  while (walk.next() && walk.key() <= key) {
    if (walk.key() == key) return walk.list();
  }
  return std::nullopt;
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
