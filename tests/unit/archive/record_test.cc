#include "common/archive/record.h"

#include <gtest/gtest.h>

namespace lede::archive {
namespace {

TEST(Record, GivesBackTheWholeArticle) {
  article::Article full;
  full.id = "x";
  full.title = "Kōnan „quoted“";
  full.text = "First paragraph.\n\nSecond \"one\" \\ with\ttab.";
  full.tags = {{"sony", article::TagBy::kPublisher, {}}, {"the interview", article::TagBy::kDictionary, 0.5}};
  full.published = std::chrono::sys_seconds{std::chrono::seconds{1417910400}};
  full.published_from = article::DateFrom::kFeed;
  article::Article text_only;
  text_only.id = "y";
  text_only.text = "only a text";
  article::Article blank;
  blank.id = "z";
  for (const article::Article& article : {full, text_only, blank}) {
    const auto decoded = decode_record(encode_record(article));
    ASSERT_TRUE(decoded) << decoded.error().message;
    EXPECT_EQ(*decoded, article);
  }
}

TEST(Record, DamagedBytesAreAnError) {
  EXPECT_FALSE(decode_record(""));
  EXPECT_FALSE(decode_record("\x7f{}"));
  EXPECT_FALSE(decode_record(std::string(12, '\xff')));
  EXPECT_FALSE(decode_record("\x02{]text"));
}

}  // namespace
}  // namespace lede::archive
