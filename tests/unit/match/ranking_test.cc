#include "searcher/match/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <map>
#include <set>

#include "common/archive/columns_format.h"
#include "common/archive/manifest.h"
#include "common/archive/phrase_source.h"
#include "searcher/match/best_of.h"
#include "tests/support/small_archive.h"
#include "tests/support/test_archive.h"
#include "tests/unit/match/some_articles.h"

namespace lede::match {
namespace {

using archive::kNoTime;

class Ranking : public testing::Test {
 protected:
  static constexpr std::size_t kAll = 1000;

  Ranking() : archive_(some_articles(3, 60)) {}

  const archive::Snapshot& snapshot() const { return archive_.snapshot(); }
  std::vector<Hit> hits(Order order) const {
    order.now = std::chrono::sys_days(std::chrono::year(2015) / 6 / 1);
    const auto matching = collect(snapshot(), query_);
    const auto ranked = rank(snapshot(), query_, order, &*matching);
    EXPECT_TRUE(ranked.ok());
    return *ranked;
  }
  std::int64_t published(const Hit& hit) const {
    const archive::Place place = snapshot().place(hit.docid);
    return snapshot().columns(place.partition).published()[place.row];
  }
  std::string story(const Hit& hit) const { return snapshot().story(snapshot().place(hit.docid)); }

