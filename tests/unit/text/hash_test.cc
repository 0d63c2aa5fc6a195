#include "common/text/hash.h"

#include <gtest/gtest.h>

namespace lede::text {
namespace {

// Vectors of the specification's reference program: they must never change, archives hold them.
TEST(Hash64, GivesTheSpecificationsValues) {
  EXPECT_EQ(hash64(""), 0xEF46DB3751D8E999ULL);
  EXPECT_EQ(hash64("a"), 0xD24EC4F1A98C6E5BULL);
  EXPECT_EQ(hash64("abc"), 0x44BC2CF5AD770999ULL);
  EXPECT_EQ(hash64("xxhash", 20141025), 0xB559B98D844E0635ULL);
}

TEST(Hash64, DependsOnTheSeed) { EXPECT_NE(hash64("news", 1), hash64("news", 2)); }

TEST(ToHex, WritesSixteenLowerCaseDigits) {
  EXPECT_EQ(to_hex(0), "0000000000000000");
  EXPECT_EQ(to_hex(0xEF46DB3751D8E999ULL), "ef46db3751d8e999");
}

}  // namespace
}  // namespace lede::text
