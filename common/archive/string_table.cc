#include "common/archive/string_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace lede::archive {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

template <typename T>
T load(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

// The first eight bytes, the first lowest, zeros after the end.
std::uint64_t front_of(std::string_view s) {
  static_assert(std::endian::native == std::endian::little);
  if (s.size() >= 8) return load<std::uint64_t>(s.data());
  if (s.size() >= 4) {
    const std::uint64_t end = load<std::uint32_t>(s.data() + s.size() - 4);
    return load<std::uint32_t>(s.data()) | end << (8 * (s.size() - 4));
  }
  std::uint64_t front = 0;
  for (std::size_t i = 0; i < s.size(); ++i)
    front |= std::uint64_t{static_cast<unsigned char>(s[i])} << (8 * i);
  return front;
}

// Only for this process: it need not be the same on every machine.
std::uint64_t hash_of(std::string_view s, std::uint64_t front) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ULL;
  std::uint64_t hash = (front ^ s.size()) * kFactor;
  for (std::size_t i = 8; i < s.size(); i += 8) {
    hash = ((hash ^ hash >> 32) ^ load<std::uint64_t>(s.data() + std::min(i, s.size() - 8))) * kFactor;
  }
  return hash ^ hash >> 32;
}

constexpr std::uint32_t kMostShort = 8;

// The size, up to 255, and bits of the hash.
std::uint32_t tag_of(std::string_view s, std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32 << 8 | std::min<std::size_t>(s.size(), 255));
}

}  // namespace

StringTable::StringTable() : slots_(kFirstSlots) {}

std::uint32_t StringTable::intern(std::string_view s) {
  const std::uint64_t front = front_of(s);
  const std::uint64_t hash = hash_of(s, front);
  const std::uint32_t tag = tag_of(s, hash);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.tag != tag || slot.front != front) continue;
    if (s.size() <= kMostShort || (*this)[slot.number - 1] == s) return slot.number - 1;
  }
  bytes_.insert(bytes_.end(), s.begin(), s.end());
  begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slots_[at] = {front, tag, size()};
  if (std::size_t{size()} * 2 > slots_.size()) grow();
  return size() - 1;
}

void StringTable::grow() {
  std::vector<Slot> fresh(slots_.size() * 4);
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = hash_of((*this)[slot.number - 1], slot.front) & (fresh.size() - 1);
    while (fresh[at].number != 0) at = (at + 1) & (fresh.size() - 1);
    fresh[at] = slot;
  }
  slots_ = std::move(fresh);
}

// The first eight bytes decide nearly all comparisons, and lie side by side.
std::vector<std::uint32_t> StringTable::sorted() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> fronts(size());
  for (std::uint32_t i = 0; i < size(); ++i) fronts[i] = {__builtin_bswap64(front_of((*this)[i])), i};
  std::sort(fronts.begin(), fronts.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : (*this)[a.second] < (*this)[b.second];
  });
  std::vector<std::uint32_t> numbers(size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = fronts[i].second;
  return numbers;
}

}  // namespace lede::archive
