// What Unicode says of characters outside ASCII, as the tokenizer needs it. Tables answer for nearly every
// character of nearly every text; ICU is asked for the rest.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/char_table.h"

namespace lede::text {

class IcuText;

// Classes of characters and folding. Not for use by two threads at once.
class UnicodeFolder {
 public:
  UnicodeFolder();
  ~UnicodeFolder();

  // About `c`, a code point of 0x80 or more.
  CharInfo info(char32_t c) { return c < kTabled ? unpacked(kCharTable[c]) : look_up(c); }

  // Appends the folded form of a word: NFKC case fold without the marks of Latin, Greek,
  // Cyrillic, Hebrew and Arabic, a few letters by their usual ASCII spelling (o for U+00F8),
  // decimal digits as ASCII, apostrophes as ', commas dropped, and points too when `initials`.
  void fold_word(std::string_view word, bool initials, std::string& out);

  // The fold of one character of U+0080 to U+07FF where it is the same in every word and takes
  // no more bytes than the character (2): returns its length, or -1 where fold_word() must be asked.
  static int short_fold(char32_t c, char* out) {
    const std::uint32_t packed = kFoldTable[c - kFirstFold];
    out[0] = static_cast<char>(packed & 0xFF);
    out[1] = static_cast<char>(packed >> 8 & 0xFF);
    return packed == kFoldDepends ? -1 : static_cast<int>(packed >> 16);
  }

  // The byte offsets after each word of `run`, which is all of one kind, kDense (with marks).
  const std::vector<std::size_t>& split_dense(std::string_view run);

 private:
  CharInfo look_up(char32_t c);
  IcuText& icu();

  std::unique_ptr<IcuText> icu_;  // made when needed
};

}  // namespace lede::text
