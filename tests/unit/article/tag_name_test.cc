#include "common/article/tag_name.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lede::article {
namespace {

struct Row {
  std::string name;
  std::string key;
};

TEST(FoldTag, JoinsSpellingsOfOneTag) {
  const std::vector<Row> rows = {
      {"Kim Jong-Un", "kim jong un"},
      {"KIM  JONG UN", "kim jong un"},
      {" kim jong un\n", "kim jong un"},
      {"Kōnan", "konan"},
      {"U.S.", "us"},
      {"AT&T", "at&t"},
      {"Sony’s", "sony"},
      {"#TheInterview", "theinterview"},
      {"1,000 days", "1000 days"},
      {"C++", "c"},
  };
  for (const Row& row : rows) EXPECT_EQ(fold_tag(row.name), row.key) << row.name;
}

TEST(FoldTag, KeepsNamesWithoutWords) {
  EXPECT_EQ(fold_tag(" !! "), "!!");
  EXPECT_EQ(fold_tag("😀"), "😀");
  EXPECT_EQ(fold_tag(" ? \t !"), "? !");
}

TEST(FoldTag, IsEmptyForBlankNamesOnly) {
  EXPECT_EQ(fold_tag(""), "");
  EXPECT_EQ(fold_tag(" \t\u00A0"), "");
}

TEST(FoldTag, IsIdempotentWhereAScriptHasNoSpaces) {
  for (const char* name : {"東京都で発表された新しい映画", "ภาษาไทยง่าย", "ｶﾞﾃﾞﾝ", "北朝鮮の最高指導者"}) {
    EXPECT_EQ(fold_tag(fold_tag(name)), fold_tag(name)) << name;
  }
}

}  // namespace
}  // namespace lede::article
