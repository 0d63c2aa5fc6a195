#include "searcher/research/association.h"

#include <gtest/gtest.h>

namespace lede::research {
namespace {

// Worked out by hand: 2 * sum of observed * ln(observed / expected) over the four cells.
TEST(Association, GivesTheMeasuresOfTheTable) {
  struct Row {
    Contingency counts;
    double expected, lift, log_likelihood;
  };
  const Row rows[] = {
      {{10, 20, 30, 100}, 6, 10.0 / 6, 4.473350},  // 10 ln 10/6 + 10 ln 10/14 + 20 ln 20/24 + 60 ln 60/56
      {{6, 20, 30, 100}, 6, 1, 0},                 // just as by chance
      {{2, 20, 30, 100}, 6, 1.0 / 3, -5.578079},   // they avoid each other
      {{20, 20, 20, 100}, 4, 5, 100.080485},       // always together; three cells are empty
      {{0, 5, 5, 50}, 0.5, 0, -1.113409},          // never together
      {{0, 0, 0, 0}, 0, 0, 0},                     // no article at all
      {{0, 0, 7, 50}, 0, 0, 0},                    // one of them nowhere
      {{50, 50, 50, 50}, 50, 1, 0},                // both everywhere
  };
  for (const Row& row : rows) {
    EXPECT_NEAR(expected(row.counts), row.expected, 1e-9);
    EXPECT_NEAR(lift(row.counts), row.lift, 1e-9);
    EXPECT_NEAR(log_likelihood(row.counts), row.log_likelihood, 1e-6);
  }
}

TEST(Association, IsTheSameFromBothSides) {
  EXPECT_DOUBLE_EQ(log_likelihood({7, 20, 90, 1000}), log_likelihood({7, 90, 20, 1000}));
  EXPECT_DOUBLE_EQ(lift({7, 20, 90, 1000}), lift({7, 90, 20, 1000}));
}

}  // namespace
}  // namespace lede::research
