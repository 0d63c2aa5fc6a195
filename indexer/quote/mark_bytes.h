// The bytes at which a quotation mark, or a paragraph's end, may begin.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lede::quote {

// First bytes of the marks in UTF-8 (marks.h), and the newline.
inline constexpr std::array kMarkBytes{'\n', '"', '\'', '\xC2', '\xE2'};

inline bool is_mark_byte(char c) {
  return std::find(kMarkBytes.begin(), kMarkBytes.end(), c) != kMarkBytes.end();
}

// Calls `visit` with the place of each such byte, in order.
template <typename Visit>
void each_mark_byte(std::string_view text, Visit visit) {
  std::size_t at = 0;
#ifdef __SSE2__
  // Every article is looked at, and most bytes are letters: sixteen at a time.
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    __m128i found = _mm_setzero_si128();
    for (const char mark : kMarkBytes)
      found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(mark)));
    for (auto mask = static_cast<std::uint32_t>(_mm_movemask_epi8(found)); mask != 0; mask &= mask - 1)
      visit(at + static_cast<std::size_t>(std::countr_zero(mask)));
  }
#endif
  for (; at < text.size(); ++at) {
    if (is_mark_byte(text[at])) visit(at);
  }
}

}  // namespace lede::quote
