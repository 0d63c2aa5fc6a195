#include "searcher/match/matching.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

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

// Trees of terms are walked here, whatever else a query holds is left to Xapian.
class RandomQueries {
 public:
  Xapian::Query next(int depth) {
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
  std::mt19937 random_{11};
};

using Docids = std::set<Xapian::docid>;

// By what the operators say, on whole lists.
Docids found_by_sets(const archive::Snapshot& snapshot, const Xapian::Query& query) {
  if (query.empty()) return {};
  const Xapian::Database& database = snapshot.database();
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
  RandomQueries queries;
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

TEST(TermTree, LeavesRangesAndPhrasesToXapian) {
  const Xapian::Query term("Zharbour");
  const Xapian::Query range(Xapian::Query::OP_VALUE_GE, 0, "a");
  const Xapian::Query phrase(Xapian::Query::OP_PHRASE, Xapian::Query("a"), Xapian::Query("b"));
  for (const Xapian::Query& other : {range, phrase}) {
    EXPECT_FALSE(TermTree::of(other));
    EXPECT_FALSE(TermTree::of(Xapian::Query(Xapian::Query::OP_AND, term, other)));
    EXPECT_FALSE(TermTree::of(Xapian::Query(Xapian::Query::OP_AND_NOT, term, other)));
  }
  EXPECT_TRUE(TermTree::of(term));
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
