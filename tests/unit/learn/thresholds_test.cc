#include "indexer/learn/thresholds.h"

#include <gtest/gtest.h>

namespace lede::learn {
namespace {

TEST(MarkFirst, MarksTheMostProbableOfEachArticle) {
  std::vector<Candidate> candidates = {{1, 0, 0.4F, false, true},
                                       {0, 0, 0.5F, false, true},
                                       {1, 1, 0.9F, false, true},
                                       {0, 1, 0.5F, false, true}};
  mark_first(candidates);
  ASSERT_EQ(candidates.size(), 4U);
  for (const Candidate& c : candidates) EXPECT_EQ(c.first, c.article == 0 ? c.tag == 0 : c.tag == 1);
}

// Articles whose first tag is right at 0.4 and whose second is wrong below 0.8.
std::vector<Candidate> first_is_right() {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < 50; ++i) {
    candidates.push_back({i, 0, 0.85F, false, true});
    candidates.push_back({i, 1, i % 2 == 0 ? 0.82F : 0.7F, false, i % 2 == 0});
    candidates.push_back({50 + i, 0, 0.41F, false, true});
  }
  mark_first(candidates);
  return candidates;
}

TEST(ChooseThresholds, TheFirstTagNeedsLessThanTheOthers) {
  const auto candidates = first_is_right();
  const Thresholds chosen = choose_thresholds(candidates, 125);
  EXPECT_LE(chosen.first, 0.41);
  EXPECT_GT(chosen.others, 0.7);
  EXPECT_LE(chosen.others, 0.82);
  const Quality q = quality(candidates, chosen, 125);
  EXPECT_EQ(q.right, 125U);
  EXPECT_EQ(q.given, 125U);
  EXPECT_DOUBLE_EQ(q.f1(), 1);
}

TEST(ChooseThresholds, NeverGoesBelowTheLeastProbability) {
  std::vector<Candidate> candidates;
  for (std::uint32_t i = 0; i < 50; ++i) candidates.push_back({i, 0, 0.1F, false, true});
  mark_first(candidates);
  EXPECT_GE(choose_thresholds(candidates, 50).first, kLeastProbability);
  EXPECT_EQ(quality(candidates, choose_thresholds(candidates, 50), 50).given, 0U);
}

TEST(Quality, OfNothingIsNothing) {
  EXPECT_EQ(Quality().precision(), 0);
  EXPECT_EQ(Quality().recall(), 0);
  EXPECT_EQ(Quality().f1(), 0);
}

}  // namespace
}  // namespace lede::learn
