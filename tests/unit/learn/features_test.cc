#include "indexer/learn/features.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace lede::learn {
namespace {

// By name, as read from the two texts.
std::map<std::string, float> counts_of(const std::string& title_text, const std::string& body_text) {
  text::Tokens title, body;
  title.assign(title_text);
  body.assign(body_text);
  std::vector<std::string> names;
  const auto id_of = [&](std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) names.emplace_back(name);
    return static_cast<FeatureId>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::map<std::string, float> counts;
  FeatureReader reader("english");
  for (const Feature& feature : reader.read(title, body, id_of)) counts[names[feature.id]] = feature.value;
  return counts;
}

TEST(FeatureReader, CountsStemsAndTheHeadlinesOnceMore) {
  EXPECT_EQ(counts_of("Attacks", "The attack was attacked"),
            (std::map<std::string, float>{{"attack", 3}, {"title:attack", 1}, {"the", 1}, {"was", 1}}));
}

TEST(FeatureReader, TakesAllNumbersForOne) {
  EXPECT_EQ(counts_of("", "In 1987 and 2.5"),
            (std::map<std::string, float>{{"in", 1}, {"and", 1}, {"(number)", 2}}));
}

TEST(FeatureReader, ReadsABoundedPartOfATextWithoutEnd) {
  std::string text;
  for (std::size_t i = 0; i < kMaxWords; ++i) text += "sony ";
  EXPECT_EQ(counts_of("", text + "unread"), (std::map<std::string, float>{{"soni", kMaxWords}}));
}

TEST(FeatureReader, PassesOverWhatHasNoNumber) {
  text::Tokens title, body;
  body.assign("known unknown");
  FeatureReader reader("none");
  const auto read =
      reader.read(title, body, [](std::string_view n) { return n == "known" ? 7 : kNoFeature; });
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0], (Feature{7, 1}));
}

TEST(Weigh, GivesLengthOneAndMoreToWhatIsRare) {
  std::vector<Feature> features = {{0, 1}, {1, 1}, {2, 3}};
  weigh(features, std::vector<float>{1, 2, 1});
  double squares = 0;
  for (const Feature& f : features) squares += static_cast<double>(f.value) * f.value;
  EXPECT_NEAR(squares, 1, 1e-6);
  EXPECT_NEAR(features[1].value / features[0].value, 2, 1e-5);
  EXPECT_NEAR(features[2].value / features[0].value, 1 + std::log(3), 1e-5);
}

TEST(Weigh, LeavesAnArticleWithoutFeaturesAlone) {
  std::vector<Feature> features;
  weigh(features, {});
  EXPECT_TRUE(features.empty());
}

}  // namespace
}  // namespace lede::learn
