// Writes the tables of char_table.h, as ICU has them.   make_char_table > char_table.cc
#include <cstdio>

#include "common/text/icu_text.h"

int main() {
  using namespace lede::text;
  IcuText icu;
  std::printf("#include \"common/text/char_table.h\"\n\nnamespace lede::text {\n\n");
  std::printf("constinit const std::array<std::uint8_t, kTabled> kCharTable = {");
  for (char32_t c = 0; c < kTabled; ++c)
    std::printf("%s%d,", c % 32 == 0 ? "\n" : "", c < 0x80 ? 0 : packed(icu.info(c)));
  std::printf("};\n\nconstinit const std::array<std::uint32_t, kEndFold - kFirstFold> kFoldTable = {");
  for (char32_t c = kFirstFold; c < kEndFold; ++c)
    std::printf("%s%uU,", c % 16 == 0 ? "\n" : "", static_cast<unsigned>(icu.short_fold(c)));
  std::printf("};\n\n}  // namespace lede::text\n");
  return std::fflush(stdout) == 0 ? 0 : 1;
}
