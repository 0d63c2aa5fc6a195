#include "indexer/schedule/entry_page.h"

#include <gmock/gmock.h>

namespace lede::schedule {
namespace {

using namespace std::chrono_literals;
using article::Article;
using article::DateFrom;

constexpr Time kNow{Seconds(1420070400)};

std::vector<std::string> names(const Article& article) {
  std::vector<std::string> all;
  for (const article::Tag& tag : article.tags) all.push_back(tag.name);
  return all;
}

TEST(CarriesWholeText, WhereThereIsEnoughAndNothingIsCutOff) {
  const std::string enough(800, 'a');
  const std::pair<std::string, bool> rows[] = {
      {enough, true},
      {enough.substr(1), false},
      {"", false},
      {enough + "…", false},
      {enough + " [...]", false},
      {enough + " […]\n", false},
      {enough + "\n\nRead More at The Paper", false},
      {enough + "\n\nLire la suite", false},
      {enough +
           "\n\nHe would read more, he said, if only there were time left in his day, which there is not.",
       true},
      {enough + "… and on.", true},
  };
  for (const auto& [text, expected] : rows) {
    Article entry;
    entry.text = text;
    EXPECT_EQ(carries_whole_text(entry), expected) << text.substr(text.size() < 40 ? 0 : text.size() - 40);
  }
}

TEST(JoinPage, TakesEachFieldFromWhereItIsBest) {
  Article entry;
  entry.id = "f#1";
  entry.guid = "1";
  entry.link = "https://a.example/go?1";
  entry.url = "https://a.example/go?1";
  entry.title = "A bridge is closed";
  entry.published = kNow;
  entry.published_from = DateFrom::kFeed;
  entry.authors = {"Jane Doe"};
  entry.summary = "Cracks.";
  entry.source = "The Paper";
  entry.tags = {{"Bridges"}};
  entry.media = {{"https://a.example/1.jpg", "", ""}};
  Article page;
  page.id = "other";
  page.url = "https://a.example/news/bridge";
  page.fetched_url = "https://www.a.example/news/bridge?x=1";
  page.title = "Bridge closed | The Paper";
  page.published = kNow - 1h;
  page.published_from = DateFrom::kMeta;
  page.updated = kNow + 1h;
  page.authors = {"By Jane Doe"};
  page.text = "All of it.";
  page.summary = "Other";
  page.source = "a.example";
  page.section = "Local";
  page.tags = {{"bridges"}, {"Traffic"}, {"Sony", article::TagBy::kDictionary, {}}};
  page.media = {{"https://a.example/1.jpg", "", "x"}, {"https://a.example/2.jpg", "", ""}};
  const Article joined = join_page(entry, page);
  EXPECT_EQ(joined.id, "f#1");
  EXPECT_EQ(joined.link, "https://a.example/go?1");
  EXPECT_EQ(joined.url, "https://a.example/news/bridge");
  EXPECT_EQ(joined.fetched_url, "https://www.a.example/news/bridge?x=1");
  EXPECT_EQ(joined.title, "A bridge is closed");
  EXPECT_EQ(joined.published, kNow);
  EXPECT_EQ(joined.published_from, DateFrom::kFeed);
  EXPECT_EQ(joined.updated, kNow + 1h);
  EXPECT_EQ(joined.authors, std::vector<std::string>{"Jane Doe"});
  EXPECT_EQ(joined.text, "All of it.");
  EXPECT_EQ(joined.summary, "Cracks.");
  EXPECT_EQ(joined.source, "The Paper");
  EXPECT_EQ(joined.section, "Local");
  EXPECT_THAT(names(joined), testing::ElementsAre("Bridges", "Traffic"));
  EXPECT_EQ(joined.media.size(), 2U);
}

TEST(JoinPage, FillsWhatTheEntryLacks) {
  Article entry;
  entry.id = "f#1";
  entry.title = "A bridge is clo…";
  entry.source = "The Paper";
  entry.authors = {"the paper"};
  entry.updated = entry.published = kNow;
  Article page;
  page.fetched_url = "https://a.example/1";
  page.title = "A bridge is closed";
  page.authors = {"Jane Doe"};
  page.published = kNow - 24h;
  page.published_from = DateFrom::kJsonLd;
  const Article joined = join_page(entry, page);
  EXPECT_EQ(joined.title, "A bridge is closed");
  EXPECT_EQ(joined.authors, std::vector<std::string>{"Jane Doe"});
  EXPECT_EQ(joined.published, kNow - 24h);
  EXPECT_EQ(joined.published_from, DateFrom::kJsonLd);
  EXPECT_EQ(joined.updated, kNow);
  EXPECT_EQ(joined.url, "https://a.example/1");
}

TEST(JoinPage, APageCannotSpeakForAnotherHost) {
  Article entry, page;
  page.url = "https://victim.example/story";
  page.fetched_url = "https://a.example/1";
  EXPECT_EQ(join_page(entry, page).url, "https://a.example/1");
}

TEST(JoinPage, KeepsTheLongerText) {
  Article entry, page;
  entry.text = "All of the text.";
  page.text = "Log in.";
  EXPECT_EQ(join_page(entry, page).text, "All of the text.");
}

TEST(ApplySettings, AreTheUsersWord) {
  FeedSettings settings;
  for (const char* setting : {"source=Mine", "section=News", "tags=a,Bridges"})
    ASSERT_TRUE(settings.set(setting));
  Article article;
  article.source = "Theirs";
  article.tags = {{"bridges"}};
  apply_settings(settings, article);
  EXPECT_EQ(article.source, "Mine");
  EXPECT_EQ(article.section, "News");
  EXPECT_THAT(names(article), testing::ElementsAre("bridges", "a"));
  article.section = "Local";
  apply_settings(settings, article);
  EXPECT_EQ(article.section, "Local");
}

}  // namespace
}  // namespace lede::schedule
