// Related tags and trends of a small archive of several partitions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "searcher/match/matching.h"
#include "searcher/research/related.h"
#include "searcher/research/timeline.h"
#include "searcher/research/trends.h"
#include "tests/support/small_archive.h"

namespace lede::research {
namespace {

using article::Article;
using testing::ElementsAre;
using testing::IsEmpty;

Article make(int number, const std::vector<std::string>& tags, int day) {
  Article article;
  article.id = "a" + std::to_string(number);
  article.title = "Headline " + std::to_string(number);
  for (const std::string& tag : tags) article.tags.push_back({tag, article::TagBy::kPublisher, {}});
  if (day > 0)
    article.published = std::chrono::sys_days{std::chrono::year{2014} / 12 / 1} + std::chrono::days{day - 1};
  return article;
}

match::Matching found(const archive::Snapshot& snapshot, const char* term) {
  const auto matching = match::collect(snapshot, Xapian::Query(std::string(term)));
  EXPECT_TRUE(matching);
  return *matching;
}

std::vector<std::string> labels(const std::vector<RelatedTag>& tags) {
  std::vector<std::string> names;
  for (const RelatedTag& tag : tags) names.push_back(tag.label);
  return names;
}

// 10 articles in two partitions, "Sony" in 4 of them: with Film 3 of 3, with Korea 2 of 3, with World 4 of
// 10, with Oil never.
class Related : public testing::Test {
 protected:
  support::SmallArchive archive_{
      {{make(1, {"Sony", "Film", "World", "Korea"}, 1), make(2, {"Sony", "Film", "World"}, 2),
        make(3, {"World", "Oil"}, 3), make(4, {"World", "Oil"}, 4)},
       {make(5, {"sony", "film", "world", "korea"}, 5), make(6, {"World", "Sony"}, 6),
        make(7, {"World", "Korea"}, 0), make(8, {"World"}, 0), make(9, {"World"}, 0),
        make(10, {"World"}, 0)}}};
  TagIndex index_{archive_.snapshot()};
  std::vector<RelatedTag> related(std::uint64_t least, RelatedOrder order) {
    return related_tags(index_, found(archive_.snapshot(), ""), found(archive_.snapshot(), "Ksony"), {"sony"},
                        least, order);
  }
};

TEST_F(Related, AreCountedOverPartitionsUnderOneKey) {
  const auto tags = related(1, RelatedOrder::kCount);
  EXPECT_THAT(labels(tags), ElementsAre("World", "Film", "Korea"));
  const Contingency& film = tags[1].counts;
  EXPECT_EQ(film.both, 3u);
  EXPECT_EQ(film.a, 4u);
  EXPECT_EQ(film.b, 3u);
  EXPECT_EQ(film.all, 10u);
}

TEST_F(Related, LeaveOutWhatComesByChanceUnlessOrderedByCount) {
  EXPECT_THAT(labels(related(1, RelatedOrder::kStrength)), ElementsAre("Film", "Korea"));
  EXPECT_THAT(labels(related(3, RelatedOrder::kLift)), ElementsAre("Film"));
  EXPECT_THAT(labels(related(5, RelatedOrder::kCount)), IsEmpty());
}

TEST(Trends, CountByWindowAndShare) {
  std::vector<Article> articles;
  int number = 0;
  for (int day = 1; day <= 10;
       ++day) {  // ten articles a day; "Oil" in two of each, "Hack" on the last two days
    for (int i = 0; i < 10; ++i) {
      std::vector<std::string> tags = {"World"};
      if (i < 2) tags.push_back("Oil");
      if (day > 8 && i < 5) tags.push_back("Hack");
      articles.push_back(make(++number, tags, day));
    }
  }
  articles.push_back(make(++number, {"Hack"}, 0));  // undated: counts nowhere
  const std::vector<std::vector<article::Article>> partitions = {{articles.begin(), articles.begin() + 37},
                                                                 {articles.begin() + 37, articles.end()}};
  const support::SmallArchive archive(partitions);
  const TagIndex index(archive.snapshot());
  const TrendWindows windows{day_of(articles[99].published->time_since_epoch().count()).value(), 2, 4};
  const Trends trends = rising_tags(archive.snapshot(), index, found(archive.snapshot(), ""), windows, 3, 3);
  EXPECT_EQ(trends.articles_now, 20u);
  EXPECT_EQ(trends.articles_past, 80u);
  ASSERT_EQ(trends.rising.size(), 1u);
  EXPECT_EQ(trends.rising[0].label, "Hack");
  EXPECT_EQ(trends.rising[0].now.count, 10u);
  EXPECT_EQ(trends.rising[0].past.size(), 4u);
  EXPECT_NEAR(trends.rising[0].burst.expected, 0.125, 1e-9);
  EXPECT_THAT(rising_tags(archive.snapshot(), index, found(archive.snapshot(), ""), windows, 11, 3).rising,
              IsEmpty());
}

TEST(Timeline, CountsDaysInTheWindowAndTheUndated) {
  const support::SmallArchive archive(
      {{make(1, {"A"}, 1), make(2, {"A"}, 3)}, {make(3, {"A"}, 3), make(4, {"A"}, 0)}});
  const auto all = found(archive.snapshot(), "");
  const Days days = days_of(archive.snapshot(), all, {});
  EXPECT_EQ(days.days.size(), 3u);
  EXPECT_EQ(days.undated, 1u);
  text::DateRange from_the_second;
  from_the_second.from = std::chrono::sys_days{std::chrono::year{2014} / 12 / 2};
  EXPECT_EQ(days_of(archive.snapshot(), all, from_the_second).days.size(), 2u);
  EXPECT_EQ(days_of(archive.snapshot(), all, from_the_second).undated, 1u);
}

}  // namespace
}  // namespace lede::research
