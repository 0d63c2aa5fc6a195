// The tree of tags over random hierarchies, with circles and several broader tags, and random partitions,
// against one made by reading every article.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "common/article/tag_name.h"
#include "searcher/facet/tag_tree.h"
#include "searcher/query/parser.h"
#include "tests/support/small_archive.h"

namespace lede::facet {
namespace {

using Names = std::set<std::string>;

struct World {
  std::vector<archive::TagFacts> tags;
  std::vector<std::vector<article::Article>> partitions;
};

World some_world(std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  World world;
  const std::size_t tags = 1 + below(14);
  for (std::size_t i = 0; i < tags; ++i) {
    archive::TagFacts tag{.name = "Tag" + std::to_string(10 + i)};
    for (std::size_t edges = below(3); edges > 0; --edges)
      tag.broader.push_back("tag" + std::to_string(10 + below(i == 0 || below(6) == 0 ? tags : i)));
    world.tags.push_back(std::move(tag));
  }
  world.partitions.resize(1 + below(4));
  for (std::size_t p = 0; p < world.partitions.size(); ++p) {
    for (std::size_t i = below(12); i > 0; --i) {
      article::Article article;
      article.id = std::to_string(p) + "-" + std::to_string(i);
      article.title = "word";
      for (std::size_t n = below(4); n > 0; --n)  // some are tags that no dictionary has
        article.tags.push_back({"Tag" + std::to_string(10 + below(tags + 3))});
      world.partitions[p].push_back(std::move(article));
    }
  }
  return world;
}

// The tree by its definition.
class Reference {
 public:
  Reference(const World& world, const Wanted& wanted, const Names& chosen)
      : wanted_(wanted), chosen_(chosen) {
    for (const auto& tag : world.tags) {
      names_.insert(article::fold_tag(tag.name));
      for (const std::string& broader : tag.broader) {
        if (const std::string above = article::fold_tag(broader); above != article::fold_tag(tag.name))
          broader_[article::fold_tag(tag.name)].insert(above);
      }
    }
    for (const auto& partition : world.partitions) {
      for (const auto& article : partition) {
        Names& tags = articles_.emplace_back();
        for (const auto& tag : article.tags) tags.insert(article::fold_tag(tag.name));
        names_.insert(tags.begin(), tags.end());
      }
    }
  }

  TagTree make() {
    TagTree tree;
    Names roots;
    for (const std::string& name : names_) {
      if (count(name) > 0 && is_root(name)) roots.insert(name);
    }
    tree.distinct = roots.size();
    const auto listed = list(roots);
    for (const std::string& root : listed) add(root, {}, tree);
    for (const Names& tags : articles_) {
      tree.none += tags.empty();
      tree.other += !tags.empty() && !has_any(tags, {listed.begin(), listed.end()});
    }
    return tree;
  }

 private:
  Names above(const std::string& name) const {  // and itself
    Names found = {name};
    std::vector<std::string> open = {name};
    while (!open.empty()) {
      const auto at = broader_.find(open.back());
      open.pop_back();
      if (at == broader_.end()) continue;
      for (const std::string& next : at->second) {
        if (found.insert(next).second) open.push_back(next);
      }
    }
    return found;
  }

  bool has_any(const Names& tags, const Names& of) const {
    return std::any_of(tags.begin(), tags.end(), [&](const std::string& tag) {
      const Names all = above(tag);
      return std::any_of(of.begin(), of.end(), [&](const std::string& one) { return all.contains(one); });
    });
  }

  std::uint64_t count(const std::string& name) const {
    return static_cast<std::uint64_t>(std::count_if(
        articles_.begin(), articles_.end(), [&](const Names& tags) { return has_any(tags, {name}); }));
  }

  bool is_root(const std::string& name) const {
    const Names all = above(name);
    return std::all_of(all.begin(), all.end(),
                       [&](const std::string& one) { return one >= name && above(one).contains(name); });
  }

  bool is_kept(const std::string& name) const {
    return std::any_of(chosen_.begin(), chosen_.end(),
                       [&](const std::string& one) { return above(one).contains(name); });
  }

