// Finds many word sequences in a text in one pass, whatever their number: a trie over the
// tokens' forms, kept as one open-addressing table keyed by the hash of the sequence so far.
// A filter over first words, small enough for the processor's cache, spares most tokens the
// look into the table. Forms are compared by 64-bit hashes: with a million sequences, a word
// that is in none of them is taken for one in one of 10^13 cases.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/tokens.h"

namespace lede::tag {

// kTags: what the publisher gave as tags.
enum class Part : std::uint8_t { kTitle, kText, kTags };

using PatternId = std::uint32_t;
inline constexpr PatternId kNoPattern = 0xffffffff;

// `words` tokens from `token` on are the pattern.
struct Match {
  PatternId pattern = 0;
  std::uint32_t token = 0;
  std::uint16_t words = 0;
  Part part = Part::kTitle;
};

// Filled by one thread, then read by many. 16 bytes a table slot, 1.4 to 3 slots for each word
// sequence that begins a pattern.
class Matcher {
 public:
  Matcher();

  // The pattern's number, counted from 0; the same for the same words. Takes 1 to 65535 words.
  PatternId add(const text::Tokens& words);
  // To be called once, after the last add().
  void finish();

  // Appends every match, also those inside others, by first token, then from short to long.
  void find(const text::Tokens& tokens, Part part, std::vector<Match>& out) const;

  // The pattern made of `folded`, forms parted by single spaces (article::fold_tag()).
  PatternId lookup(std::string_view folded) const;

  std::size_t pattern_count() const { return pattern_count_; }

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    PatternId pattern = kNoPattern;
    bool continues = false;  // longer sequences begin with this one
  };

  Slot& slot_for(std::uint64_t key);
  const Slot* slot_of(std::uint64_t key) const;
  void grow();

  std::vector<Slot> slots_;
  std::uint64_t mask_ = 0;
  std::size_t used_ = 0;
  std::uint32_t pattern_count_ = 0;
  std::vector<std::uint64_t> first_words_;  // until finish()
  std::vector<std::uint64_t> filter_;       // bits
  int filter_shift_ = 0;                    // a key's top bits are its bit in the filter
};

}  // namespace lede::tag
