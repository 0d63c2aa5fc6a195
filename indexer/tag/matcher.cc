#include "indexer/tag/matcher.h"

#include <algorithm>
#include <bit>

#include "common/text/hash.h"

namespace lede::tag {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kFilterBitsPerWord = 16;
constexpr std::size_t kLeastFilterBits = std::size_t{1} << 15;

std::uint64_t word_hash(std::string_view form) { return text::hash64(form); }

// The key of a sequence from that of all but its last word (0 for none): the finaliser of
// MurmurHash3, so that the order of the words counts.
std::uint64_t sequence_key(std::uint64_t before, std::uint64_t word) {
  std::uint64_t key = before * 0x9e3779b97f4a7c15u + word;
  if (before != 0) {
    key = (key ^ (key >> 33)) * 0xff51afd7ed558ccdu;
    key ^= key >> 33;
  }
  return key == 0 ? 1 : key;
}

}  // namespace

Matcher::Matcher() : slots_(kFirstSlots), mask_(kFirstSlots - 1) {}

Matcher::Slot& Matcher::slot_for(std::uint64_t key) {
  std::uint64_t i = key & mask_;
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & mask_;
  return slots_[i];
}

const Matcher::Slot* Matcher::slot_of(std::uint64_t key) const {
  for (std::uint64_t i = key & mask_;; i = (i + 1) & mask_) {
    if (slots_[i].key == key) return &slots_[i];
    if (slots_[i].key == 0) return nullptr;
  }
}

void Matcher::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.key != 0) slot_for(slot.key) = slot;
  }
}

PatternId Matcher::add(const text::Tokens& words) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((used_ + 1) * 10 > slots_.size() * 7) grow();
    key = sequence_key(key, word_hash(words[i].form));
    Slot& slot = slot_for(key);
    if (slot.key == 0) {
      slot.key = key;
      ++used_;
      if (i == 0) first_words_.push_back(key);
    }
    if (i + 1 < words.size()) {
      slot.continues = true;
    } else {
      if (slot.pattern == kNoPattern) slot.pattern = pattern_count_++;
      return slot.pattern;
    }
  }
  return kNoPattern;
}

void Matcher::finish() {
  const std::size_t bits =
      std::bit_ceil(std::max(kLeastFilterBits, first_words_.size() * kFilterBitsPerWord));
  filter_.assign(bits / 64, 0);
  filter_shift_ = 64 - std::countr_zero(bits);
  for (const std::uint64_t key : first_words_) {
    const std::uint64_t bit = key >> filter_shift_;
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  std::vector<std::uint64_t>().swap(first_words_);
}

void Matcher::find(const text::Tokens& tokens, Part part, std::vector<Match>& out) const {
  if (pattern_count_ == 0) return;
  const std::vector<text::Token>& list = tokens.list();
  for (std::size_t i = 0; i < list.size(); ++i) {
    std::uint64_t key = sequence_key(0, word_hash(list[i].form));
    const std::uint64_t bit = key >> filter_shift_;
    if ((filter_[bit / 64] >> (bit % 64) & 1) == 0) continue;
    const Slot* slot = slot_of(key);
    for (std::size_t next = i + 1; slot != nullptr; ++next) {
      if (slot->pattern != kNoPattern) {
        out.push_back(
            {slot->pattern, static_cast<std::uint32_t>(i), static_cast<std::uint16_t>(next - i), part});
      }
      if (!slot->continues || next == list.size()) break;
      key = sequence_key(key, word_hash(list[next].form));
      slot = slot_of(key);
    }
  }
}

PatternId Matcher::lookup(std::string_view folded) const {
  std::uint64_t key = 0;
  const Slot* slot = nullptr;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    key = sequence_key(key, word_hash(folded.substr(0, end)));
    slot = slot_of(key);
    if (slot == nullptr) return kNoPattern;
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return slot == nullptr ? kNoPattern : slot->pattern;
}

}  // namespace lede::tag
