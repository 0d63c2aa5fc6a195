#include "common/archive/glass_walk.h"

#include "common/archive/varint.h"

namespace lede::archive {
namespace {

constexpr std::size_t kMagicBytes = 16;
constexpr std::size_t kUuidBytes = 16;
constexpr std::string_view kMagic("\x0f\x0dXapian Glass", 14);
constexpr int kTables = 6;                 // the postings first
constexpr std::uint64_t kMostLevels = 10;  // as Xapian's
constexpr std::size_t kDirectory = 11;
constexpr unsigned kCompressed = 0x8000;
constexpr unsigned kLastPart = 0x4000;
constexpr unsigned kFirstPart = 0x2000;
constexpr unsigned kSize = 0x1fff;

std::uint32_t get16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at])) << 8 |
         static_cast<unsigned char>(bytes[at + 1]);
}

core::Error damaged() { return {core::ErrorCode::kArchive, "damaged postings", "run lede-index verify", ""}; }

}  // namespace

core::Result<GlassWalk> GlassWalk::open(std::string_view file) {
  GlassWalk walk(file);
  if (!walk.read_header()) return damaged();
  return walk;
}

bool GlassWalk::read_header() {
  if (!file_.starts_with(kMagic) || file_.size() < kMagicBytes + kUuidBytes) return false;
  std::size_t at = kMagicBytes + kUuidBytes;
  std::uint64_t revision = 0, root = 0, level = 0;
  if (!read_varint(file_, at, revision)) return false;
  for (int table = 0; table < kTables; ++table) {
    std::uint64_t block = 0, flags = 0, entries = 0, size = 0, compressed_from = 0, free = 0;
    if (!read_varint(file_, at, block) || !read_varint(file_, at, flags) ||
        !read_varint(file_, at, entries) || !read_varint(file_, at, size) ||
        !read_varint(file_, at, compressed_from) || !read_varint(file_, at, free) ||
        free > file_.size() - at) {
      return false;
    }
    at += free;
    if (table > 0) continue;
    root = block;
    level = flags >> 2;
    entries_left_ = entries;
    block_size_ = size << 11;
  }
  if (block_size_ < 2048 || block_size_ > 65536 || level > kMostLevels) return false;
  const std::size_t statistics = at;
  for (std::uint64_t value = 0, i = 0; i < 8; ++i) {
    if (!read_varint(file_, at, value)) return false;
  }
  statistics_ = file_.substr(statistics, at - statistics);
  blocks_left_ = file_.size() / block_size_;
  levels_ = level;
  return entries_left_ == 0 || enter(root, level);
}

bool GlassWalk::enter(std::uint64_t block, std::uint64_t level) {
  if (blocks_left_ == 0 || block >= file_.size() / block_size_) return false;
  --blocks_left_;
  Step step;
  step.block = file_.substr(block * block_size_, block_size_);
  step.at = kDirectory;
  step.end = get16(step.block, 9);
  if (static_cast<unsigned char>(step.block[4]) != level || step.end > block_size_ || step.end < kDirectory)
    return false;
  steps_.push_back(step);
  return true;
}

// The bytes of the step's next item and what follows; none where there is no more.
std::string_view GlassWalk::item(Step& step) const {
  if (step.at + 2 > step.end) return {};
  const std::size_t at = get16(step.block, step.at);
  step.at += 2;
  return at < step.block.size() ? step.block.substr(at) : std::string_view();
}

// From the last step down to a leaf with an item, by way of the next child where a block is done.
bool GlassWalk::descend() {
  while (!steps_.empty()) {
    Step& step = steps_.back();
    if (step.at + 2 > step.end) {
      steps_.pop_back();
      continue;
    }
    const std::uint64_t level = levels_ - (steps_.size() - 1);
    if (level == 0) return true;
    const std::string_view child = item(step);
    if (child.size() < 5) return false;
    if (!enter(std::uint64_t{get16(child, 0)} << 16 | get16(child, 2), level - 1)) return false;
  }
  return false;
}

// One item of a leaf: a whole entry, or a part of one.
bool GlassWalk::take_item() {
  if (!descend()) return false;
  const std::string_view bytes = item(steps_.back());
  if (bytes.size() < 3) return false;
  const unsigned head = get16(bytes, 0);
  const std::size_t size = (head & kSize) + 3;
  const std::size_t key_size = static_cast<unsigned char>(bytes[2]);
  const bool first = (head & kFirstPart) != 0;
  const std::size_t tag_at = 3 + key_size + (first ? 0 : 2);
  if ((head & kCompressed) != 0 || size > bytes.size() || tag_at > size) return false;
  const std::string_view key = bytes.substr(3, key_size);
  const std::string_view tag = bytes.substr(tag_at, size - tag_at);
  if (first != last_part_) return false;  // parts must follow each other
  last_part_ = (head & kLastPart) != 0;
  if (first) {
    key_.assign(key);
    parts_.clear();
    tag_ = tag;
    if (!last_part_) parts_.assign(tag);
    return true;
  }
  if (key != key_ || parts_.size() > file_.size()) return false;  // no tag is larger than its file
  parts_ += tag;
  tag_ = parts_;
  return true;
}

bool GlassWalk::read_item() {
  do {
    if (!take_item()) return false;
  } while (!last_part_);
  return true;
}

core::Result<bool> GlassWalk::next() {
  if (entries_left_ == 0) return false;
  last_part_ = true;  // of the entry before
  // The tree begins with an item of no key, which is no entry.
  do {
    if (!read_item()) return damaged();
  } while (key_.empty());
  --entries_left_;
  return true;
}

}  // namespace lede::archive
