#include <array>
#include <cstdint>

#include "common/text/char_table.h"
#include "common/text/icu_text.h"
#include "common/text/utf8.h"

namespace lede::text {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      width += byte >= 0x20 && byte != 0x7F;
      ++i;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    width += c < kTabled ? unpacked(kCharTable[c]).columns : columns_by_icu(c);
  }
  return width;
}

}  // namespace lede::text
