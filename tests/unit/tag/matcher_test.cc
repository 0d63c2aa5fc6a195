#include "indexer/tag/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace lede::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PatternId add(Matcher& matcher, std::string_view name) {
  text::Tokens tokens;
  tokens.assign(name);
  return matcher.add(tokens);
}

std::vector<std::tuple<PatternId, std::uint32_t, int>> find(const Matcher& matcher, std::string_view text) {
  text::Tokens tokens;
  tokens.assign(text);
  std::vector<Match> matches;
  matcher.find(tokens, Part::kText, matches);
  std::vector<std::tuple<PatternId, std::uint32_t, int>> out;
  for (const Match& match : matches) out.emplace_back(match.pattern, match.token, match.words);
  return out;
}

TEST(Matcher, FindsEveryPatternAtEveryPlaceFromShortToLong) {
  Matcher matcher;
  const PatternId york = add(matcher, "New York");
  const PatternId times = add(matcher, "New York Times");
  const PatternId only_york = add(matcher, "York");
  matcher.finish();
  EXPECT_THAT(find(matcher, "the New York Times of New York"),
              ElementsAre(std::tuple(york, 1, 2), std::tuple(times, 1, 3), std::tuple(only_york, 2, 1),
                          std::tuple(york, 5, 2), std::tuple(only_york, 6, 1)));
}

TEST(Matcher, GivesTheSameWordsTheSameNumber) {
  Matcher matcher;
  const PatternId first = add(matcher, "Kim Jong-Un");
  EXPECT_EQ(add(matcher, "kim jong un"), first);
  EXPECT_NE(add(matcher, "jong kim un"), first);
  EXPECT_EQ(matcher.pattern_count(), 2u);
}

TEST(Matcher, DoesNotTakeTheBeginningOfAPatternForThePattern) {
  Matcher matcher;
  add(matcher, "guardians of peace");
  matcher.finish();
  EXPECT_THAT(find(matcher, "guardians of the peace and guardians of"), IsEmpty());
}

TEST(Matcher, WithoutPatternsFindsNothing) {
  Matcher matcher;
  EXPECT_EQ(matcher.add(text::Tokens()), kNoPattern);
  matcher.finish();
  EXPECT_THAT(find(matcher, "any text at all"), IsEmpty());
  EXPECT_EQ(matcher.lookup("any"), kNoPattern);
}

TEST(Matcher, LooksUpFoldedNames) {
  Matcher matcher;
  const PatternId kim = add(matcher, "Kim Jong-Un");
  matcher.finish();
  EXPECT_EQ(matcher.lookup("kim jong un"), kim);
  EXPECT_EQ(matcher.lookup("kim jong"), kNoPattern);
  EXPECT_EQ(matcher.lookup("kim jong un un"), kNoPattern);
  EXPECT_EQ(matcher.lookup(""), kNoPattern);
}

TEST(Matcher, AgreesWithComparingWordByWord) {
  std::mt19937 random(7);
  const auto words = [&](int count) {
    std::vector<std::string> out;
    for (int i = 0; i < count; ++i) out.push_back("w" + std::to_string(random() % 12));
    return out;
  };
  const auto joined = [](const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& word : list) out += (out.empty() ? "" : " ") + word;
    return out;
  };
  Matcher matcher;
  std::map<std::vector<std::string>, PatternId> patterns;
  for (int i = 0; i < 3000; ++i) {
    const std::vector<std::string> pattern = words(1 + static_cast<int>(random() % 4));
    patterns[pattern] = add(matcher, joined(pattern));
  }
  matcher.finish();
  const std::vector<std::string> text = words(2000);
  std::vector<std::tuple<PatternId, std::uint32_t, int>> expected;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (std::size_t length = 1; length <= 4 && i + length <= text.size(); ++length) {
      const std::vector<std::string> part(text.begin() + static_cast<std::ptrdiff_t>(i),
                                          text.begin() + static_cast<std::ptrdiff_t>(i + length));
      if (const auto found = patterns.find(part); found != patterns.end()) {
        expected.emplace_back(found->second, i, length);
      }
    }
  }
  ASSERT_GT(expected.size(), 2000u);
  EXPECT_EQ(find(matcher, joined(text)), expected);
}

}  // namespace
}  // namespace lede::tag
