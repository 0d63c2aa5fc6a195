#include "searcher/facet/tag_graph.h"

#include <algorithm>

namespace lede::facet {
namespace {

// The first place from `from` on whose key is not below `key`; near ones are found fastest.
template <typename KeyAt>
std::uint32_t seek(std::uint32_t from, std::uint32_t size, std::string_view key, const KeyAt& key_at) {
  std::uint32_t low = from;
  std::uint64_t step = 1;
  for (; step <= size - low && key_at(low + static_cast<std::uint32_t>(step) - 1) < key; step *= 2)
    low += static_cast<std::uint32_t>(step);
  auto high = static_cast<std::uint32_t>(std::min<std::uint64_t>(low + step - 1, size));
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (key_at(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// The nodes with a count as a walk down in depth leaves them.
std::vector<std::uint32_t> order_of_leaving(const TagGraph& graph, const std::vector<std::uint64_t>& counts) {
  struct Place {
    std::uint32_t node;
    std::size_t next;  // of the edges down from it
  };
  std::vector<std::uint32_t> left;
  std::vector<bool> seen(graph.size());
  std::vector<Place> path;
  const auto enter = [&](std::uint32_t node) {
    if (seen[node] || counts[node] == 0) return;
    seen[node] = true;
    path.push_back({node, 0});
  };
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    enter(start);
    while (!path.empty()) {
      Place& place = path.back();
      const auto down = graph.edges_down(place.node);
      if (place.next < down.size()) {
        enter(graph.narrower(down[place.next++]));
      } else {
        left.push_back(place.node);
        path.pop_back();
      }
    }
  }
  return left;
}

}  // namespace

// In the order of leaving, reversed, a node of each circle stands before all that is below the circle
// (Kosaraju and Sharir), so one that was not reached before has nothing above it but its circle.
std::vector<std::uint32_t> roots_among(const TagGraph& graph, const std::vector<std::uint64_t>& counts) {
  const std::vector<std::uint32_t> left = order_of_leaving(graph, counts);
  std::vector<std::uint32_t> roots, open;
  std::vector<bool> reached(graph.size());
  const auto reach = [&](std::uint32_t node) {
    if (reached[node] || counts[node] == 0) return false;
    reached[node] = true;
    open.push_back(node);
    return true;
  };
  for (auto at = left.rbegin(); at != left.rend(); ++at) {
    if (!reach(*at)) continue;
    roots.push_back(*at);
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      for (const std::uint32_t edge : graph.edges_down(node)) reach(graph.narrower(edge));
    }
  }
  return roots;
}

TagGraph::TagGraph(const archive::TagTable& table) {
  std::vector<std::uint32_t> tags;  // of the table, by node
  for (std::uint32_t i = 0; i < table.spelling_count(); ++i) {
    const auto spelling = table.spelling(i);
    if (spelling.is_alias || spelling.tag == kNone) continue;
    if (table.broader(spelling.tag).empty() && table.narrower(spelling.tag).empty()) continue;
    tags.push_back(spelling.tag);
    keys_.push_back(spelling.key);
    names_.push_back(table.name(spelling.tag));
  }
  link(table, tags);
}

void TagGraph::link(const archive::TagTable& table, const std::vector<std::uint32_t>& tags) {
  std::vector<std::uint32_t> nodes(table.size(), kNone);
  for (std::uint32_t node = 0; node < size(); ++node) nodes[tags[node]] = node;
  up_starts_ = {0};
  down_starts_.assign(std::size_t{size()} + 1, 0);
  for (std::uint32_t node = 0; node < size(); ++node) {
    for (const std::uint32_t tag : table.broader(tags[node])) {
      if (tag >= nodes.size() || nodes[tag] == kNone || nodes[tag] == node) continue;
      broader_.push_back(nodes[tag]);
      narrower_.push_back(node);
      ++down_starts_[nodes[tag] + 1];
    }
    up_starts_.push_back(edges());
  }
  for (std::uint32_t node = 0; node < size(); ++node) down_starts_[node + 1] += down_starts_[node];
  down_.resize(broader_.size());
  std::vector<std::uint32_t> next = down_starts_;
  for (std::uint32_t edge = 0; edge < edges(); ++edge) down_[next[broader_[edge]]++] = edge;
}

std::vector<std::uint32_t> TagGraph::nodes_of(const archive::Columns& columns, archive::Facet facet) const {
  std::vector<std::uint32_t> nodes(columns.value_count(facet), kNone);
  const auto values = static_cast<std::uint32_t>(nodes.size());
  const auto value_key = [&](std::uint32_t ordinal) { return columns.key(facet, ordinal); };
  const auto node_key = [&](std::uint32_t node) { return key(node); };
  for (std::uint32_t node = 0, ordinal = 0; node < size() && ordinal < values;) {
    ordinal = seek(ordinal, values, key(node), value_key);
    if (ordinal == values) break;
    node = seek(node, size(), value_key(ordinal), node_key);
    if (node < size() && node_key(node) == value_key(ordinal)) nodes[ordinal++] = node++;
  }
  return nodes;
}

}  // namespace lede::facet
