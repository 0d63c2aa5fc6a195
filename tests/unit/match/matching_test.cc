#include "searcher/match/matching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_archive.h"
#include "tests/unit/match/some_articles.h"

namespace lede::match {
namespace {

TEST(Collect, GivesEveryMatchingRowOfEachPartitionOnce) {
  const auto articles = some_articles(3, 50);
  const support::SmallArchive archive(articles);
  const auto matching = collect(archive.snapshot(), Xapian::Query("Zharbour"));
  ASSERT_TRUE(matching.ok());
  ASSERT_EQ(matching->rows.size(), 3u);
  std::uint64_t total = 0;
  for (std::size_t p = 0; p < 3; ++p) {
    std::vector<std::uint32_t> expected;
    for (std::uint32_t row = 0; row < articles[p].size(); ++row) {
      const auto& article = articles[p][row];
      if ((article.title + " " + article.text).find("harbour") != std::string::npos) expected.push_back(row);
    }
    EXPECT_EQ(matching->rows[p], expected) << "partition " << p;
    total += expected.size();
  }
  EXPECT_EQ(matching->total(), total);
}

TEST(Collect, LeavesOutWhatWasReplaced) {
  auto articles = some_articles(2, 5);
  articles[1][3].id = articles[0][2].id;  // replaces it
  const support::SmallArchive archive(articles);
  const auto all = collect(archive.snapshot(), Xapian::Query(std::string()));
  ASSERT_TRUE(all.ok());
  EXPECT_EQ(all->total(), archive.snapshot().document_count());
}

TEST(Collect, OfAnEmptyArchiveOrQueryIsEmpty) {
  const support::SmallArchive archive({});
  const auto nothing = collect(archive.snapshot(), Xapian::Query(std::string()));
  ASSERT_TRUE(nothing.ok());
  EXPECT_EQ(nothing->total(), 0u);
  const support::SmallArchive some(some_articles(1, 3));
  const auto empty = collect(some.snapshot(), Xapian::Query());
  ASSERT_TRUE(empty.ok());
  EXPECT_EQ(empty->total(), 0u);
}

}  // namespace
}  // namespace lede::match
