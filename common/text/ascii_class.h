// What ASCII bytes are to the tokenizer.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lede::text {

// What an ASCII byte is, as bits.
enum AsciiClass : std::uint8_t {
  kLower = 1,
  kUpper = 2,
  kDigit = 4,
  kInner = 8,  // may stand inside a word: ' ` . , &
  kSpaceBit = 16,
  kStop = 32,  // . ! ? :
  kNewline = 64,
  kOutside = 128,  // not ASCII
  kLetterBits = kLower | kUpper,
  kWordBits = kLower | kUpper | kDigit,
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 'a'; c <= 'z'; ++c) classes[c] = kLower;
  for (int c = 'A'; c <= 'Z'; ++c) classes[c] = kUpper;
  for (int c = '0'; c <= '9'; ++c) classes[c] = kDigit;
  for (const char c : {' ', '\t', '\v', '\f', '\r'}) classes[static_cast<unsigned char>(c)] = kSpaceBit;
  classes['\n'] = kSpaceBit | kNewline;
  for (const char c : {'\'', '`', '.', ',', '&'}) classes[static_cast<unsigned char>(c)] = kInner;
  for (const char c : {'.', '!', '?', ':'}) classes[static_cast<unsigned char>(c)] |= kStop;
  for (int c = 0x80; c < 256; ++c) classes[c] = kOutside;
  return classes;
}
inline constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

inline std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
inline bool is_ascii_word(char c) { return (class_of(c) & kWordBits) != 0; }
inline bool is_ascii_letter(char c) { return (class_of(c) & kLetterBits) != 0; }
inline bool is_ascii_lower(char c) { return (class_of(c) & kLower) != 0; }
inline bool is_ascii_upper(char c) { return (class_of(c) & kUpper) != 0; }
inline bool is_ascii_digit(char c) { return (class_of(c) & kDigit) != 0; }

// The bytes from `p` on that are a-z or 0-9. Sixteen bytes past the first other must be readable.
inline std::size_t ascii_run(const char* p) {
  std::size_t n = 0;
#ifdef __SSE2__
  // Words are short: one compare of sixteen bytes costs less than a loop whose end no one can guess.
  const auto in_range = [](__m128i bytes, char first, int count) {
    const __m128i from_lowest = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(from_lowest, _mm_set1_epi8(static_cast<char>(-128 + count)));
  };
  for (;; n += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p + n));
    const __m128i word = _mm_or_si128(in_range(bytes, 'a', 26), in_range(bytes, '0', 10));
    const auto mask = static_cast<std::uint16_t>(_mm_movemask_epi8(word));
    if (mask != 0xFFFF) return n + static_cast<std::size_t>(std::countr_one(mask));
  }
#else
  while ((class_of(p[n]) & (kLower | kDigit)) != 0) ++n;
  return n;
#endif
}

}  // namespace lede::text
