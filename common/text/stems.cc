#include "common/text/stems.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

namespace lede::text {

namespace {

constexpr std::size_t kFirstSlots = 1 << 8;  // powers of two: a query needs few,
constexpr std::size_t kMostSlots = 1 << 16;  // an index run many; half full, the cache starts anew
constexpr std::size_t kMaxCached = 64;       // bytes of a form; longer words are rare

// Eight bytes at a time, zeros after the end.
std::uint64_t load(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, size < 8 ? size : 8);
  return word;
}

// Only for this process: it need not be the same on every machine.
std::uint64_t hash_of(std::string_view form) {
  std::uint64_t hash = form.size();
  for (std::size_t i = 0; i < form.size(); i += 8) {
    hash = (hash ^ load(form.data() + i, form.size() - i)) * 0x9E3779B97F4A7C15ULL;
    hash ^= hash >> 32;
  }
  return hash;
}

// Digits, points and ampersands make a word no matter of grammar; an apostrophe does not.
bool has_only_letters(std::string_view form) {
  for (const char c : form) {
    const bool letter = (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (!letter) return false;
  }
  return true;
}

}  // namespace

// Open addressing; forms and their stems stand one after the other in `bytes`.
struct Stemmer::Impl {
  struct Slot {
    std::uint32_t offset = 0;
    std::uint8_t form_size = 0;  // 0: free
    std::uint8_t stem_size = 0;
    std::uint16_t tag = 0;  // of the hash, to compare fewer forms
  };

  Xapian::Stem stemmer;
  bool none;
  std::vector<Slot> slots;
  std::vector<char> bytes;
  std::size_t entries = 0;
  std::string stem;  // of the last word that is not kept

  explicit Impl(std::string_view language)
      : stemmer(std::string(language)), none(stemmer.is_none()), slots(none ? 0 : kFirstSlots) {}

  std::string_view find(std::string_view form) {
    const std::uint64_t hash = hash_of(form);
    const auto tag = static_cast<std::uint16_t>(hash >> 48);
    std::size_t at = hash & (slots.size() - 1);
    for (; slots[at].form_size != 0; at = (at + 1) & (slots.size() - 1)) {
      const Slot& slot = slots[at];
      if (slot.tag != tag || slot.form_size != form.size()) continue;
      const char* known = bytes.data() + slot.offset;
      if (std::memcmp(known, form.data(), form.size()) == 0) return {known + form.size(), slot.stem_size};
    }
    const std::string key(form);  // `form` may be an earlier result
    stem = stemmer(key);
    if (stem.size() > kMaxCached) return stem;
    if (entries == slots.size() / 2) {
      make_room();
      at = free_slot(hash);
    }
    slots[at] = {static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint8_t>(key.size()),
                 static_cast<std::uint8_t>(stem.size()), tag};
    bytes.insert(bytes.end(), key.begin(), key.end());
    bytes.insert(bytes.end(), stem.begin(), stem.end());
    ++entries;
    return stem;
  }

  std::size_t free_slot(std::uint64_t hash) const {
    std::size_t at = hash & (slots.size() - 1);
    while (slots[at].form_size != 0) at = (at + 1) & (slots.size() - 1);
    return at;
  }

  void make_room() {
    if (slots.size() == kMostSlots) {
      slots.assign(kMostSlots, Slot());
      bytes.clear();
      entries = 0;
      return;
    }
    const std::vector<Slot> old = std::exchange(slots, std::vector<Slot>(slots.size() * 4));
    for (const Slot& slot : old) {
      if (slot.form_size != 0) slots[free_slot(hash_of({bytes.data() + slot.offset, slot.form_size}))] = slot;
    }
  }
};

Stemmer::Stemmer(std::string_view language) : impl_(std::make_unique<Impl>(language)) {}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string_view Stemmer::stem(std::string_view form) {
  if (impl_->none || form.empty() || !has_only_letters(form)) return form;
  if (form.size() <= kMaxCached) return impl_->find(form);
  impl_->stem = impl_->stemmer(std::string(form));
  return impl_->stem;
}

bool Stemmer::is_language(std::string_view name) {
  if (name == "none") return true;
  const std::string languages = Xapian::Stem::get_available_languages();
  for (std::size_t at = 0; at < languages.size();) {
    const std::size_t end = std::min(languages.find(' ', at), languages.size());
    if (std::string_view(languages).substr(at, end - at) == name) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace lede::text
