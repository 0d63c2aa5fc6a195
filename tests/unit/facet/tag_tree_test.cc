#include "searcher/facet/tag_tree.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/support/small_archive.h"

namespace lede::facet {
namespace {

using archive::Facet;
using Partitions = std::vector<std::vector<article::Article>>;

article::Article tagged(const std::string& id, const std::vector<std::string>& tags) {
  article::Article article;
  article.id = id;
  article.title = "word";
  for (const std::string& tag : tags) article.tags.push_back({tag});
  return article;
}

const std::vector<archive::TagFacts>& places() {
  static const std::vector<archive::TagFacts> tags = {
      {.name = "Europe", .aliases = {"the continent"}},
      {.name = "Asia"},
      {.name = "France", .broader = {"Europe"}},
      {.name = "Lyon", .broader = {"France"}},
      {.name = "Turkey", .broader = {"Asia", "Europe"}},
      {.name = "Ankara", .broader = {"Turkey"}},
      {.name = "Japan", .broader = {"Asia"}},
      {.name = "Peru", .broader = {"South America"}},
  };
  return tags;
}

Partitions articles() {
  return {{tagged("1", {"Lyon", "France", "Sport"}), tagged("2", {"Europe"}), tagged("3", {})},
          {tagged("4", {"ankara", "Japan"}), tagged("5", {"TURKEY"}), tagged("6", {"sport"})}};
}

// "Europe 4 /France 1 ..." : a slash for each step down, ~ before what is not listed.
std::string drawn(const TagTree& tree) {
  std::string out;
  for (const TagNode& node : tree.listed) {
    out += (out.empty() ? "" : " ") + std::string(node.depth, '/') + node.label + " " +
           std::to_string(node.count);
    if (node.other > 0) out += "~" + std::to_string(node.other);
  }
  return out + " | " + std::to_string(tree.distinct) + " ~" + std::to_string(tree.other) + " -" +
         std::to_string(tree.none);
}

std::string tree_of(const Partitions& partitions, const std::vector<archive::TagFacts>& tags, Wanted wanted,
                    const std::vector<std::string>& chosen = {}) {
  const support::SmallArchive archive(partitions, tags);
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  return drawn(tag_tree(archive.snapshot(), *all, wanted, chosen));
}

TEST(TagTree, CountsWhatIsNarrowerOnceBelowEachThatIsBroader) {
  EXPECT_EQ(tree_of(articles(), places(), {Facet::kTag, 0}),
            "Europe 4 /Turkey 2 //Ankara 1 /France 1 //Lyon 1 Asia 2 /Turkey 2 //Ankara 1 /Japan 1 Sport 2"
            " | 3 ~0 -1");
}

TEST(TagTree, ListsSoManyOfEachAndCountsTheOthers) {
  EXPECT_EQ(tree_of(articles(), places(), {Facet::kTag, 1}), "Europe 4~1 /Turkey 2 //Ankara 1 | 3 ~1 -1");
}

TEST(TagTree, ListsWhatWasChosenWithAllAboveIt) {
  EXPECT_EQ(tree_of(articles(), places(), {Facet::kTag, 1}, {"lyon", "sport"}),
            "Europe 4 /Turkey 2 //Ankara 1 /France 1 //Lyon 1 Sport 2 | 3 ~0 -1");
}

TEST(TagTree, CanStandByName) {
  EXPECT_EQ(tree_of(articles(), places(), {Facet::kTag, 0, Sorted::kByName}),
            "Asia 2 /Japan 1 /Turkey 2 //Ankara 1 Europe 4 /France 1 //Lyon 1 /Turkey 2 //Ankara 1 Sport 2"
            " | 3 ~0 -1");
}

TEST(TagTree, IsTheListWhereNothingIsBroader) {
  EXPECT_EQ(tree_of(articles(), {}, {Facet::kTag, 2}), "Sport 2 ankara 1 | 7 ~2 -1");
}

TEST(TagTree, EndsInCircles) {
  const std::vector<archive::TagFacts> circle = {{.name = "B", .broader = {"A"}},
                                                 {.name = "A", .broader = {"C"}},
                                                 {.name = "C", .broader = {"B"}},
                                                 {.name = "D", .broader = {"C"}}};
  EXPECT_EQ(tree_of({{tagged("1", {"D"}), tagged("2", {"B", "A"})}}, circle, {Facet::kTag, 0}),
            "A 2 /B 2 //C 2 ///D 1 | 1 ~0 -0");
}

TEST(TagTree, CountsOnlyWhatAnArticleIsAboutWhereAsked) {
  article::Article article = tagged("1", {});
  article.tags = {{"Lyon", article::TagBy::kDictionary, 0.9}, {"Japan", article::TagBy::kDictionary, 0.1}};
  EXPECT_EQ(tree_of({{article}}, places(), {Facet::kSalient, 0}), "Europe 1 /France 1 //Lyon 1 | 1 ~0 -0");
}

TEST(TagTree, EndsAtADepthAndTellsWhatIsBelow) {
  std::vector<archive::TagFacts> chain = {{.name = "t100"}};
  for (int i = 101; i < 130; ++i)
    chain.push_back({.name = "t" + std::to_string(i), .broader = {"t" + std::to_string(i - 1)}});
  const support::SmallArchive archive({{tagged("1", {"t129"}), tagged("2", {"t115"})}}, chain);
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  const TagTree tree = tag_tree(archive.snapshot(), *all, {Facet::kTag, 0}, {});
  ASSERT_EQ(tree.listed.size(), kMostTagDepth);
  EXPECT_EQ(tree.listed.back().count, 2u);
  EXPECT_EQ(tree.listed.back().other, 1u);
}

// Fifteen rows of four tags, each of which is below all of the row above: a thousand million ways down.
TEST(TagTree, StaysSmallWhereManyWaysLeadDown) {
  std::vector<archive::TagFacts> tags;
  for (int level = 0; level < 15; ++level) {
    for (int i = 0; i < 4; ++i) {
      archive::TagFacts tag{.name = std::to_string(level) + " " + std::to_string(i)};
      for (int above = 0; level > 0 && above < 4; ++above)
        tag.broader.push_back(std::to_string(level - 1) + " " + std::to_string(above));
      tags.push_back(std::move(tag));
    }
  }
  const support::SmallArchive archive({{tagged("1", {"14 0"}), tagged("2", {"14 1", "14 2"})}}, tags);
  const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
  const TagTree tree = tag_tree(archive.snapshot(), *all, {Facet::kTag, 0}, {});
  EXPECT_LE(tree.listed.size(), kMostTagRows + 15 * 16 + 4);
  for (const TagNode& node : tree.listed) {
    EXPECT_EQ(node.count, node.depth < 14 ? 2u : 1u);
    EXPECT_TRUE(node.other == 0 || node.other == 2) << node.other;
  }
}

}  // namespace
}  // namespace lede::facet
