#include "common/archive/string_table.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace lede::archive {
namespace {

constexpr std::size_t kFirstSlots = 1 << 12;

// Up to eight bytes, zeros after the end.
std::uint64_t load(std::string_view s, std::size_t at) {
  std::uint64_t word = 0;
  if (at < s.size()) std::memcpy(&word, s.data() + at, std::min<std::size_t>(s.size() - at, 8));
  return word;
}

// Only for this process: it need not be the same on every machine.
std::uint64_t hash_of(std::string_view s) {
  std::uint64_t hash = s.size();
  for (std::size_t i = 0; i < s.size(); i += 8) {
    hash = (hash ^ load(s, i)) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
  }
  return hash;
}

// Sorts as the first eight bytes do.
std::uint64_t front_of(std::string_view s) {
  const std::uint64_t word = load(s, 0);
  return std::endian::native == std::endian::little ? __builtin_bswap64(word) : word;
}

}  // namespace

StringTable::StringTable() : slots_(kFirstSlots) {}

std::uint32_t StringTable::intern(std::string_view s) {
  const std::uint64_t hash = hash_of(s);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].number != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].tag == tag && (*this)[slots_[at].number - 1] == s) return slots_[at].number - 1;
  }
  bytes_.insert(bytes_.end(), s.begin(), s.end());
  begins_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  slots_[at] = {tag, size()};
  if (std::size_t{size()} * 2 > slots_.size()) grow();
  return size() - 1;
}

void StringTable::grow() {
  std::vector<Slot> fresh(slots_.size() * 4);
  for (const Slot& slot : slots_) {
    if (slot.number == 0) continue;
    std::size_t at = hash_of((*this)[slot.number - 1]) & (fresh.size() - 1);
    while (fresh[at].number != 0) at = (at + 1) & (fresh.size() - 1);
    fresh[at] = slot;
  }
  slots_ = std::move(fresh);
}

// The first eight bytes decide nearly all comparisons, and lie side by side.
std::vector<std::uint32_t> StringTable::sorted() const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> fronts(size());
  for (std::uint32_t i = 0; i < size(); ++i) fronts[i] = {front_of((*this)[i]), i};
  std::sort(fronts.begin(), fronts.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : (*this)[a.second] < (*this)[b.second];
  });
  std::vector<std::uint32_t> numbers(size());
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = fronts[i].second;
  return numbers;
}

}  // namespace lede::archive
