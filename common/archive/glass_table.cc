#include "common/archive/glass_table.h"

#include <algorithm>
#include <utility>

namespace lede::archive {
namespace {

constexpr std::size_t kDirectory = 11;  // where it begins
constexpr std::size_t kItemSize = 2;
constexpr std::size_t kKeySize = 1;
constexpr std::size_t kPart = 2;
constexpr std::size_t kChild = 4;
constexpr std::size_t kOffset = 2;
// Four items of the largest size fit a block.
constexpr std::size_t kMaxItem = (kGlassBlock - kDirectory - 4 * kOffset) / 4;
constexpr std::size_t kWorthSplitting = 34;  // as Xapian's full compaction, found by trial there
constexpr unsigned kLastPart = 0x4000;
constexpr unsigned kFirstPart = 0x2000;
constexpr std::uint32_t kRevision = 1;

char* put16(char* to, std::size_t value) {
  *to++ = static_cast<char>(value >> 8);
  *to++ = static_cast<char>(value);
  return to;
}

char* put32(char* to, std::uint32_t value) { return put16(put16(to, value >> 16), value & 0xffff); }

char* put_key(char* to, std::string_view key) {
  *to++ = static_cast<char>(key.size());
  key.copy(to, key.size());
  return to + key.size();
}

}  // namespace

GlassTable::GlassTable(core::FileWriter& file) : file_(file), levels_(1) {
  char* empty = levels_[0].item(kItemSize + kKeySize);
  put_key(put16(empty, kFirstPart | kLastPart), {});
}

void GlassTable::Level::clear() {
  bytes.assign(kGlassBlock, '\0');
  directory_end = kDirectory;
  items_begin = kGlassBlock;
}

char* GlassTable::Level::item(std::size_t size) {
  items_begin -= size;
  put16(&bytes[directory_end], items_begin);
  directory_end += kOffset;
  return &bytes[items_begin];
}

void GlassTable::add(std::string_view key, std::string_view tag) {
  const std::size_t head = kItemSize + kKeySize + key.size();
  const std::size_t most = kMaxItem - head - kPart;  // of the tag, in each part after the first
  std::size_t first = most + kPart;
  if (tag.size() <= first) {
    first = tag.size();
  } else {
    // A first part that fills the block, where that costs no further part or is long enough.
    std::size_t left = levels_[0].free() % (kMaxItem + kOffset);
    if (left > kOffset + head + kPart) {
      left -= kOffset + head + kPart;
      if (left >= (tag.size() - kPart) % most || left >= key.size() + kWorthSplitting) first = left + kPart;
    }
  }
  const auto parts = static_cast<std::uint32_t>(1 + (tag.size() - first + most - 1) / most);
  add_part(key, 1, parts, tag.substr(0, first));
  for (std::uint32_t part = 2; part <= parts; ++part) {
    add_part(key, part, parts, tag.substr(first + (part - 2) * most, most));
  }
  ++entries_;
}

void GlassTable::add_part(std::string_view key, std::uint32_t part, std::uint32_t parts,
                          std::string_view bytes) {
  const std::size_t size = kItemSize + kKeySize + key.size() + (part > 1 ? kPart : 0) + bytes.size();
  if (levels_[0].free() < size + kOffset) {
    // Cut after the first byte in which it differs from the key before.
    const auto same = static_cast<std::size_t>(
        std::mismatch(key.begin(), key.end(), last_key_.begin(), last_key_.end()).first - key.begin());
    enter(1, write(0), {std::string(key.substr(0, same + 1)), part});
  }
  char* to = levels_[0].item(size);
  to = put16(to, (size - 3) | (part == parts ? kLastPart : 0) | (part == 1 ? kFirstPart : 0));
  to = put_key(to, key);
  if (part > 1) to = put16(to, part);
  bytes.copy(to, bytes.size());
  last_key_.assign(key);
}

// Enters at `level` the block `child` that was filled below; the one after it begins at `next`.
void GlassTable::enter(std::size_t level, std::uint32_t child, Key next) {
  if (level == levels_.size()) levels_.emplace_back();
  if (levels_[level].free() < kChild + kKeySize + levels_[level].next.bytes.size() + kPart + kOffset) {
    enter(level + 1, write(level), std::move(levels_[level].next));
    levels_[level].next = {};
  }
  const Key key = std::move(levels_[level].next);
  char* to = levels_[level].item(kChild + kKeySize + key.bytes.size() + kPart);
  put16(put_key(put32(to, child), key.bytes), key.part);
  levels_[level].next = std::move(next);
}

// Writes the level's block and begins a new one; returns its number.
std::uint32_t GlassTable::write(std::size_t level) {
  Level& block = levels_[level];
  char* to = put32(block.bytes.data(), kRevision);
  *to++ = static_cast<char>(level);
  to = put16(put16(to, block.free()), block.free());
  put16(to, block.directory_end);
  const auto number = static_cast<std::uint32_t>(file_.offset() / kGlassBlock);
  file_.write(block.bytes);
  block.clear();
  return number;
}

GlassTable::Root GlassTable::finish() {
  Root root;
  root.block = write(0);
  for (std::size_t level = 1; level < levels_.size(); ++level) {
    enter(level, root.block, {});
    root.block = write(level);
  }
  root.level = static_cast<std::uint32_t>(levels_.size() - 1);
  root.entries = entries_;
  root.blocks_in_file = static_cast<std::uint32_t>(file_.offset() / kGlassBlock);
  return root;
}

}  // namespace lede::archive
