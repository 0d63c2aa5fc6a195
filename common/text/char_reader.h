// Characters of a text, read ahead by position.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/text/ascii_class.h"
#include "common/text/form_store.h"

namespace lede::text {

// A character read ahead.
struct Char {
  CharKind kind = CharKind::kSeparator;
  std::uint8_t length = 1;  // bytes
  bool letter = false;
  bool upper = false;
  char32_t code = 0;
};

// Reads a text and its copy (FormStore::start()), in which positions are the same. The copy is good
// to read from the word under way on; what lies before may be written over by forms.
class CharReader {
 public:
  CharReader(std::string_view text, const char* copy, FormStore& forms)
      : text_(text), copy_(copy), forms_(forms) {}

  // The character of 0x80 or more at `i` of the copy; of the text as it was written.
  Char at(std::size_t i) const { return decode(copy_, i); }
  Char written_at(std::size_t i) const { return decode(text_.data(), i); }

  // The position at or after `i` behind ignorable characters.
  std::size_t skip_ignorable(std::size_t i) const {
    while ((class_of(copy_[i]) & kOutside) != 0) {
      const Char c = at(i);
      if (c.kind != CharKind::kIgnorable) break;
      i += c.length;
    }
    return i;
  }

  // kLetter or kMark where that follows at `i`, ignorable characters passed over; else kSeparator.
  CharKind letter_behind(std::size_t i) const {
    i = skip_ignorable(i);
    const std::uint8_t c = class_of(copy_[i]);
    if ((c & kOutside) == 0) return (c & kWordBits) != 0 ? CharKind::kLetter : CharKind::kSeparator;
    const CharKind kind = at(i).kind;
    return kind == CharKind::kLetter || kind == CharKind::kMark ? kind : CharKind::kSeparator;
  }

  // True where the character at `i` would go on a word that ends before it.
  bool continues(std::size_t i) const { return letter_behind(i) != CharKind::kSeparator; }

 private:
  // The character at `i` of `bytes`, of 0x80 or more.
  Char decode(const char* bytes, std::size_t i) const {
    Char c;
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(bytes[i + k]); };
    const unsigned lead = byte(0);
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text_.size() - i < length) return c;  // no valid UTF-8: nothing may be read past the end
    c.length = static_cast<std::uint8_t>(length);
    c.code = lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) c.code = c.code << 6 | (byte(k) & 0x3FU);
    const CharInfo info = forms_.folder().info(c.code);
    c.kind = info.kind;
    c.letter = info.letter;
    c.upper = info.upper;
    return c;
  }

  const std::string_view text_;
  const char* const copy_;
  FormStore& forms_;
};

}  // namespace lede::text
