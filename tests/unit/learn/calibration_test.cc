#include "indexer/learn/calibration.h"

#include <gtest/gtest.h>

namespace lede::learn {
namespace {

TEST(FitSigmoid, HigherValuesAreMoreProbable) {
  std::vector<float> values;
  std::vector<bool> positive;
  for (int i = 0; i < 200; ++i) {
    values.push_back(static_cast<float>(i) / 100 - 1);
    positive.push_back(i > 100 || i % 10 == 0);
  }
  const Sigmoid sigmoid = fit_sigmoid(values, positive);
  EXPECT_LT(sigmoid.slope, 0);
  EXPECT_LT(sigmoid.probability(-1), sigmoid.probability(0));
  EXPECT_LT(sigmoid.probability(0), sigmoid.probability(1));
  EXPECT_GT(sigmoid.probability(0.5), 0.5);
  EXPECT_LT(sigmoid.probability(-0.5), 0.5);
}

TEST(FitSigmoid, AnswersAsOftenAsItIsRight) {
  // At each of two values, a known share is positive.
  std::vector<float> values;
  std::vector<bool> positive;
  for (int i = 0; i < 1000; ++i) {
    values.push_back(i % 2 == 0 ? -1.0F : 1.0F);
    positive.push_back(i % 2 == 0 ? i % 20 == 0 : i % 10 != 1);
  }
  const Sigmoid sigmoid = fit_sigmoid(values, positive);
  EXPECT_NEAR(sigmoid.probability(-1), 0.1, 0.01);
  EXPECT_NEAR(sigmoid.probability(1), 0.8, 0.01);
}

TEST(FitSigmoid, StaysModestWithFewExamples) {
  const std::vector<float> values = {-1, -1, -1, -1, 1, 1};
  const std::vector<bool> positive = {false, false, false, false, true, true};
  const Sigmoid sigmoid = fit_sigmoid(values, positive);
  EXPECT_LT(sigmoid.probability(1), 0.9);
  EXPECT_GT(sigmoid.probability(1), 0.5);
}

TEST(Sigmoid, IsAProbabilityForAnyValue) {
  const Sigmoid sigmoid = {-1000, 3};
  for (const double value : {-1e30, -1.0, 0.0, 1.0, 1e30}) {
    EXPECT_GE(sigmoid.probability(value), 0);
    EXPECT_LE(sigmoid.probability(value), 1);
  }
}

}  // namespace
}  // namespace lede::learn
