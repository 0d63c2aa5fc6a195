#include "searcher/search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>

#include "tests/support/small_archive.h"
#include "tests/unit/match/some_articles.h"

namespace lede::searcher {
namespace {

class SearchTest : public testing::Test {
 protected:
  SearchTest() : archive_(match::some_articles(3, 60)) {
    ::setenv("LEDE_CONFIG", "", 1);
    ::unsetenv("LEDE_LIMIT");
  }

  Answer run(std::vector<const char*> words, Depth depth = Depth::kSnippet, bool count = true) const {
    words.insert(words.begin(), "lede-search");
    const auto parsed = parse_options(static_cast<int>(words.size()), words.data());
    EXPECT_TRUE(parsed.ok());
    Ask ask;
    ask.query = parsed->options.query;
    ask.depth = depth;
    ask.count = count;
    ask.now = std::chrono::sys_days(std::chrono::year(2015) / 1 / 1);
    auto answer = search(archive_.snapshot(), parsed->options, ask);
    if (!answer) ADD_FAILURE() << core::to_line(answer.error());
    return *std::move(answer);
  }
  static std::vector<std::string> ids(const Answer& answer) {
    std::vector<std::string> out;
    for (const present::Hit& hit : answer.page.hits) out.push_back(hit.article.id);
    return out;
  }
  static std::map<std::string, std::uint64_t> values(const present::FacetList& list) {
    std::map<std::string, std::uint64_t> out;
    for (const auto& value : list.values) out[value.label] = value.count;
    return out;
  }

