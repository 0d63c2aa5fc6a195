#include "searcher/spelling/error_model.h"

#include <gtest/gtest.h>

#include <cmath>

namespace lede::spelling {
namespace {

TEST(TypingCost, IsNothingForTheWordItself) { EXPECT_EQ(typing_cost("harbour", "harbour"), 0); }

TEST(TypingCost, OrdersSlipsByHowOftenPeopleMakeThem) {
  const struct {
    const char* typed;
    const char* meant;          // the likelier
    const char* instead_meant;  // the less likely
  } kRows[] = {
      {"form", "from", "farm"},         // swapped before replaced
      {"acress", "actress", "across"},  // left out before replaced
      {"hoise", "house", "horse"},      // the key beside before another
      {"worrd", "word", "worry"},       // doubled before replaced
      {"obmaa", "obama", "drama"},      // one edit before three
      {"bord", "bird", "word"},         // inside before the first letter
  };
  for (const auto& row : kRows)
    EXPECT_LT(typing_cost(row.typed, row.meant), typing_cost(row.typed, row.instead_meant)) << row.typed;
}

TEST(TypingCost, IsInfiniteForWordsFarApart) { EXPECT_TRUE(std::isinf(typing_cost("a", "abcdefgh"))); }

}  // namespace
}  // namespace lede::spelling
