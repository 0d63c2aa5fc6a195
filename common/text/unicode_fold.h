// What Unicode says of characters outside ASCII, as the tokenizer needs it. ICU's data is opened
// when first needed, so that plain ASCII never pays for it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lede::text {

enum class CharKind : std::uint8_t {
  kUnknown,     // never given out
  kSeparator,   // parts words
  kSpace,       // white space
  kTerminator,  // may end a sentence
  kApostrophe,  // one of the many that stand for '
  kIgnorable,   // not there as far as words go: soft hyphen, zero-width joiners, selectors
  kMark,        // continues a word but starts none
  kLetter,      // letter or digit
  kDense,       // letter of a script without spaces between words
};

struct CharInfo {
  CharKind kind = CharKind::kUnknown;
  bool letter = false;  // not a digit
  bool upper = false;   // in upper or title case
};

// Classes of characters and folding. What was found once about a character is kept for the whole
// process (it is the same for everyone); the rest is not for use by two threads at once.
class UnicodeFolder {
 public:
  UnicodeFolder();
  ~UnicodeFolder();

  // About `c`, a code point of 0x80 or more.
  CharInfo info(char32_t c) {
    if (c >= kKnown) return look_up(c);
    std::uint8_t packed = known_[c].load(std::memory_order_relaxed);
    if (packed == 0) {
      const CharInfo found = look_up(c);
      packed =
          static_cast<std::uint8_t>(static_cast<unsigned>(found.kind) | found.letter << 4 | found.upper << 5);
      known_[c].store(packed, std::memory_order_relaxed);
    }
    return {static_cast<CharKind>(packed & 15), (packed & 16) != 0, (packed & 32) != 0};
  }

  // Appends the folded form of a word: NFKC case fold without the marks of Latin, Greek,
  // Cyrillic, Hebrew and Arabic, a few letters by their usual ASCII spelling (o for U+00F8),
  // decimal digits as ASCII, apostrophes as ', commas dropped, and points too when `initials`.
  void fold_word(std::string_view word, bool initials, std::string& out);

  // The fold of one character of U+0080 to U+07FF where it is the same in every word and takes
  // no more bytes than the character (2): returns its length, or -1 where fold_word() must be asked.
  int short_fold(char32_t c, char* out) {
    std::atomic<std::uint32_t>& known = short_folds_[c - 0x80];
    std::uint32_t packed = known.load(std::memory_order_relaxed);
    if (packed == 0) {
      packed = look_up_fold(c);
      known.store(packed, std::memory_order_relaxed);
    }
    out[0] = static_cast<char>(packed & 0xFF);
    out[1] = static_cast<char>(packed >> 8 & 0xFF);
    return packed == kFoldDepends ? -1 : static_cast<int>(packed >> 16) - 1;
  }

  // The byte offsets after each word of `run`, which is all of one kind, kDense (with marks).
  const std::vector<std::size_t>& split_dense(std::string_view run);

 private:
  static constexpr std::size_t kKnown = 0x10000;
  static constexpr std::size_t kShortFolds = 0x800 - 0x80;
  static constexpr std::uint32_t kFoldDepends = ~std::uint32_t{0};
  struct Icu;

  CharInfo look_up(char32_t c);
  // Length + 1 and the two bytes, or kFoldDepends.
  std::uint32_t look_up_fold(char32_t c);

  // 0: not looked up yet.
  static std::array<std::atomic<std::uint8_t>, kKnown> known_;
  static std::array<std::atomic<std::uint32_t>, kShortFolds> short_folds_;

  std::vector<std::size_t> ends_;
  std::unique_ptr<Icu> icu_;
};

}  // namespace lede::text
