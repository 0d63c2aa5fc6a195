#include "searcher/research/burst.h"

#include <gtest/gtest.h>

#include <vector>

namespace lede::research {
namespace {

struct Row {
  std::vector<Window> past;
  Window now;
  double expected, dispersion, score;
};

TEST(Burst, GivesTheValuesOfTheFormula) {
  const Row rows[] = {
      // q = 8.5 / 400, e = 2.125, v = 2.125 * 1.25, z = (4.641589 - 1.652882) / 0.845128
      {{{2, 100}, {3, 100}, {1, 100}, {2, 100}}, {10, 100}, 2.125, 1, 3.536398},
      // Always in waves of twenty: thirty is no news.
      {{{0, 100}, {20, 100}, {0, 100}, {20, 100}}, {30, 100}, 10.125, 13.170782, 1.250351},
      // Never seen before.
      {{{0, 100}, {0, 100}, {0, 100}, {0, 100}}, {5, 100}, 0.125, 1, 5.073592},
      // Five times as many, of five times as many articles.
      {{{2, 100}, {2, 100}, {2, 100}, {2, 100}}, {10, 500}, 10.625, 1, -0.129115},
  };
  for (const Row& row : rows) {
    const Burst burst = measure_burst(row.past, row.now);
    EXPECT_NEAR(burst.expected, row.expected, 1e-6);
    EXPECT_NEAR(burst.dispersion, row.dispersion, 1e-6);
    EXPECT_NEAR(burst.score, row.score, 1e-6);
  }
}

TEST(Burst, SaysNothingWhereThereIsNothingToCompare) {
  const std::pair<std::vector<Window>, Window> rows[] = {
      {{}, {5, 10}}, {{{0, 0}, {0, 0}}, {5, 10}}, {{{1, 10}}, {0, 0}}};
  for (const auto& [past, now] : rows) {
    const Burst burst = measure_burst(past, now);
    EXPECT_EQ(burst.score, 0);
    EXPECT_EQ(burst.expected, 0);
  }
}

TEST(Burst, PassesOverWindowsWithoutArticles) {
  const std::vector<Window> past = {{2, 100}, {4, 100}}, with_gap = {{2, 100}, {0, 0}, {4, 100}};
  EXPECT_DOUBLE_EQ(measure_burst(past, {9, 100}).score, measure_burst(with_gap, {9, 100}).score);
}

}  // namespace
}  // namespace lede::research
