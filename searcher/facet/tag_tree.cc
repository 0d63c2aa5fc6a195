#include "searcher/facet/tag_tree.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "searcher/facet/tag_graph.h"
#include "searcher/facet/tally.h"

namespace lede::facet {
namespace {

constexpr std::uint32_t kNone = TagGraph::kNone;
constexpr auto kAny = [](std::uint32_t) {};  // edge

// A tag with nothing broader.
struct Root {
  std::string_view key;
  std::string_view label;
  std::uint64_t count;
  std::uint32_t node;  // kNone: the graph does not have it
};

// Of what is listed.
struct Row {
  std::uint32_t node;
  bool whole;  // false: what is narrower is not listed
};

// Articles with something narrower than a node.
struct Above {
  static constexpr std::uint8_t kListed = 1, kHidden = 2;

  void end_article() {
    below += seen != 0;
    other += seen == kHidden;
    seen = 0;
  }

  std::uint64_t below = 0;
  std::uint64_t other = 0;  // of these, those with nothing that is listed
  std::uint8_t seen = 0;    // in this article: kListed, kHidden
};

using Marks = std::vector<std::uint8_t>;  // 1 or 0

class TreeMaker {
 public:
  TreeMaker(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted,
            const std::vector<std::string>& chosen)
      : snapshot_(snapshot),
        matching_(matching),
        wanted_(wanted),
        chosen_(chosen),
        graph_(snapshot.tags()),
        climb_(graph_),
        counts_(graph_.size()),
        is_kept_(graph_.size()),
        has_rest_(graph_.size()),
        is_root_(graph_.size()),
        is_listed_root_(graph_.size()),
        is_listed_(graph_.edges()),
        children_(graph_.size()),
        unfolded_(graph_.size()) {}

  TagTree make() {
    count();
    keep_chosen();
    find_roots();
    list_roots();
    if (is_cut_) count_rest();
    tree_.none = matching_.total() - valued_;
    return std::move(tree_);
  }

 private:
  void count() {
    nodes_.resize(matching_.rows.size());
    alone_ = merged_tallies(0, matching_.rows.size(), [&](std::size_t p) {
      return matching_.rows[p].empty() ? Tallies() : count_partition(p);
    });
  }

  // Only what has something narrower needs to know which articles it has seen.
  Tallies count_partition(std::size_t p) {
    const archive::Columns& columns = snapshot_.columns(p);
    const std::vector<std::uint32_t>& nodes = nodes_[p] = graph_.nodes_of(columns, wanted_.facet);
    std::vector<std::uint32_t> counts(nodes.size());
    const auto count_node = [&](std::uint32_t node) { ++counts_[node]; };
    each_article(
        p,
        [&](std::uint32_t ordinal, std::uint32_t node) {
          ++counts[ordinal];
          if (node == kNone) return;
          if (graph_.has_narrower(node)) {
            if (!climb_.enter(node)) return;
            count_node(node);
          }
          climb_.from(node, kAny, count_node);
        },
        [&] { ++valued_; });
    for (std::uint32_t ordinal = 0; ordinal < nodes.size(); ++ordinal) {
      if (nodes[ordinal] == kNone) continue;
      const std::uint32_t count = std::exchange(counts[ordinal], 0);
      if (!graph_.has_narrower(nodes[ordinal])) counts_[nodes[ordinal]] += count;
    }
    return tallies_of(columns, wanted_.facet, counts);
  }

  // Calls `see(ordinal, node)` for the tags of each article of a partition that has any, then `end()`.
  template <typename F, typename G>
  void each_article(std::size_t p, const F& see, const G& end) {
    const archive::Columns& columns = snapshot_.columns(p);
    const std::vector<std::uint32_t>& nodes = nodes_[p];
    for (const std::uint32_t row : matching_.rows[p]) {
      const auto ordinals = columns.ordinals(wanted_.facet, row);
      if (ordinals.empty()) continue;
      climb_.next_article();
      for (const std::uint32_t ordinal : ordinals) {
        if (ordinal < nodes.size()) see(ordinal, nodes[ordinal]);
      }
      end();
    }
  }

