#include "common/article/article.h"

#include <gtest/gtest.h>

namespace lede::article {
namespace {

TEST(ArticleNames, ReadBackAsWritten) {
  for (const TagBy by : {TagBy::kPublisher, TagBy::kDictionary, TagBy::kLearned}) {
    EXPECT_EQ(tag_by_of(name_of(by)), by);
  }
  for (const DateFrom from : {DateFrom::kJsonLd, DateFrom::kMeta, DateFrom::kFeed, DateFrom::kUrl,
                              DateFrom::kText, DateFrom::kCollected}) {
    EXPECT_EQ(date_from_of(name_of(from)), from);
  }
}

TEST(ArticleNames, AreThoseOfTheContract) {
  EXPECT_EQ(name_of(TagBy::kDictionary), "dictionary");
  EXPECT_EQ(name_of(DateFrom::kJsonLd), "json-ld");
  EXPECT_EQ(name_of(DateFrom::kCollected), "collected");
  EXPECT_EQ(tag_by_of("Publisher"), std::nullopt);
  EXPECT_EQ(date_from_of(""), std::nullopt);
}

}  // namespace
}  // namespace lede::article
