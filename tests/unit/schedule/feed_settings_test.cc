#include "indexer/schedule/feed_settings.h"

#include <gtest/gtest.h>

namespace lede::schedule {
namespace {

using namespace std::chrono_literals;

TEST(FeedSettings, KeepsWhatIsSetAndGivesItBack) {
  FeedSettings settings;
  for (const char* good : {"full-text=always", " source = The Paper ", "tags=a, b c ,,d", "interval=90m",
                           "section=World/Asia", "user-agent=me/1.0", "headers-from=PAPER_HEADERS"}) {
    EXPECT_TRUE(settings.set(good)) << good;
  }
  EXPECT_EQ(settings.full_text(), FullText::kAlways);
  EXPECT_EQ(settings.text(FeedSetting::kSource), "The Paper");
  EXPECT_EQ(settings.tags(), (std::vector<std::string>{"a", "b c", "d"}));
  EXPECT_EQ(settings.interval(), 90min);
  FeedSettings again;
  for (const std::string& assignment : settings.assignments()) ASSERT_TRUE(again.set(assignment));
  EXPECT_EQ(again, settings);
  EXPECT_EQ(settings.assignments().size(), kFeedSettingCount);
}

TEST(FeedSettings, AnEmptyValueTakesItAway) {
  FeedSettings settings;
  ASSERT_TRUE(settings.set("full-text=never"));
  EXPECT_EQ(settings.full_text(), FullText::kNever);
  ASSERT_TRUE(settings.set("full-text="));
  EXPECT_EQ(settings, FeedSettings());
  EXPECT_EQ(settings.full_text(), FullText::kAuto);
}

TEST(FeedSettings, RefusesWhatItCannotBe) {
  const std::pair<const char*, const char*> rows[] = {
      {"fulltext=always", "did you mean 'full-text'?"},
      {"source", "write it as name=value; name= takes it away"},
      {"full-text=perhaps", ""},
      {"interval=10", ""},
      {"interval=10s", ""},
      {"interval=400d", ""},
      {"user-agent=a\r\nX: y", ""},
      {"source=\xff", ""},
      // The secret itself belongs into the environment.
      {"headers-from=Authorization: Bearer 1", ""},
  };
  for (const auto& [bad, hint] : rows) {
    FeedSettings settings;
    const core::Status status = settings.set(bad);
    ASSERT_FALSE(status) << bad;
    EXPECT_EQ(status.error().code, core::ErrorCode::kUsage) << bad;
    EXPECT_EQ(status.error().hint, hint) << bad;
    EXPECT_EQ(settings, FeedSettings()) << bad;
  }
}

TEST(ParseDuration, ReadsAWholeNumberWithItsUnit) {
  EXPECT_EQ(parse_duration("90s"), 90s);
  EXPECT_EQ(parse_duration("15m"), 15min);
  EXPECT_EQ(parse_duration("2h"), 2h);
  EXPECT_EQ(parse_duration("366d"), 24h * 366);
  for (const char* bad : {"", "5", "m", "0m", "-1m", "1.5h", "1h30m", "367d", "99999999999999999999s", "5 m"})
    EXPECT_FALSE(parse_duration(bad)) << bad;
}

}  // namespace
}  // namespace lede::schedule