  support::SmallArchive archive_;
  Xapian::Query query_{Xapian::Query::OP_OR, Xapian::Query("Zharbour"), Xapian::Query("Zstrike")};
};

std::vector<Xapian::docid> docids(const std::vector<Hit>& hits) {
  std::vector<Xapian::docid> out;
  for (const Hit& hit : hits) out.push_back(hit.docid);
  return out;
}

// What is ranked by the few articles that can be best.
struct Case {
  std::string name;
  Xapian::Query query;
  Weighed weighed;
};

Case words(std::vector<std::string> terms) {
  const Xapian::Query query(Xapian::Query::OP_AND, terms.begin(), terms.end());
  return {query.get_description(), query, {std::move(terms)}};
}

// `stop` must be there and weighs nothing.
Case with_stop_word(const std::string& term, const std::string& stop) {
  const Xapian::Query query(Xapian::Query::OP_FILTER, Xapian::Query(term), Xapian::Query(stop));
  return {query.get_description(), query, {{term}, {stop}}};
}

// Or a tag, that weighs nothing.
Case or_tag(const std::string& term, const std::string& tag) {
  const Xapian::Query query(Xapian::Query::OP_OR, Xapian::Query(term),
                            Xapian::Query(0.0, Xapian::Query(tag)));
  return {query.get_description(), query, {{term}, {}, {tag}}};
}

Case phrase(const archive::Snapshot& snapshot, std::vector<std::string> keys,
            std::vector<std::string> terms) {
  const Xapian::Query stands =
      archive::any_phrase_query(snapshot, {keys, {"S" + keys.front(), "S" + keys.back()}});
  const Xapian::Query weights(Xapian::Query::OP_AND, terms.begin(), terms.end());
  const Xapian::Query query(Xapian::Query::OP_AND_MAYBE, stands, weights);
  return {query.get_description(), query, {std::move(terms), {}, {}, archive::source_of(stands)}};
}

// Joined with a word that no article has, the same is ranked by all.
TEST(RankingOfWords, IsThatOfAllArticles) {
  auto articles = some_articles(3, 400);
  for (int i = 0; i < 60; ++i) articles[2][i].id = articles[i % 2][i * 3].id;  // replace some
  const support::SmallArchive archive(articles);
  const archive::Snapshot& snapshot = archive.snapshot();
  const std::vector<Case> cases = {
      words({"Zharbour"}), words({"Zstrike"}), words({"Zabout"}), words({"ZSpilot"}), words({"XFdate"}),
      words({"Zabsent"}), words({"Zharbour", "Zship"}), words({"Zabout", "Zvote", "Znorth"}),
      words({"Zship", "Zship"}), words({"Zabout", "Zabsent"}), words({"XFdate", "Zship"}),
      phrase(snapshot, {"about", "the"}, {"Zabout", "Zthe"}),
      phrase(snapshot, {"harbour", "ship"}, {"Zharbour", "Zship"}),
      // Weights that not every article with the phrase has.
      phrase(snapshot, {"harbour", "ship"}, {"Zharbour", "ZSvote"}),
      phrase(snapshot, {"ship", "absent"}, {"Zship"}), with_stop_word("Zharbour", "Zthe"),
      with_stop_word("Zthe", "Zharbour"), or_tag("Zharbour", "Kpolitics"), or_tag("Zabsent", "Kpolitics"),
      or_tag("Zship", "Zvote")};
  std::map<std::string, std::size_t> shortened;
  for (const Case& one : cases) {
    // Of few articles, of most, of all and of none that have the words.
    for (const std::vector<std::string>& favoured : {std::vector<std::string>{},
                                                     {"ZSvote"},
                                                     {"Zabout"},
                                                     {"Kpolitics"},
                                                     {"Znowhere"},
                                                     {"Kpolitics", "XBpolitics"},
                                                     {"Kpolitics", "Zvote"}}) {
      const bool with_more = !favoured.empty();
      Xapian::Query more;
      std::vector<std::pair<std::string, double>> favours;
      for (const std::string& term : favoured) {
        const double constant = 0.7 + 0.2 * static_cast<double>(more.get_length());
        const Xapian::Query weight((new Xapian::FixedWeightPostingSource(constant))->release());
        more |= Xapian::Query(Xapian::Query::OP_FILTER, weight, Xapian::Query(term));
        favours.emplace_back(term, constant);
      }
      const auto added = [&](const Xapian::Query& query) {
        return with_more ? Xapian::Query(Xapian::Query::OP_AND_MAYBE, query, more) : query;
      };
      const Xapian::Query alone = added(one.query);
      const Xapian::Query joined =
          added(Xapian::Query(Xapian::Query::OP_OR, one.query, Xapian::Query("Znowhere")));
      for (const auto& [offset, limit] :
           {std::pair<std::size_t, std::size_t>{0, 1}, {0, 10}, {10, 10}, {35, 3}, {0, 2000}, {0, 0}}) {
        Order order;
        order.offset = offset;
        order.limit = limit;
        const auto some = rank(snapshot, alone, order, nullptr);
        const auto all = rank(snapshot, joined, order, nullptr);
        ASSERT_TRUE(some.ok() && all.ok());
        ASSERT_EQ(docids(*some), docids(*all)) << one.name << " from " << offset;
        for (std::size_t i = 0; i < some->size(); ++i)
          EXPECT_EQ((*some)[i].score, (*all)[i].score) << alone.get_description();
        Weighed weighed = one.weighed;
        weighed.favoured = favours;
        const auto best = best_of(snapshot, weighed, offset + limit, {1.9, 0.68, 0.4});
        shortened[one.name] += best && best->size() < collect(snapshot, one.query)->total() / 2;
      }
    }
  }
  for (const std::size_t i : {0U, 1U, 6U, 11U, 15U, 17U})
    EXPECT_GT(shortened[cases[i].name], 3U) << cases[i].name;
}

TEST_F(Ranking, PagesConcatenateToTheWholeInEveryOrder) {
  for (const Sort sort : {Sort::kRelevance, Sort::kDate, Sort::kBlend}) {
    for (const Group group : {Group::kNone, Group::kStory}) {
      const auto whole = docids(hits({sort, group, 0, kAll}));
      ASSERT_GT(whole.size(), 50u);
      for (const std::size_t page : {1, 7, 50}) {
        std::vector<Xapian::docid> joined;
        for (std::size_t offset = 0; offset < whole.size(); offset += page) {
          const auto part = docids(hits({sort, group, offset, page}));
          joined.insert(joined.end(), part.begin(), part.end());
        }
        EXPECT_EQ(joined, whole) << "sort " << static_cast<int>(sort) << " group " << static_cast<int>(group);
      }
    }
  }
}

TEST_F(Ranking, EveryOrderHoldsTheSameArticles) {
  const auto sorted = [&](Sort sort) {
    auto ids = docids(hits({sort, Group::kNone, 0, kAll}));
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
    return ids;
  };
  EXPECT_EQ(sorted(Sort::kRelevance), sorted(Sort::kDate));
  EXPECT_EQ(sorted(Sort::kRelevance), sorted(Sort::kBlend));
}

TEST_F(Ranking, DateIsNewestFirstUndatedLastThenByDocid) {
  const auto all = hits({Sort::kDate, Group::kNone, 0, kAll});
  EXPECT_EQ(published(all.back()), kNoTime);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const auto a = published(all[i - 1]), b = published(all[i]);
    EXPECT_TRUE(a > b || (a == b && all[i - 1].docid < all[i].docid)) << i;
  }
}

TEST_F(Ranking, RelevanceIsBestFirstThenByDocid) {
  const auto all = hits({Sort::kRelevance, Group::kNone, 0, kAll});
  for (std::size_t i = 1; i < all.size(); ++i) {
    EXPECT_TRUE(all[i - 1].score > all[i].score ||
                (all[i - 1].score == all[i].score && all[i - 1].docid < all[i].docid))
        << i;
  }
}

TEST_F(Ranking, BlendHalvesRelevanceForEachHalfLife) {
  std::map<Xapian::docid, double> relevance;
  const auto plain = hits({Sort::kRelevance, Group::kNone, 0, kAll});
  std::int64_t newest = kNoTime;
  for (const Hit& hit : plain) {
    relevance[hit.docid] = hit.score;
    newest = std::max(newest, published(hit));
  }
  const double half_life = static_cast<double>(std::chrono::seconds(kHalfLife).count());
  for (const Hit& hit : hits({Sort::kBlend, Group::kNone, 0, kAll})) {
    if (published(hit) == kNoTime) continue;
    const double age = static_cast<double>(newest - published(hit));
    EXPECT_NEAR(hit.score, relevance[hit.docid] * std::pow(0.5, age / half_life), 1e-9);
  }
}

TEST(RankingOfMany, BlendedScoresFallBeyondThePoolToo) {
  std::vector<article::Article> articles;
  for (std::size_t i = 0; i < kBlendPool + 20; ++i) {
    article::Article article;
    article.id = std::to_string(i);
    article.text = i < kBlendPool ? "harbour harbour harbour" : "harbour and some other words";
    article.published = std::chrono::sys_days(std::chrono::year(i == 0 ? 2014 : 1990) / 1 / 1);
    articles.push_back(article);
  }
  const support::SmallArchive archive({articles});
  const Order order{Sort::kBlend, Group::kNone, 0, articles.size(),
                    std::chrono::sys_days(std::chrono::year(2015) / 1 / 1)};
  const auto hits = rank(archive.snapshot(), Xapian::Query("Zharbour"), order, nullptr);
  ASSERT_EQ(hits->size(), articles.size());
  for (std::size_t i = 1; i < hits->size(); ++i) EXPECT_GE((*hits)[i - 1].score, (*hits)[i].score) << i;
}

// As a damaged columns file may have it.
TEST(RankingOfMany, AnImpossibleDateIsOldAndNotNew) {
  support::TestArchive archive;
  article::Article now = support::make_article("now", "", "harbour");
  article::Article never = support::make_article("never", "", "harbour");
  now.published = never.published = std::chrono::sys_days(std::chrono::year(2014) / 1 / 1);
  archive.add({never, now});
  const auto number = archive.open().manifest().partitions.front().number;
  std::fstream file(archive::partition_file(archive.folder() / "index", number, "columns"),
                    std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(archive::kColumnsHeader));  // the first row's date
  const std::int64_t impossible = std::numeric_limits<std::int64_t>::min() + 5;
  file.write(reinterpret_cast<const char*>(&impossible), sizeof impossible);
  file.close();

  const archive::Snapshot snapshot = archive.open();
  ASSERT_EQ(snapshot.columns(0).published()[0], impossible);
  const Order order{Sort::kBlend, Group::kNone, 0, 2, std::chrono::sys_days(std::chrono::year(2015) / 1 / 1)};
  const auto hits = rank(snapshot, Xapian::Query("Zharbour"), order, nullptr);
  ASSERT_EQ(hits->size(), 2u);
  EXPECT_EQ(snapshot.article(hits->front().docid)->id, "now");
}

TEST_F(Ranking, BlendCountsUndatedAsOldAsTheOldest) {
  const auto plain = hits({Sort::kRelevance, Group::kNone, 0, kAll});
  std::map<Xapian::docid, double> relevance;
  for (const Hit& hit : plain) relevance[hit.docid] = hit.score;
  double oldest_share = 1;
  const auto blended = hits({Sort::kBlend, Group::kNone, 0, kAll});
  for (const Hit& hit : blended) {
    if (published(hit) != kNoTime) oldest_share = std::min(oldest_share, hit.score / relevance[hit.docid]);
  }
  for (const Hit& hit : blended) {
    if (published(hit) == kNoTime) {
      EXPECT_NEAR(hit.score, relevance[hit.docid] * oldest_share, 1e-9);
    }
  }
}

TEST_F(Ranking, GroupingKeepsTheFirstOfEachStoryAndCountsTheRest) {
  for (const Sort sort : {Sort::kRelevance, Sort::kDate, Sort::kBlend}) {
    const auto all = hits({sort, Group::kNone, 0, kAll});
    std::vector<Xapian::docid> expected;
    std::map<std::string, std::uint64_t> copies;
    std::set<std::string> seen;
    for (const Hit& hit : all) {
      const std::string group = story(hit);
      if (!group.empty()) ++copies[group];
      if (group.empty() || seen.insert(group).second) expected.push_back(hit.docid);
    }
    const auto grouped = hits({sort, Group::kStory, 0, kAll});
    EXPECT_EQ(docids(grouped), expected);
    EXPECT_LT(grouped.size(), all.size());
    for (const Hit& hit : grouped) EXPECT_EQ(hit.copies, story(hit).empty() ? 0 : copies[story(hit)] - 1);
    EXPECT_EQ(count_stories(snapshot(), *collect(snapshot(), query_)), grouped.size());
  }
}

TEST_F(Ranking, OffsetsAndLimitsPastTheEndAreFine) {
  for (const Sort sort : {Sort::kRelevance, Sort::kDate, Sort::kBlend}) {
    for (const Group group : {Group::kNone, Group::kStory}) {
      EXPECT_TRUE(hits({sort, group, SIZE_MAX, SIZE_MAX}).empty());
      EXPECT_TRUE(hits({sort, group, 0, 0}).empty());
      EXPECT_FALSE(hits({sort, group, 3, SIZE_MAX}).empty());
    }
  }
}

TEST_F(Ranking, WeightsOfTheTermsAddUpToTheScore) {
  std::vector<Xapian::docid> docids;
  const std::vector<Hit> all = hits({Sort::kRelevance, Group::kNone, 0, kAll});
  for (const Hit& hit : all) docids.push_back(hit.docid);
  const auto harbour = weights_of(snapshot(), Xapian::Query("Zharbour"), docids);
  const auto strike = weights_of(snapshot(), Xapian::Query("Zstrike"), docids);
  const auto nothing = weights_of(snapshot(), Xapian::Query("Znowhere"), docids);
  ASSERT_TRUE(harbour.ok() && strike.ok() && nothing.ok());
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_NEAR((*harbour)[i].value_or(0) + (*strike)[i].value_or(0), all[i].score, 1e-9);
    EXPECT_FALSE((*nothing)[i]);
  }
}

TEST(RankingOfNothing, IsEmpty) {
  const support::SmallArchive archive({});
  const Matching none;
  for (const Sort sort : {Sort::kRelevance, Sort::kDate, Sort::kBlend}) {
    const auto ranked = rank(archive.snapshot(), Xapian::Query("Zx"), {sort}, &none);
    ASSERT_TRUE(ranked.ok());
    EXPECT_TRUE(ranked->empty());
  }
}

}  // namespace
}  // namespace lede::match
