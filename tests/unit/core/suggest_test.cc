#include "common/core/suggest.h"

#include <gtest/gtest.h>

namespace lede::core {
namespace {

const std::vector<std::string_view> kFields = {"title", "text", "author", "source", "section",
                                               "tag",   "lang", "story",  "date"};

TEST(EditDistance, CountsSwapsAsOneEdit) {
  EXPECT_EQ(edit_distance("author", "author", 3), 0u);
  EXPECT_EQ(edit_distance("autor", "author", 3), 1u);
  EXPECT_EQ(edit_distance("auhtor", "author", 3), 1u);
  EXPECT_EQ(edit_distance("AUTHOR", "author", 3), 0u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3u);  // limit + 1
  EXPECT_EQ(edit_distance("", "abc", 3), 3u);
  EXPECT_EQ(edit_distance(std::string(1000, 'a'), std::string(1000, 'a'), 2), 3u);
}

TEST(Closest, FindsTheNearestWithinReason) {
  const std::pair<const char*, const char*> rows[] = {
      {"autor", "author"}, {"titel", "title"},  {"tga", "tag"}, {"txt", "text"}, {"sorce", "source"},
      {"auth", "author"},  {"sect", "section"}, {"zebra", ""},  {"x", ""},       {"", ""},
      {"Title", "title"},  {"language", ""},    {"xyz", ""}};
  for (const auto& [word, field] : rows) EXPECT_EQ(closest(word, kFields), field) << word;
  EXPECT_EQ(closest(std::string(100000, 'a'), kFields), "");
  EXPECT_EQ(closest("tag", {}), "");
}

TEST(DidYouMean, IsAQuestionOrNothing) {
  EXPECT_EQ(did_you_mean("autor", kFields), "did you mean 'author'?");
  EXPECT_EQ(did_you_mean("zebra", kFields), "");
}

}  // namespace
}  // namespace lede::core