  support::SmallArchive archive_;
};

TEST_F(SearchTest, TotalIsExactAndIndependentOfThePage) {
  const auto all = ids(run({"harbour", "strike", "--limit", "1000"}));
  ASSERT_FALSE(all.empty());
  for (const char* limit : {"0", "1", "10"}) {
    EXPECT_EQ(run({"harbour", "strike", "--limit", limit}).page.total, all.size());
  }
  EXPECT_FALSE(run({"harbour"}, Depth::kId, false).page.total.has_value());
}

TEST_F(SearchTest, EachDepthGivesTheSameArticles) {
  const auto whole = ids(run({"harbour", "--limit", "50"}));
  EXPECT_EQ(ids(run({"harbour", "--limit", "50"}, Depth::kId)), whole);
  EXPECT_EQ(ids(run({"harbour", "--limit", "50"}, Depth::kRecord)), whole);
}

TEST_F(SearchTest, HitsHoldTheirRankAndMarkedSnippet) {
  const Answer answer = run({"harbour", "--offset", "3", "--limit", "5"});
  ASSERT_EQ(answer.page.hits.size(), 5u);
  EXPECT_EQ(answer.page.hits[0].rank, 4u);
  EXPECT_EQ(answer.page.hits[4].rank, 8u);
  for (const present::Hit& hit : answer.page.hits) {
    EXPECT_FALSE(hit.snippet.marks.empty() && hit.title.marks.empty());
    for (const auto& mark : hit.snippet.marks) {
      EXPECT_EQ(hit.snippet.text.substr(mark.begin, mark.end - mark.begin), "harbour");
    }
  }
}

TEST_F(SearchTest, AFacetsOwnFilterDoesNotNarrowItsCounts) {
  const auto free = run({"harbour", "--facet", "source:0,tag:0"}).page.facets;
  const auto chosen = run({"harbour", "--source", "the ledger", "--facet", "source:0,tag:0"}).page.facets;
  EXPECT_EQ(values(chosen[0]), values(free[0]));
  EXPECT_NE(values(chosen[1]), values(free[1]));
  for (const auto& value : chosen[0].values) EXPECT_EQ(value.selected, value.label == "The Ledger");

  // Another field's filter does narrow it.
  const auto other = run({"harbour", "--source", "the ledger", "--tag", "sea", "--facet", "source:0"});
  std::uint64_t counted = 0;
  for (const auto& value : other.page.facets[0].values) {
    if (value.selected) counted = value.count;
  }
  EXPECT_EQ(counted, other.page.total);
}

TEST_F(SearchTest, AChosenValueIsListedBelowTheMostFrequent) {
  const auto list =
      run({"--source", "coast news", "--source", "the ledger", "--facet", "source:1"}).page.facets[0];
  EXPECT_EQ(list.values.size(), 2u);
}

TEST_F(SearchTest, WithoutWordsTheNewestComeFirst) {
  for (const std::vector<const char*>& words :
       {std::vector<const char*>{"--tag", "sea", "--limit", "100"}, {"tag:sea", "--limit", "100"}}) {
    const Answer answer = run(words);
    ASSERT_GT(answer.page.hits.size(), 5u);
    for (std::size_t i = 1; i < answer.page.hits.size(); ++i) {
      EXPECT_GE(answer.page.hits[i - 1].article.published, answer.page.hits[i].article.published);
    }
    EXPECT_FALSE(answer.page.scored);
  }
}

TEST_F(SearchTest, TellsHowManyUndatedArticlesTheDatesLeaveOut) {
  std::uint64_t undated = 0;
  for (const present::Hit& hit : run({"harbour", "--limit", "1000"}).page.hits)
    undated += !hit.article.published;
  ASSERT_GT(undated, 0u);
  const Answer answer = run({"harbour", "--since", "2014-11-15"});
  EXPECT_EQ(answer.page.undated, undated);
  EXPECT_EQ(run({"harbour"}).page.undated, 0u);
}

TEST_F(SearchTest, GroupedTotalsCountAStoryOnce) {
  const Answer grouped = run({"harbour", "--group", "story", "--limit", "1000"});
  EXPECT_EQ(grouped.page.total, grouped.page.hits.size());
  std::set<std::string> stories;
  std::uint64_t articles = 0;
  for (const present::Hit& hit : grouped.page.hits) {
    if (!hit.article.story.empty()) {
      EXPECT_TRUE(stories.insert(hit.article.story).second);
    }
    articles += 1 + hit.copies;
  }
  EXPECT_EQ(articles, run({"harbour"}).page.total);
}

TEST_F(SearchTest, ExplainsInWordsOfTheQuery) {
  const Answer answer = run({"harbour", "tag:sea", "--explain", "--limit", "100"});
  ASSERT_FALSE(answer.page.hits.empty());
  for (const present::Hit& hit : answer.page.hits) {
    ASSERT_EQ(hit.matched.size(), 2u);
    EXPECT_EQ(hit.matched[0].part, "harbour");
    EXPECT_NEAR(hit.matched[0].weight, hit.score, 1e-9);
    EXPECT_GT(hit.matched[0].in_title + hit.matched[0].in_text, 0u);
    EXPECT_EQ(hit.matched[1].part, "tag:sea");
    EXPECT_EQ(hit.matched[1].weight, 0);
  }
}

TEST_F(SearchTest, WhatIsExplainedAddsUpToTheScore) {
  for (const char* query :
       {"harbour strike", "(harbour strike) OR (sea -strike)", "the harbour OR \"the sea\"",
        "har* strike OR sea", "harbour NEAR strike OR sea"}) {
    const Answer answer = run({query, "--explain", "--limit", "100"});
    EXPECT_FALSE(answer.page.hits.empty()) << query;
    for (const present::Hit& hit : answer.page.hits) {
      double sum = 0;
      for (const present::Matched& one : hit.matched) sum += one.weight;
      EXPECT_NEAR(sum, hit.score, 1e-9) << query << ": " << hit.article.id;
    }
  }
}

TEST_F(SearchTest, ExpansionReordersTheSameArticles) {
  const Answer plain = run({"harbour", "--limit", "1000"});
  const Answer expanded = run({"harbour", "--expand", "--explain", "--limit", "1000"});
  EXPECT_EQ(plain.page.total, expanded.page.total);
  EXPECT_NE(ids(plain), ids(expanded));
  EXPECT_THAT(ids(expanded), testing::UnorderedElementsAreArray(ids(plain)));
  ASSERT_EQ(expanded.notes.size(), 1u);
  EXPECT_TRUE(expanded.notes[0].starts_with("ranked also by: "));
  bool added = false;
  for (const present::Hit& hit : expanded.page.hits) {
    double sum = 0;
    for (const present::Matched& one : hit.matched) {
      sum += one.weight;
      added = added || one.part.starts_with('+');
    }
    EXPECT_NEAR(sum, hit.score, 1e-9);
  }
  EXPECT_TRUE(added);
}

TEST_F(SearchTest, PlainReadsOperatorsAsWords) {
  EXPECT_EQ(ids(run({"--plain", "harbour", "(", "\"strike"})), ids(run({"harbour", "strike"})));
}

}  // namespace
}  // namespace lede::searcher
