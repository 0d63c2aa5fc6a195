#include "common/text/unicode_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "common/text/icu_text.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"

namespace lede::text {
namespace {

// Of this process.
bool has_loaded(const std::string& library) {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find(library) != std::string::npos) return true;
  }
  return false;
}

// Runs first: the others ask ICU.
TEST(AFirstText, InWesternLettersLoadsNoIcu) {
  const auto words = fold_words("Kōnan’s “naïve” façade — Łódź, Straße, Ελλάδα, Москва… €5");
  EXPECT_THAT(words,
              testing::ElementsAre("konan", "naive", "facade", "lodz", "strasse", "ελλαδα", "москва", "5"));
  EXPECT_EQ(fold_text("Beyoncé — São Paulo"), "beyonce — sao paulo");
  EXPECT_EQ(display_width("東京 Łódź…"), 10U);
  EXPECT_FALSE(has_loaded("libicu"));
  EXPECT_EQ(fold_words("京都ﬁ").back(), "fi");
  EXPECT_TRUE(has_loaded("libicuuc"));
}

TEST(CharTable, IsWhatIcuSaysOfEachCharacter) {
  IcuText icu;
  UnicodeFolder folder;
  for (char32_t c = 0x80; c < 0x11000; ++c) {
    const CharInfo told = folder.info(c), asked = icu.info(c);
    ASSERT_EQ(packed(told), packed(asked)) << static_cast<std::uint32_t>(c);
  }
}

TEST(FoldOfAWord, IsByTableWhatItIsByIcu) {
  std::mt19937 random(5);
  const auto below = [&](std::uint32_t bound) { return static_cast<std::uint32_t>(random()) % bound; };
  static constexpr char32_t kBounds[] = {0x80, 0x80, 0x180, 0x250, 0x370, 0x800, 0x800, 0x2030};
  IcuText icu;
  UnicodeFolder folder;
  for (int i = 0; i < 100'000; ++i) {
    std::string word;
    for (std::uint32_t n = 1 + below(8); n > 0; --n) append_utf8(word, 1 + below(kBounds[below(8)]));
    std::string by_table, by_icu;
    folder.fold_word(word, i % 2 == 0, by_table);
    icu.fold_word(word, i % 2 == 0, by_icu);
    ASSERT_EQ(by_table, by_icu) << word;
  }
}

}  // namespace
}  // namespace lede::text
