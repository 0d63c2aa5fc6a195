#include "common/article/json_strings.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::article {
namespace {

using namespace std::string_literals;

std::string clean(std::string_view s) {
  std::string out = "<";
  append_clean(out, s);
  return out;
}

TEST(AppendClean, KeepsTextTabsAndNewlines) {
  EXPECT_EQ(clean("Kōnan\tsaid\nso"), "<Kōnan\tsaid\nso");
  EXPECT_EQ(clean(""), "<");
}

TEST(AppendClean, DropsOtherControlCharacters) { EXPECT_EQ(clean("a\0b\x01\x1F\x08z"s), "<abz"); }

TEST(AppendClean, TurnsOtherLineEndsIntoNewlines) {
  EXPECT_EQ(clean("a\r\nb\rc\fd\ve\r\n\r\nf\r"), "<a\nb\nc\nd\ne\n\nf\n");
}

TEST(ReplaceLoneSurrogates, LeavesPairsAndOtherEscapes) {
  for (const char* json :
       {R"("\uD83D\uDE00")", R"("\\uD83D")", R"("\n\"\\")", R"("\u00e9")", "", R"("\)", R"("\uD8)"}) {
    EXPECT_EQ(replace_lone_surrogates(json), json);
  }
}

TEST(ReplaceLoneSurrogates, MendsHalves) {
  EXPECT_EQ(replace_lone_surrogates(R"("a\uD83D")"), R"("a\uFFFD")");
  EXPECT_EQ(replace_lone_surrogates(R"("\ude00b")"), R"("\uFFFDb")");
  EXPECT_EQ(replace_lone_surrogates(R"("\uD83D\uD83D\uDE00")"), R"("\uFFFD\uD83D\uDE00")");
  EXPECT_EQ(replace_lone_surrogates(R"("\uD83D\n")"), R"("\uFFFD\n")");
}

}  // namespace
}  // namespace lede::article
