#include "common/text/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace lede::text {
namespace {

using namespace std::string_view_literals;

TEST(IsValidUtf8, TakesEveryEdgeOfUnicodesTable3_7) {
  const std::vector<std::string_view> good = {"",
                                              "plain",
                                              "caf\xC3\xA9",
                                              "\xC2\x80",
                                              "\xDF\xBF",
                                              "\xE0\xA0\x80",
                                              "\xED\x9F\xBF",
                                              "\xEE\x80\x80",
                                              "\xEF\xBF\xBF",
                                              "\xF0\x90\x80\x80",
                                              "\xF4\x8F\xBF\xBF",
                                              "nul \0 inside"sv};
  for (const auto s : good) EXPECT_TRUE(is_valid_utf8(s)) << testing::PrintToString(s);
}

TEST(IsValidUtf8, RefusesOverlongSurrogateTooHighAndCut) {
  const std::vector<std::string_view> bad = {"\x80",
                                             "\xBF",
                                             "\xC0\x80",
                                             "\xC1\xBF",
                                             "\xC3",
                                             "\xE0\x9F\xBF",
                                             "\xED\xA0\x80",
                                             "\xED\xBF\xBF",
                                             "\xE2\x82",
                                             "\xF0\x8F\xBF\xBF",
                                             "\xF0\x9F\x98",
                                             "\xF4\x90\x80\x80",
                                             "\xF5\x80\x80\x80",
                                             "\xFF",
                                             "12345678\xFF",
                                             "12345678abc\xC3("};
  for (const auto s : bad) EXPECT_FALSE(is_valid_utf8(s)) << testing::PrintToString(s);
}

TEST(IsValidUtf8, FindsTheBadByteAtEveryOffset) {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string s(40, 'x');
    EXPECT_TRUE(is_valid_utf8(s));
    s[at] = '\xFE';
    EXPECT_FALSE(is_valid_utf8(s)) << at;
  }
}

TEST(ToValidUtf8, ReplacesEachMaximalIllFormedPartOnce) {
  // The example of Unicode 15, section 3.9, table 3-8.
  EXPECT_EQ(to_valid_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            "a\uFFFD\uFFFD\uFFFD"
            "b\uFFFD"
            "c\uFFFD\uFFFD"
            "d");
  EXPECT_EQ(to_valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_valid_utf8("\xE2\x82"), "\uFFFD");
}

TEST(ToValidUtf8, DropsNulAndKeepsTheRest) {
  EXPECT_EQ(to_valid_utf8("a\0b\0"sv), "ab");
  EXPECT_EQ(to_valid_utf8("K\u014Dnan \U0001F600"), "K\u014Dnan \U0001F600");
}

TEST(ToValidUtf8, AlwaysGivesValidUtf8AndChangesItNoMore) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string s(random() % 24, '\0');
    for (char& c : s) c = static_cast<char>(random() % 3 == 0 ? random() % 128 : 128 + random() % 128);
    const std::string once = to_valid_utf8(s);
    ASSERT_TRUE(is_valid_utf8(once));
    ASSERT_EQ(to_valid_utf8(once), once);
    if (is_valid_utf8(s) && s.find('\0') == s.npos) {
      ASSERT_EQ(once, s);
    }
  }
}

TEST(AppendUtf8, IsTheInverseOfNextCodePoint) {
  for (char32_t c = 1; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 97) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string s;
    append_utf8(s, c);
    ASSERT_TRUE(is_valid_utf8(s));
    std::size_t offset = 0;
    ASSERT_EQ(next_code_point(s, offset), c);
    ASSERT_EQ(offset, s.size());
  }
}

TEST(AppendUtf8, WritesTheReplacementForNoCharacter) {
  std::string s;
  append_utf8(s, 0xD800);
  append_utf8(s, 0x110000);
  EXPECT_EQ(s, "\uFFFD\uFFFD");
}

TEST(NextCodePoint, StaysInsideBrokenText) {
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point("\xE2\x82", offset), 0xFFFDu);
  EXPECT_EQ(offset, 1u);
}

TEST(PrefixOnCodePoint, NeverCutsACharacter) {
  const std::string_view s = "a\u00E9\u20AC\U0001F600";  // 1 + 2 + 3 + 4 bytes
  const std::size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t max = 0; max < std::size(expected); ++max) {
    EXPECT_EQ(prefix_on_code_point(s, max).size(), expected[max]) << max;
  }
}

TEST(DisplayWidth, CountsWideAsTwoAndMarksAsNone) {
  EXPECT_EQ(display_width("news"), 4u);
  EXPECT_EQ(display_width("caf\u00E9"), 4u);
  EXPECT_EQ(display_width("cafe\u0301"), 4u);
  EXPECT_EQ(display_width("\u65B0\u805E"), 4u);
  EXPECT_EQ(display_width("\uFF21"), 2u);
  EXPECT_EQ(display_width("\uD55C\uAE00"), 4u);
  EXPECT_EQ(display_width("a\u200Bb\u200D"), 2u);
  EXPECT_EQ(display_width("a\tb\x7F\u0085"), 2u);
  EXPECT_EQ(display_width("\U0001F600"), 2u);
}

TEST(CollapseWhiteSpace, RunsSpacesTogetherAndDropsControls) {
  EXPECT_EQ(collapse_white_space("  a \t\n b\u00A0\u2003c\u3000 "), "a b c");
  EXPECT_EQ(collapse_white_space("a\x01"
                                 "b\x7F"
                                 "c\u0085d"),
            "abc d");
  EXPECT_EQ(collapse_white_space(" \u00A0 "), "");
  EXPECT_EQ(collapse_white_space(""), "");
}

}  // namespace
}  // namespace lede::text
