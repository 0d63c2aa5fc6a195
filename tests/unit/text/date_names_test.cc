#include "common/text/date_names.h"

#include <gtest/gtest.h>

namespace lede::text {
namespace {

// The tables are searched by halving, so a row out of order is not found. These are their first,
// last and a few other rows; date_names.cc checks the order when it is compiled.
TEST(DateNames, KnowMonthsOfSeveralLanguages) {
  const std::pair<const char*, int> rows[] = {{"abr", 4},  {"jan", 1},      {"sept", 9}, {"december", 12},
                                              {"août", 8}, {"września", 9}, {"mrz", 3},  {"dez", 12},
                                              {"мая", 5},  {"января", 1},   {"ιούλ", 7}, {"januari", 1}};
  for (const auto& [word, month] : rows) EXPECT_EQ(month_of(word), month) << word;
  EXPECT_EQ(month_of("Jan"), 0);  // lower case only
  EXPECT_EQ(month_of("janu"), 0);
  EXPECT_EQ(month_of(""), 0);
}

TEST(DateNames, KnowWeekdays) {
  EXPECT_EQ(weekday_of("sun"), 0);
  EXPECT_EQ(weekday_of("saturday"), 6);
  EXPECT_EQ(weekday_of("thurs"), 4);
  EXPECT_EQ(weekday_of("funday"), -1);
  EXPECT_TRUE(is_filler("mercredi"));
  EXPECT_TRUE(is_filler("at"));
  EXPECT_FALSE(is_filler("before"));
}

TEST(DateNames, KnowZonesByTheirUsualMeaning) {
  const std::pair<const char*, int> rows[] = {{"gmt", 0},
                                              {"z", 0},
                                              {"est", -5 * 3600},
                                              {"pdt", -7 * 3600},
                                              {"cet", 3600},
                                              {"jst", 9 * 3600},
                                              {"ist", 5 * 3600 + 1800},
                                              {"nst", -(3 * 3600 + 1800)},
                                              {"npt", 5 * 3600 + 2700},
                                              {"nzdt", 13 * 3600}};
  for (const auto& [word, offset] : rows) {
    ASSERT_TRUE(zone_of(word)) << word;
    EXPECT_EQ(zone_of(word)->offset, offset) << word;
  }
  EXPECT_EQ(zone_of("et")->region, "America/New_York");
  EXPECT_FALSE(zone_of("xyz"));
  EXPECT_FALSE(zone_of("a"));
}

}  // namespace
}  // namespace lede::text