  // A chosen tag is listed wherever it stands, so all above it are.
  void keep_chosen() {
    climb_.next_article();
    const auto keep = [&](std::uint32_t node) { is_kept_[node] = 1; };
    for (std::uint32_t node = 0; node < graph_.size(); ++node) {
      if (!is_chosen(graph_.key(node)) || !climb_.enter(node)) continue;
      keep(node);
      climb_.from(node, kAny, keep);
    }
  }

  bool is_chosen(std::string_view key) const {
    return std::find(chosen_.begin(), chosen_.end(), key) != chosen_.end();
  }

  void find_roots() {
    for (const std::uint32_t node : roots_among(graph_, counts_)) {
      is_root_[node] = 1;
      roots_.push_back({graph_.key(node), graph_.name(node), counts_[node], node});
    }
    for (const Tally& tally : alone_) roots_.push_back({tally.key, tally.label, tally.count, kNone});
  }

  void list_roots() {
    tree_.distinct = roots_.size();
    const auto order = [](const Root& a, const Root& b) {
      return a.count != b.count ? a.count > b.count : a.key < b.key;
    };
    const std::size_t most = wanted_.rows == 0 ? roots_.size() : std::min(wanted_.rows, roots_.size());
    const auto rest = roots_.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(roots_.begin(), rest, roots_.end(), order);
    std::vector<Root> listed(roots_.begin(), rest);
    std::copy_if(rest, roots_.end(), std::back_inserter(listed), [&](const Root& root) {
      return root.node == kNone ? is_chosen(root.key) : is_kept_[root.node] != 0;
    });
    std::sort(listed.begin() + static_cast<std::ptrdiff_t>(most), listed.end(), order);
    is_cut_ = listed.size() < roots_.size();
    if (wanted_.sorted == Sorted::kByName) {
      std::stable_sort(listed.begin(), listed.end(),
                       [](const Root& a, const Root& b) { return a.label < b.label; });
    }
    for (const Root& root : listed) {
      if (root.node != kNone) {
        is_listed_root_[root.node] = 1;
        unfold(root.node);
      } else {
        tree_.listed.push_back({std::string(root.key), std::string(root.label), root.count, 0, 0});
        rows_.push_back({kNone, true});
      }
    }
  }

  // Lists a root with all below it. A tag below itself is not listed again.
  void unfold(std::uint32_t root) {
    std::vector<std::pair<std::uint32_t, std::size_t>> open = {{root, 0}};  // with their depth
    std::vector<std::uint32_t> path;
    while (!open.empty()) {
      const auto [node, depth] = open.back();
      open.pop_back();
      path.resize(depth);
      tree_.listed.push_back(
          {std::string(graph_.key(node)), std::string(graph_.name(node)), counts_[node], 0, depth});
      path.push_back(node);
      const bool whole = may_unfold(node, depth);
      rows_.push_back({node, whole});
      if (!whole) continue;
      unfolded_[node] = 1;
      const std::vector<std::uint32_t>& below = children(node);
      unfolded_rows_ += below.size();
      for (auto at = below.rbegin(); at != below.rend(); ++at) {
        if (std::find(path.begin(), path.end(), *at) == path.end()) open.emplace_back(*at, depth + 1);
      }
    }
  }

  bool may_unfold(std::uint32_t node, std::size_t depth) {
    const bool deep = depth + 1 >= kMostTagDepth;
    const bool again = unfolded_[node] && unfolded_rows_ + children_[node].size() > kMostTagRows;
    if (!deep && !again) return true;
    has_rest_[node] = 1;
    is_cut_ = true;
    return false;
  }

