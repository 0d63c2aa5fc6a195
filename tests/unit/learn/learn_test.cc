#include "indexer/learn/learn.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "indexer/learn/model_file.h"
#include "indexer/learn/suggest.h"
#include "tests/unit/learn/learn_testing.h"

namespace lede::learn {
namespace {

std::vector<std::string> names_given(const Suggester& suggester, const std::string& beat, unsigned seed) {
  text::Tokens title, body;
  const auto [headline, text] = story(beat, seed);
  title.assign(headline);
  body.assign(text);
  std::vector<std::string> names;
  for (const Suggestion& s : suggester.given(title, body))
    names.push_back(suggester.model().tags[s.tag].name);
  return names;
}

TEST(TrainingSet, KeepsTagsWithEnoughExamplesUnderOneSpelling) {
  TrainingSet set("english");
  for (unsigned i = 0; i < kMinExamples; ++i) {
    add_story(set, "oil", i, {i % 2 == 0 ? "Crude Oil" : "crude-oil", "Crude oil"});
    if (i > 0) add_story(set, "court", 100 + i, {"Rare"});
  }
  set.finish();
  ASSERT_EQ(set.tags().size(), 1U);
  EXPECT_EQ(set.tags()[0].name, "Crude Oil");
  EXPECT_EQ(set.tags()[0].articles.size(), kMinExamples);
}

TEST(TrainingSet, LeavesOutWhatOneArticleHasAndWhatAllHave) {
  const TrainingSet set = two_beats(10);
  const auto has = [&](const char* name) {
    return std::binary_search(set.names().begin(), set.names().end(), name);
  };
  EXPECT_TRUE(has("oilword1"));
  EXPECT_FALSE(has("title:report")) << "in every headline";
  EXPECT_TRUE(std::is_sorted(set.names().begin(), set.names().end()));
}

TEST(Learn, GivesArticlesTheTagsOfTheirKind) {
  const auto model = learn(two_beats(60), {});
  ASSERT_TRUE(model);
  EXPECT_GT(model->quality.f1(), 0.9);
  const Suggester suggester(*model);
  for (unsigned seed = 1000; seed < 1020; ++seed) {
    EXPECT_EQ(names_given(suggester, "oil", seed), std::vector<std::string>{"Oil"});
    EXPECT_EQ(names_given(suggester, "court", seed), std::vector<std::string>{"Courts"});
  }
}

TEST(Learn, LeavesOutATagThatNoWordTells) {
  TrainingSet set("english");
  for (unsigned i = 0; i < 120; ++i) {
    add_story(set, i % 2 == 0 ? "oil" : "court", i,
              {i % 2 == 0 ? "Oil" : "Courts", i * 7 % 5 == 0 ? "Whim" : "Sure"});
  }
  set.finish();
  const auto model = learn(set, {});
  ASSERT_TRUE(model);
  for (const LearnedTag& tag : model->tags) EXPECT_NE(tag.name, "Whim");
}

TEST(Learn, IsTheSameEachTime) {
  const auto one = learn(two_beats(30), {}), again = learn(two_beats(30), {});
  ASSERT_TRUE(one && again);
  EXPECT_EQ(encode(*one), encode(*again));
}

TEST(Learn, StopsWhenAskedTo) {
  int asked = 0;
  const auto model = learn(two_beats(10), {[&] { return ++asked > 2; }, {}});
  ASSERT_FALSE(model);
  EXPECT_EQ(model.error().code, core::ErrorCode::kInterrupted);
}

TEST(Learn, TellsHowFarItIs) {
  std::vector<std::size_t> told;
  ASSERT_TRUE(learn(two_beats(10), {{}, [&](std::size_t done, std::size_t all) {
                                      EXPECT_EQ(all, 2U);
                                      told.push_back(done);
                                    }}));
  EXPECT_EQ(told, (std::vector<std::size_t>{0, 1}));
}

TEST(Suggester, SaysWhichWordsSpokeForATag) {
  const auto model = learn(two_beats(60), {});
  ASSERT_TRUE(model);
  const Suggester suggester(*model);
  text::Tokens title, body;
  title.assign("oilword1 reported");
  body.assign("oilword2 oilword3 commonword1 courtword4");
  const auto suggestions = suggester.suggest(title, body, 0.01);
  ASSERT_FALSE(suggestions.empty());
  EXPECT_EQ(suggester.model().tags[suggestions[0].tag].name, "Oil");
  const auto reasons = suggester.reasons(suggestions[0].tag, title, body, 3);
  ASSERT_EQ(reasons.for_it.size(), 3U);
  for (const Evidence& evidence : reasons.for_it) {
    EXPECT_NE(evidence.feature.find("oilword"), std::string_view::npos) << evidence.feature;
    EXPECT_GT(evidence.weight, 0);
  }
  ASSERT_FALSE(reasons.against_it.empty());
  EXPECT_EQ(reasons.against_it[0].feature, "courtword4");
}

}  // namespace
}  // namespace lede::learn