  std::vector<std::string> list(const Names& names) const {
    std::vector<std::string> sorted;
    for (const std::string& name : names) {
      if (count(name) > 0) sorted.push_back(name);
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [&](const std::string& a, const std::string& b) { return count(a) > count(b); });
    std::vector<std::string> listed;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      if (wanted_.rows == 0 || i < wanted_.rows || is_kept(sorted[i])) listed.push_back(sorted[i]);
    }
    if (wanted_.sorted == Sorted::kByName) std::sort(listed.begin(), listed.end());
    return listed;
  }

  Names directly_below(const std::string& name) const {
    Names below;
    for (const auto& [one, broader] : broader_) {
      if (broader.contains(name)) below.insert(one);
    }
    return below;
  }

  void add(const std::string& name, std::vector<std::string> path, TagTree& tree) const {
    const Names below = directly_below(name);
    const std::vector<std::string> listed = list(below);
    TagNode node{name, "", count(name), 0, path.size()};
    for (const Names& tags : articles_)
      node.other += has_any(tags, below) && !has_any(tags, {listed.begin(), listed.end()});
    tree.listed.push_back(node);
    path.push_back(name);
    for (const std::string& one : listed) {
      if (std::find(path.begin(), path.end(), one) == path.end()) add(one, path, tree);
    }
  }

  const Wanted& wanted_;
  const Names& chosen_;
  Names names_;
  std::map<std::string, Names> broader_;
  std::vector<Names> articles_;
};

std::vector<std::tuple<std::string, std::uint64_t, std::uint64_t, std::size_t>> rows_of(const TagTree& tree) {
  std::vector<std::tuple<std::string, std::uint64_t, std::uint64_t, std::size_t>> rows;
  for (const TagNode& node : tree.listed) rows.emplace_back(node.key, node.count, node.other, node.depth);
  return rows;
}

TEST(TagTreeProperty, IsTheTreeByItsDefinition) {
  std::mt19937 random(11);
  for (int round = 0; round < 80; ++round) {
    const World world = some_world(random);
    const support::SmallArchive archive(world.partitions, world.tags);
    const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
    ASSERT_TRUE(all.ok());
    for (const std::size_t rows : {0, 1, 2, 4}) {
      for (const Sorted sorted : {Sorted::kByCount, Sorted::kByName}) {
        const Wanted wanted{archive::Facet::kTag, rows, sorted};
        Names chosen;
        if (random() % 2 == 0) chosen.insert("tag" + std::to_string(10 + random() % (world.tags.size() + 3)));
        const TagTree tree = tag_tree(archive.snapshot(), *all, wanted, {chosen.begin(), chosen.end()});
        const TagTree expected = Reference(world, wanted, chosen).make();
        ASSERT_EQ(rows_of(tree), rows_of(expected)) << "round " << round << " rows " << rows;
        ASSERT_EQ(tree.distinct, expected.distinct) << "round " << round;
        ASSERT_EQ(tree.other, expected.other) << "round " << round << " rows " << rows;
        ASSERT_EQ(tree.none, expected.none) << "round " << round;
      }
    }
  }
}

TEST(TagTreeProperty, ARowCountsWhatItsFilterFinds) {
  std::mt19937 random(12);
  for (int round = 0; round < 15; ++round) {
    const World world = some_world(random);
    const support::SmallArchive archive(world.partitions, world.tags);
    const auto all = match::collect(archive.snapshot(), Xapian::Query(std::string()));
    for (const TagNode& node : tag_tree(archive.snapshot(), *all, {archive::Facet::kTag, 0}, {}).listed) {
      auto root = query::parse_query("", query::MatchWords::kAll);
      ASSERT_TRUE(root.ok());
      plan::Request request;
      request.root = std::move(*root);
      request.filters = {{"tag", {node.label}}};
      const auto plan = plan::make_plan(request, archive.snapshot());
      ASSERT_TRUE(plan.ok());
      EXPECT_EQ(match::collect(archive.snapshot(), plan->query)->total(), node.count) << node.label;
    }
  }
}

}  // namespace
}  // namespace lede::facet
