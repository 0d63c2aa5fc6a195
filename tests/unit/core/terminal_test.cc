#include "common/core/terminal.h"

#include <gtest/gtest.h>
#include <stdlib.h>

namespace lede::core {
namespace {

TEST(Printable, ShowsControlCharacters) {
  EXPECT_EQ(printable("plain caf\u00E9 \u65B0\tx"), "plain caf\u00E9 \u65B0\tx");
  EXPECT_EQ(printable("a\x1b[31mb\x7F\r\n"), "a\\x1B[31mb\\x7F\\x0D\\x0A");
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\x00b");
  EXPECT_EQ(printable("a\u009Bb\u0085"), "a\\x9Bb\\x85");
}

TEST(Printable, ShowsWhatReordersOrHidesText) {
  EXPECT_EQ(printable("a\u202Eb\u2066c\u2029d"), "a\\u{202E}b\\u{2066}c\\u{2029}d");
  EXPECT_EQ(printable("a\U000E0041"), "a\\u{E0041}");
  EXPECT_EQ(printable("\u05D0\u05D1"), "\u05D0\u05D1");
}

TEST(Printable, ShowsBytesThatAreNoUtf8) {
  EXPECT_EQ(printable("a\xFFz"), "a\\xFFz");
  EXPECT_EQ(printable("\xC0\xAF"), "\\xC0\\xAF");
  EXPECT_EQ(printable("\xED\xA0\x80"), "\\xED\\xA0\\x80");
  EXPECT_EQ(printable("\xE2\x82"), "\\xE2\\x82");
}

TEST(PrintableLines, KeepsNewlinesOnly) { EXPECT_EQ(printable_lines("a\nb\r\x1b"), "a\nb\\x0D\\x1B"); }

TEST(Style, PaintsOnlyWithColors) {
  EXPECT_EQ(Style(true).bold("hit"), "\x1b[1mhit\x1b[0m");
  EXPECT_EQ(Style(false).bold("hit"), "hit");
  EXPECT_EQ(Style(true).red(""), "");
}

TEST(WantsColor, IsDecidedByFlagFirst) {
  EXPECT_TRUE(wants_color(ColorMode::kAlways, -1));
  EXPECT_FALSE(wants_color(ColorMode::kNever, -1));
  EXPECT_FALSE(wants_color(ColorMode::kAuto, -1));  // no terminal
}

TEST(WantsColor, HeedsNoColorAndDumbTerminals) {
  const int terminal = ::posix_openpt(2);  // O_RDWR
  if (terminal < 0) GTEST_SKIP() << "no pseudo-terminals here";
  ::setenv("TERM", "xterm", 1);
  ::unsetenv("NO_COLOR");
  ASSERT_TRUE(is_terminal(terminal));
  EXPECT_TRUE(wants_color(ColorMode::kAuto, terminal));
  ::setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(wants_color(ColorMode::kAuto, terminal));
  ::setenv("NO_COLOR", "", 1);
  EXPECT_TRUE(wants_color(ColorMode::kAuto, terminal));
  ::setenv("TERM", "dumb", 1);
  EXPECT_FALSE(wants_color(ColorMode::kAuto, terminal));
  ::unsetenv("TERM");
  EXPECT_FALSE(wants_color(ColorMode::kAuto, terminal));
}

TEST(TerminalWidth, ComesFromColumnsElse80) {
  ::setenv("COLUMNS", "132", 1);
  EXPECT_EQ(terminal_width(-1), 132u);
  for (const char* nonsense : {"", "0", "5", "abc", "120x", "99999999999999999999"}) {
    ::setenv("COLUMNS", nonsense, 1);
    EXPECT_EQ(terminal_width(-1), 80u) << nonsense;
  }
  ::unsetenv("COLUMNS");
  EXPECT_EQ(terminal_width(-1), 80u);
}

TEST(ParseColorMode, KnowsThreeWords) {
  EXPECT_EQ(parse_color_mode("auto"), ColorMode::kAuto);
  EXPECT_EQ(parse_color_mode("always"), ColorMode::kAlways);
  EXPECT_EQ(parse_color_mode("never"), ColorMode::kNever);
  EXPECT_FALSE(parse_color_mode("yes"));
}

TEST(FitColumns, CutsBetweenCodePoints) {
  EXPECT_EQ(fit_columns("caf\u00E9s", 4), "caf\u00E9");
  EXPECT_EQ(fit_columns("caf\u00E9s", 3), "caf");
  EXPECT_EQ(fit_columns("abc", 9), "abc");
  EXPECT_EQ(fit_columns("abc", 0), "");
}

}  // namespace
}  // namespace lede::core
