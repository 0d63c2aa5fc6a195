// The tags that have something broader or narrower (common/archive/tag_table.h), as a graph under numbers
// of its own, which go up with the tags' keys.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/tag_table.h"

namespace lede::facet {

// Views hold as long as the table. Immutable. An edge is a tag and one that is directly broader.
class TagGraph {
 public:
  static constexpr std::uint32_t kNone = archive::TagTable::kNone;

  explicit TagGraph(const archive::TagTable& table);

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }
  std::string_view key(std::uint32_t node) const { return keys_[node]; }    // folded
  std::string_view name(std::uint32_t node) const { return names_[node]; }  // as the dictionaries write it

  std::uint32_t edges() const { return static_cast<std::uint32_t>(broader_.size()); }
  // Numbers of the edges up from `node`: [first, second).
  std::pair<std::uint32_t, std::uint32_t> edges_up(std::uint32_t node) const {
    return {up_starts_[node], up_starts_[node + 1]};
  }
  std::span<const std::uint32_t> edges_down(std::uint32_t node) const {
    return {down_.data() + down_starts_[node], down_starts_[node + 1] - down_starts_[node]};
  }
  bool has_broader(std::uint32_t node) const { return up_starts_[node] != up_starts_[node + 1]; }
  bool has_narrower(std::uint32_t node) const { return down_starts_[node] != down_starts_[node + 1]; }
  std::uint32_t broader(std::uint32_t edge) const { return broader_[edge]; }
  std::uint32_t narrower(std::uint32_t edge) const { return narrower_[edge]; }

  // The node of each of the partition's ordinals; kNone for tags that are not in the graph.
  std::vector<std::uint32_t> nodes_of(const archive::Columns& columns, archive::Facet facet) const;

 private:
  void link(const archive::TagTable& table, const std::vector<std::uint32_t>& tags);

  std::vector<std::string_view> keys_, names_;
  std::vector<std::uint32_t> up_starts_, down_starts_;  // size() + 1
  std::vector<std::uint32_t> broader_, narrower_;       // by edge
  std::vector<std::uint32_t> down_;                     // edges
};

// Of the nodes with a count, where all that is broader than such a node has one too: those that nothing is
// broader than, and of each circle that nothing else is broader than, the first node.
std::vector<std::uint32_t> roots_among(const TagGraph& graph, const std::vector<std::uint64_t>& counts);

// Walks up from the tags of an article, to each node that is broader once an article; circles end.
class Climb {
 public:
  explicit Climb(const TagGraph& graph) : graph_(graph), seen_(graph.size()) {}

  void next_article() { ++article_; }

  // Whether the article sees the node for the first time.
  bool enter(std::uint32_t node) {
    if (seen_[node] == article_) return false;
    seen_[node] = article_;
    return true;
  }

  // Calls `cross(edge)` for the edges up from `node`, which was entered or has nothing narrower, and for
  // those of all nodes above it; `see(broader)` for each of these when it is entered.
  template <typename F, typename G>
  void from(std::uint32_t node, const F& cross, const G& see) {
    climb_edges(node, cross, see);
    while (!open_.empty()) {
      const std::uint32_t next = open_.back();
      open_.pop_back();
      climb_edges(next, cross, see);
    }
  }

 private:
  template <typename F, typename G>
  void climb_edges(std::uint32_t node, const F& cross, const G& see) {
    const auto [first, last] = graph_.edges_up(node);
    for (std::uint32_t edge = first; edge < last; ++edge) {
      cross(edge);
      const std::uint32_t broader = graph_.broader(edge);
      if (!enter(broader)) continue;
      see(broader);
      if (graph_.has_broader(broader)) open_.push_back(broader);
    }
  }

  const TagGraph& graph_;
  std::uint64_t article_ = 1;
  std::vector<std::uint64_t> seen_;  // the last article that saw it
  std::vector<std::uint32_t> open_;
};

}  // namespace lede::facet
