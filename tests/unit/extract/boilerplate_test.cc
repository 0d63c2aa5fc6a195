#include "indexer/extract/boilerplate.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::extract {
namespace {

TEST(HintsOf, ReadsWordsAndPairsInAnyWritingOfNames) {
  const struct {
    const char* value;
    std::uint32_t hint;
  } rows[] = {
      {"article-body", kHintBody},
      {"articleBody", kHintBody},
      {"article__body--wide", kHintBody},
      {"ARTICLE_BODY", kHintBody},
      {"entry-content", kHintBody},
      {"related-posts", kHintRelated},
      {"c-share", kHintShare},
      {"newsletter2", 0},
      {"js-newsletter", kHintNewsletter},
      {"main-nav", kHintNavigation},
      {"ad ad--top", kHintAd},
      {"img-caption", kHintCaption},
      {"comments", kHintComments},
      {"cookie-banner", kHintConsent},
      {"tags", kHintTags},
  };
  for (const auto& row : rows) {
    if (row.hint == 0) {
      EXPECT_EQ(hints_of(row.value), 0u) << row.value;
    } else {
      EXPECT_TRUE(hints_of(row.value) & row.hint) << row.value;
    }
  }
}

TEST(HintsOf, DoesNotReadWordsInsideOtherWords) {
  for (const char* value :
       {"barrier", "shaded", "download", "headache", "navy", "committed", "stage", "loading"}) {
    EXPECT_EQ(hints_of(value) & kBoilerplate, 0u) << value;
  }
}

TEST(HintsOf, TellWhatIsHiddenFromWhatHidesAPart) {
  for (const char* value :
       {"overflow-hidden", "field-label-hidden", "hidden-xs", "md:hidden", "a overflow-hidden b"}) {
    EXPECT_EQ(hints_of(value) & kHintHidden, 0u) << value;
  }
  for (const char* value :
       {"hidden", "is-hidden", "visually-hidden", "overflow-hidden hidden", "js-hidden-text"}) {
    EXPECT_NE(hints_of(value) & kHintHidden, 0u) << value;
  }
}

TEST(HintsOf, DoesNotReadWhatAnElementHasOrLacks) {
  for (const char* value :
       {"has-post-thumbnail", "no-sidebar", "with-comments", "without_ads", "hasGallery"}) {
    EXPECT_EQ(hints_of(value) & kBoilerplate, 0u) << value;
  }
  EXPECT_NE(hints_of("has-post-thumbnail sidebar") & kHintWidget, 0u);
}

TEST(HintsOf, PairsAreOfOneClassOnly) { EXPECT_EQ(hints_of("article body") & kHintBody, 0u); }

TEST(HintsOf, TakesAnyLength) {
  EXPECT_EQ(hints_of(""), 0u);
  hints_of(std::string(1'000'000, 'a'));
  hints_of(std::string(1'000'000, '-'));
}

}  // namespace
}  // namespace lede::extract
