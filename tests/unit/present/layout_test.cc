#include "searcher/present/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "tests/unit/present/marked_text.h"

namespace lede::present {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Wrap, BreaksAtSpacesAndCutsMarksWithTheirLines) {
  const Marked text = marked("the studio [said on Monday] that it would not");
  EXPECT_THAT(shown(wrap(text, 18, 0)), ElementsAre("the studio [said on]", "[Monday] that it", "would not"));
}

TEST(Wrap, BreaksAWordOnlyWhenItIsLongerThanALine) {
  EXPECT_THAT(shown(wrap(marked("a donaudampfschiff b"), 8, 0)),
              ElementsAre("a", "donaudam", "pfschiff", "b"));
}

TEST(Wrap, BreaksBetweenWideCharactersAndCountsThemTwice) {
  EXPECT_THAT(shown(wrap(marked("東京都は日本の"), 6, 0)), ElementsAre("東京都", "は日本", "の"));
  EXPECT_THAT(shown(wrap(marked("ab東京"), 5, 0)), ElementsAre("ab東", "京"));
}

TEST(Wrap, EndsTheLastLineInAnEllipsisWhenTextIsLeftOut) {
  const auto lines = wrap(marked("one two three four five six"), 10, 2);
  EXPECT_THAT(shown(lines), ElementsAre("one two", "three …"));
  for (const Marked& line : lines) EXPECT_LE(text::display_width(line.text), 10u);
  EXPECT_THAT(shown(wrap(marked("one two three"), 10, 2)), ElementsAre("one two", "three"));
}

TEST(Wrap, OfNothingIsNothing) {
  EXPECT_THAT(wrap(Marked{}, 10, 2), IsEmpty());
  EXPECT_THAT(shown(wrap(marked("x"), 0, 0)), ElementsAre("x"));
}

TEST(Cut, FitsTheColumns) {
  const struct {
    const char* text;
    std::size_t columns;
    const char* cut;
  } kRows[] = {{"short", 10, "short"},
               {"exactly ten", 11, "exactly ten"},
               {"one two three", 8, "one two…"},
               {"東京都は", 5, "東京…"},
               {"", 5, ""},
               {"é́é́é́é́", 3, "é́é́…"}};
  for (const auto& row : kRows) {
    EXPECT_EQ(cut(row.text, row.columns), row.cut);
    EXPECT_LE(text::display_width(cut(row.text, row.columns)), row.columns) << row.text;
  }
}

TEST(Pad, CountsColumnsNotBytes) {
  EXPECT_EQ(pad_right("東京", 6), "東京  ");
  EXPECT_EQ(pad_left("é", 3), "  é");
  EXPECT_EQ(pad_left("long", 2), "long");
}

TEST(Paint, KeepsControlCharactersFromTheTerminal) {
  Marked line{"a\x1b[2Jb", {{0, 1}}};
  const std::string painted = paint(line, core::Style(true), {"", "1"});
  EXPECT_TRUE(painted.starts_with("\x1b[1ma\x1b[0m")) << painted;
  EXPECT_EQ(painted.find("\x1b[2J"), std::string::npos);
  EXPECT_EQ(paint(line, core::Style(false), {"", "1"}), "a\\x1B[2Jb");
}

TEST(WithCommas, GroupsByThree) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1000), "1,000");
  EXPECT_EQ(with_commas(12345678), "12,345,678");
}

TEST(Bar, GrowsInEighthsAndIsNeverEmptyForSomething) {
  EXPECT_EQ(bar(1, 3), "███");
  EXPECT_EQ(bar(0.5, 3), "█▌");
  EXPECT_EQ(bar(1e-9, 3), "▏");
  EXPECT_EQ(bar(0, 3), "");
  EXPECT_EQ(bar(5, 2), "██");
}

}  // namespace
}  // namespace lede::present
