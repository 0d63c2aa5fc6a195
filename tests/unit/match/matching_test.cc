#include "searcher/match/matching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "common/archive/phrase_source.h"
#include "searcher/match/newest.h"
#include "searcher/match/ranking.h"
#include "searcher/match/term_tree.h"
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

// Trees of terms and phrases are walked here, whatever else a query holds is left to Xapian.
class RandomQueries {
 public:
  explicit RandomQueries(const archive::Snapshot& snapshot) : snapshot_(snapshot) {}

  Xapian::Query next(int depth) {
    if (depth == 0 && random_() % 4 == 0) return phrase();
    static const char* const kWords[] = {"Zharbour", "Zpilot", "Zstrike", "Zcouncil",
                                         "Zvote",    "Znorth", "Zabsent", ""};
    if (depth == 0 || random_() % 5 == 0) return Xapian::Query(std::string(kWords[random_() % 8]));
    static constexpr Xapian::Query::op kOps[] = {Xapian::Query::OP_AND,       Xapian::Query::OP_OR,
                                                 Xapian::Query::OP_AND_NOT,   Xapian::Query::OP_FILTER,
                                                 Xapian::Query::OP_AND_MAYBE, Xapian::Query::OP_SYNONYM};
    const Xapian::Query::op op = kOps[random_() % 6];
    std::vector<Xapian::Query> parts{next(depth - 1), next(depth - 1)};
    if (op == Xapian::Query::OP_AND || op == Xapian::Query::OP_OR) parts.push_back(next(depth - 1));
    const Xapian::Query query(op, parts.begin(), parts.end());
    return random_() % 4 == 0 ? Xapian::Query(0.5, query) : query;
  }

 private:
  Xapian::Query phrase() {
    static const char* const kForms[] = {"harbour", "pilot", "the", "about", "vote", "absent"};
    const auto form = [&](const char* field) { return field + std::string(kForms[random_() % 6]); };
    if (random_() % 4 == 0) return archive::near_query(snapshot_, {form(""), form("")}, 3);
    return archive::any_phrase_query(snapshot_, {{form(""), form("")}, {form("S"), form("S")}});
  }

  const archive::Snapshot& snapshot_;
  std::mt19937 random_{11};
};

using Docids = std::set<Xapian::docid>;

// By what the operators say, on whole lists.
Docids found_by_sets(const archive::Snapshot& snapshot, const Xapian::Query& query) {
  if (query.empty()) return {};
  const Xapian::Database& database = snapshot.database();
  if (query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE) {
    Xapian::Enquire enquire(database);
    enquire.set_query(snapshot.live_only(query));
    const Xapian::MSet all = enquire.get_mset(0, database.get_doccount());
    return Docids(all.begin(), all.end());
  }
  if (query.get_num_subqueries() == 0) {
    const std::string term = query.get_type() == Xapian::Query::LEAF_TERM ? *query.get_terms_begin() : "";
    Docids found;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
      if (!snapshot.is_deleted(snapshot.place(*at))) found.insert(*at);
    }
    return found;
  }
  Docids found = found_by_sets(snapshot, query.get_subquery(0));
  for (std::size_t i = 1; i < query.get_num_subqueries(); ++i) {
    const Docids other = found_by_sets(snapshot, query.get_subquery(i));
    switch (query.get_type()) {
      case Xapian::Query::OP_OR:
      case Xapian::Query::OP_SYNONYM:
        found.insert(other.begin(), other.end());
        break;
      case Xapian::Query::OP_AND:
      case Xapian::Query::OP_FILTER:
        std::erase_if(found, [&](Xapian::docid docid) { return !other.contains(docid); });
        break;
      case Xapian::Query::OP_AND_NOT:
        std::erase_if(found, [&](Xapian::docid docid) { return other.contains(docid); });
        break;
      default:  // AND MAYBE
        break;
    }
  }
  return found;
}