  // Those of the nodes directly below that are listed.
  const std::vector<std::uint32_t>& children(std::uint32_t node) {
    std::vector<std::uint32_t>& listed = children_[node];
    if (!listed.empty()) return listed;
    std::vector<std::uint32_t> edges;
    for (const std::uint32_t edge : graph_.edges_down(node)) {
      if (counts_[graph_.narrower(edge)] != 0) edges.push_back(edge);
    }
    std::sort(edges.begin(), edges.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t left = graph_.narrower(a), right = graph_.narrower(b);
      return counts_[left] != counts_[right] ? counts_[left] > counts_[right] : left < right;
    });
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const std::uint32_t below = graph_.narrower(edges[i]);
      if (wanted_.rows == 0 || i < wanted_.rows || is_kept_[below] != 0) {
        is_listed_[edges[i]] = 1;
        listed.push_back(below);
      } else {
        has_rest_[node] = 1;
        is_cut_ = true;
      }
    }
    if (wanted_.sorted == Sorted::kByName) {
      std::stable_sort(listed.begin(), listed.end(),
                       [&](std::uint32_t a, std::uint32_t b) { return graph_.name(a) < graph_.name(b); });
    }
    return listed;
  }

  // What the list leaves out: only the articles tell how many have several of the tags listed.
  void count_rest() {
    above_.resize(graph_.size());
    Above top;
    for (std::size_t p = 0; p < matching_.rows.size(); ++p) {
      if (matching_.rows[p].empty()) continue;
      const Marks is_listed = listed_alone(p);
      const auto see = [&](std::uint32_t node) {
        if (is_root_[node]) top.seen |= seen_as(is_listed_root_[node]);
      };
      const auto cross = [&](std::uint32_t edge) { touch(edge); };
      each_article(
          p,
          [&](std::uint32_t ordinal, std::uint32_t node) {
            if (node == kNone) {
              top.seen |= seen_as(is_listed[ordinal]);
              return;
            }
            if (graph_.has_narrower(node) && !climb_.enter(node)) return;
            see(node);
            climb_.from(node, cross, see);
          },
          [&] {
            top.end_article();
            for (const std::uint32_t node : touched_) above_[node].end_article();
            touched_.clear();
          });
    }
    tree_.other = top.other;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto [node, whole] = rows_[i];
      if (node != kNone) tree_.listed[i].other = whole ? above_[node].other : above_[node].below;
    }
  }

  static std::uint8_t seen_as(std::uint8_t listed) { return listed != 0 ? Above::kListed : Above::kHidden; }

  void touch(std::uint32_t edge) {
    const std::uint32_t node = graph_.broader(edge);
    if (!has_rest_[node]) return;
    if (above_[node].seen == 0) touched_.push_back(node);
    above_[node].seen |= seen_as(is_listed_[edge]);
  }

  // By ordinal of the partition: whether it is listed, of tags that are not in the graph.
  Marks listed_alone(std::size_t p) const {
    Marks is_listed(nodes_[p].size());
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i].node != kNone) continue;
      const std::uint32_t ordinal = ordinal_of(snapshot_.columns(p), wanted_.facet, tree_.listed[i].key);
      if (ordinal < is_listed.size()) is_listed[ordinal] = 1;
    }
    return is_listed;
  }

  const archive::Snapshot& snapshot_;
  const match::Matching& matching_;
  const Wanted& wanted_;
  const std::vector<std::string>& chosen_;
  const TagGraph graph_;
  Climb climb_;

  std::vector<std::vector<std::uint32_t>> nodes_;        // by partition, by ordinal
  std::vector<std::uint64_t> counts_;                    // by node
  Tallies alone_;                                        // of tags that are not in the graph
  std::uint64_t valued_ = 0;                             // articles with a tag
  Marks is_kept_, has_rest_, is_root_, is_listed_root_;  // by node
  std::vector<Root> roots_;

  TagTree tree_;
  std::vector<Row> rows_;                             // beside tree_.listed
  Marks is_listed_;                                   // by edge
  std::vector<std::vector<std::uint32_t>> children_;  // by node, once it is unfolded
  Marks unfolded_;                                    // by node
  std::size_t unfolded_rows_ = 0;
  bool is_cut_ = false;
  std::vector<Above> above_;            // by node
  std::vector<std::uint32_t> touched_;  // nodes, in this article
};

}  // namespace

TagTree tag_tree(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted,
                 const std::vector<std::string>& chosen) {
  return TreeMaker(snapshot, matching, wanted, chosen).make();
}

}  // namespace lede::facet
