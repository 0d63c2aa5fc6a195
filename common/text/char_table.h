// What ICU says of each character of the Basic Multilingual Plane, as tables that make_char_table writes when
// the project is built.
#pragma once

#include <array>
#include <cstdint>

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
  bool letter = false;       // not a digit
  bool upper = false;        // in upper or title case
  std::uint8_t columns = 1;  // of a terminal: 2 for wide ones, 0 for marks
};

constexpr std::uint8_t packed(CharInfo info) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(info.kind) | (info.letter ? 16U : 0U) |
                                   (info.upper ? 32U : 0U) | static_cast<unsigned>(info.columns) << 6U);
}
constexpr CharInfo unpacked(std::uint8_t byte) {
  return {static_cast<CharKind>(byte & 15U), (byte & 16U) != 0, (byte & 32U) != 0,
          static_cast<std::uint8_t>(byte >> 6U)};
}

inline constexpr char32_t kTabled = 0x10000;
// By code point, packed; those of ASCII are not looked up.
extern const std::array<std::uint8_t, kTabled> kCharTable;

// A character's fold where it is the same in every word and takes no more than two bytes: 65,536 times its
// length, and the bytes, the first lowest. Else kFoldDepends.
inline constexpr char32_t kFirstFold = 0x80, kEndFold = 0x800;
inline constexpr std::uint32_t kFoldDepends = ~std::uint32_t{0};
extern const std::array<std::uint32_t, kEndFold - kFirstFold> kFoldTable;

}  // namespace lede::text