TEST(Collect, FindsWhatTheOperatorsSay) {
  auto articles = some_articles(3, 60);
  for (int i = 0; i < 20; ++i) articles[2][i].id = articles[i % 2][i * 2].id;  // replace some
  const support::SmallArchive archive(articles);
  const archive::Snapshot& snapshot = archive.snapshot();
  RandomQueries queries(snapshot);
  std::size_t walked = 0;
  for (int i = 0; i < 400; ++i) {
    const Xapian::Query query = queries.next(3);
    walked += TermTree::of(query).has_value();
    const auto matching = collect(snapshot, query);
    ASSERT_TRUE(matching.ok());
    Docids docids;
    for (std::size_t p = 0; p < matching->rows.size(); ++p) {
      EXPECT_TRUE(std::is_sorted(matching->rows[p].begin(), matching->rows[p].end()));
      for (const std::uint32_t row : matching->rows[p])
        EXPECT_TRUE(docids.insert(snapshot.docid({p, row})).second) << "once";
    }
    EXPECT_EQ(docids, found_by_sets(snapshot, query)) << query.get_description();
  }
  EXPECT_GT(walked, 350u);
}

TEST(TermTree, LeavesRangesAndSourcesOfOthersToXapian) {
  const Xapian::Query term("Zharbour");
  const Xapian::Query range(Xapian::Query::OP_VALUE_GE, 0, "a");
  const Xapian::Query phrase(Xapian::Query::OP_PHRASE, Xapian::Query("a"), Xapian::Query("b"));
  const Xapian::Query weight((new Xapian::FixedWeightPostingSource(1))->release());
  for (const Xapian::Query& other : {range, phrase, weight}) {
    EXPECT_FALSE(TermTree::of(other));
    EXPECT_FALSE(TermTree::of(Xapian::Query(Xapian::Query::OP_AND, term, other)));
    EXPECT_FALSE(TermTree::of(Xapian::Query(Xapian::Query::OP_AND_NOT, term, other)));
  }
  EXPECT_TRUE(TermTree::of(term));
}

TEST(CollectNewest, HoldsThoseThatStandFirstByDate) {
  auto articles = some_articles(3, 3000);
  for (int i = 0; i < 500; ++i) articles[2][i].id = articles[i % 2][i * 3].id;  // replace some
  const support::SmallArchive archive(articles);
  const archive::Snapshot& snapshot = archive.snapshot();
  const Xapian::Query about("Zabout"), harbour("Zharbour"), ship("Zship"), absent("Zabsent");
  const Xapian::Query phrase = archive::phrase_query(snapshot, {"Sabout", "Sthe"});
  std::size_t shortened = 0;
  for (const Xapian::Query& query : {about, harbour, absent, phrase, Xapian::Query(std::string()),
                                     Xapian::Query(), Xapian::Query(Xapian::Query::OP_AND, harbour, ship),
                                     Xapian::Query(Xapian::Query::OP_AND_NOT, about, ship),
                                     Xapian::Query(Xapian::Query::OP_OR, harbour, absent),
                                     Xapian::Query(Xapian::Query::OP_AND, about, absent),
                                     Xapian::Query(Xapian::Query::OP_AND, about, Xapian::Query("D20141101")),
                                     Xapian::Query(Xapian::Query::OP_VALUE_GE, 0, "a")}) {
    const auto all = collect(snapshot, query);
    ASSERT_TRUE(all.ok());
    for (const std::size_t count : {0U, 1U, 10U, 100U, 4000U, 100'000U}) {
      const auto newest = collect_newest(snapshot, query, count);
      ASSERT_TRUE(newest.ok());
      shortened += newest->total() < all->total() / 2;
      Order order;
      order.sort = Sort::kDate;
      order.limit = count;
      const auto by_some = rank(snapshot, query, order, &*newest),
                 by_all = rank(snapshot, query, order, &*all);
      ASSERT_TRUE(by_some.ok() && by_all.ok());
      ASSERT_EQ(by_some->size(), by_all->size()) << query.get_description();
      for (std::size_t i = 0; i < by_all->size(); ++i) ASSERT_EQ((*by_some)[i].docid, (*by_all)[i].docid);
    }
  }
  EXPECT_GT(shortened, 8U);
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
