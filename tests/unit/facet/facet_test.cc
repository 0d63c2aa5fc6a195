#include "searcher/facet/facet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "common/text/dates.h"
#include "tests/support/small_archive.h"
#include "tests/unit/match/some_articles.h"

namespace lede::facet {
namespace {

using archive::Facet;

std::vector<std::string> values_of(const article::Article& article, Facet facet) {
  switch (facet) {
    case Facet::kTag:
    case Facet::kLearned: {
      std::vector<std::string> names;
      for (const auto& tag : article.tags) {
        if ((tag.by == article::TagBy::kLearned) == (facet == Facet::kLearned)) names.push_back(tag.name);
      }
      return names;
    }
    case Facet::kSalient: {
      std::vector<std::string> names;
      for (const auto& tag : article.tags) {
        if (article::is_salient(tag)) names.push_back(tag.name);
      }
      return names;
    }
    case Facet::kAuthor:
      return article.authors;
    case Facet::kYear:
      return article.published ? std::vector{text::to_day(*article.published).substr(0, 4)}
                               : std::vector<std::string>{};
    case Facet::kMonth:
      return article.published ? std::vector{text::to_day(*article.published).substr(0, 7)}
                               : std::vector<std::string>{};
    default: {
      const std::string& value = facet == Facet::kSource    ? article.source
                                 : facet == Facet::kSection ? article.section
                                                            : article.language;
      return value.empty() ? std::vector<std::string>{} : std::vector{value};
    }
  }
}

// By reading every article that matches.
std::map<std::string, std::uint64_t> brute_force(const archive::Snapshot& snapshot,
                                                 const match::Matching& matching, Facet facet) {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t p = 0; p < matching.rows.size(); ++p) {
    for (const std::uint32_t row : matching.rows[p]) {
      const auto article = snapshot.article(snapshot.docid({p, row}));
      std::set<std::string> keys;
      for (const std::string& value : values_of(*article, facet)) {
        const bool in_time = facet == Facet::kYear || facet == Facet::kMonth;
        keys.insert(in_time ? value : archive::facet_key(facet, value));
      }
      for (const std::string& key : keys) ++counts[key];
    }
  }
  return counts;
}

TEST(Facet, CountsEqualABruteForceCount) {
  for (const std::size_t partitions : {1, 4}) {
    const support::SmallArchive archive(match::some_articles(partitions, 80));
    for (const char* term : {"Zharbour", "Zstrike", "Zabsent", ""}) {
      const auto matching = match::collect(archive.snapshot(), Xapian::Query(std::string(term)));
      ASSERT_TRUE(matching.ok());
      for (const Facet facet : archive::facets()) {
        const Counts counts = count(archive.snapshot(), *matching, {facet, 0});
        std::map<std::string, std::uint64_t> counted;
        for (const Value& value : counts.values) counted[value.key] = value.count;
        EXPECT_EQ(counted, brute_force(archive.snapshot(), *matching, facet))
            << archive::name_of(facet) << " " << term;
        EXPECT_EQ(counts.distinct, counted.size());
        EXPECT_EQ(counts.values.size(), counted.size());
      }
    }
  }
}

// Whatever part of the values is listed: of fields with one value an article and with several.
TEST(Facet, TheRestIsWhatTheListLeavesOut) {
  const support::SmallArchive archive(match::some_articles(3, 60));
  const auto matching = match::collect(archive.snapshot(), Xapian::Query("Zharbour"));
  ASSERT_TRUE(matching.ok());
  for (const Facet facet : archive::facets()) {
    const Counts counts = count(archive.snapshot(), *matching, {facet, 0});
    for (std::size_t kept = 0; kept <= counts.values.size(); ++kept) {
      // Not the first: a value that was chosen is listed wherever it stands.
      const std::vector<Value> listed(counts.values.end() - static_cast<std::ptrdiff_t>(kept),
                                      counts.values.end());
      Rest expected;
      for (std::size_t p = 0; p < matching->rows.size(); ++p) {
        for (const std::uint32_t row : matching->rows[p]) {
          const auto article = archive.snapshot().article(archive.snapshot().docid({p, row}));
          const std::vector<std::string> values = values_of(*article, facet);
          const bool shown = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
            const bool in_time = facet == Facet::kYear || facet == Facet::kMonth;
            const std::string key = in_time ? value : archive::facet_key(facet, value);
            return std::any_of(listed.begin(), listed.end(), [&](const Value& v) { return v.key == key; });
          });
          expected.none += values.empty();
          expected.other += !values.empty() && !shown;
        }
      }
      const Rest left = rest(archive.snapshot(), *matching, counts, listed);
      EXPECT_EQ(left.none, expected.none) << archive::name_of(facet) << " " << kept;
      EXPECT_EQ(left.other, expected.other) << archive::name_of(facet) << " " << kept;
    }
  }
}

TEST(Facet, ListsTheMostFrequentFirstThenByKey) {
  const support::SmallArchive archive(match::some_articles(3, 50));
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  const Counts counts = count(archive.snapshot(), *all, {Facet::kTag, 0});
  ASSERT_GE(counts.values.size(), 3u);
  EXPECT_TRUE(std::is_sorted(counts.values.begin(), counts.values.end(), [](const Value& a, const Value& b) {
    return a.count != b.count ? a.count > b.count : a.key < b.key;
  }));
  const Counts top = count(archive.snapshot(), *all, {Facet::kTag, 2});
  EXPECT_EQ(top.values, std::vector<Value>(counts.values.begin(), counts.values.begin() + 2));
  EXPECT_EQ(top.distinct, counts.distinct);
}

TEST(Facet, ListsMonthsNewestFirst) {
  const support::SmallArchive archive(match::some_articles(2, 50));
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  const Counts counts = count(archive.snapshot(), *all, {Facet::kMonth, 1});
  ASSERT_EQ(counts.values.size(), 1u);
  EXPECT_EQ(counts.values[0].label, "2014-12");
  EXPECT_EQ(counts.distinct, 2u);
}

TEST(Facet, TakesTheLabelOfTheLowestPartition) {
  article::Article first, second;
  first.id = "1";
  second.id = "2";
  first.title = second.title = "word";
  first.tags = {{"Kim Jong-Un"}};
  second.tags = {{"kim jong un"}};
  const support::SmallArchive archive({{first}, {second}});
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  const Counts counts = count(archive.snapshot(), *all, {Facet::kTag, 0});
  ASSERT_EQ(counts.values.size(), 1u);
  EXPECT_EQ(counts.values[0], (Value{"kim jong un", "Kim Jong-Un", 2}));
}

TEST(Facet, HoldsYearsFarAwayAndBeforeTheCommonEra) {
  std::vector<article::Article> articles;
  for (const int year : {-44, 7, 2014, 9999}) {
    article::Article article;
    article.id = std::to_string(year);
    article.title = "word";
    article.published = std::chrono::sys_days(std::chrono::year(year) / 3 / 15);
    article.published_from = article::DateFrom::kFeed;
    articles.push_back(article);
  }
  const support::SmallArchive archive({articles});
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  std::vector<std::string> labels;
  for (const Value& value : count(archive.snapshot(), *all, {Facet::kMonth, 0}).values)
    labels.push_back(value.label);
  EXPECT_THAT(labels, testing::ElementsAre("9999-03", "2014-03", "0007-03", "-044-03"));
}

}  // namespace
}  // namespace lede::facet
