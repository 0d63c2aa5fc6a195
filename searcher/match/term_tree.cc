#include "searcher/match/term_tree.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

namespace lede::match {

using Rows = std::vector<std::uint32_t>;
using Xapian::Query;

namespace {

Rows joined(const Rows& a, const Rows& b) {
  Rows both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace

// A tree over one partition.
class TermTree::Walk {
 public:
  Walk(const Xapian::Database& partition, std::uint32_t limit) : partition_(partition), limit_(limit) {}

  Rows rows(const Node& node) const {
    switch (node.kind) {
      case Kind::kNothing:
        return {};
      case Kind::kEverything:
        return everything();
      case Kind::kTerm:
        return rows_of_term(node.term);
      case Kind::kSource:
        return rows_of_source(node);
      case Kind::kAnyOf:
        return any_of(node.children, [&](const Node& child) { return rows(child); });
      case Kind::kAllOf:
        return all_of(node.children);
      case Kind::kFirstWithoutRest:
        return without(rows(node.children.front()), node.children);
    }
    return {};
  }

  // Those of `rows` that match, where other lists have narrowed them already.
  Rows among(const Node& node, const Rows& rows) const {
    if (rows.empty()) return {};
    switch (node.kind) {
      case Kind::kNothing:
        return {};
      case Kind::kEverything:
        return rows;
      case Kind::kTerm:
        return among_term(node.term, rows);
      case Kind::kSource:
        return among_source(node, rows);
      case Kind::kAnyOf:
        return any_of(node.children, [&](const Node& child) { return among(child, rows); });
      case Kind::kAllOf: {
        Rows left = rows;
        for (const Node& child : node.children) left = among(child, left);
        return left;
      }
      case Kind::kFirstWithoutRest:
        return without(among(node.children.front(), rows), node.children);
    }
    return {};
  }

  // No node matches more.
  std::uint64_t most(const Node& node) const {
    std::uint64_t sum = 0, least = limit_;
    for (const Node& child : node.children) {
      const std::uint64_t of_child = most(child);
      sum += of_child;
      least = std::min(least, of_child);
    }
    switch (node.kind) {
      case Kind::kNothing:
        return 0;
      case Kind::kEverything:
        return limit_;
      case Kind::kTerm:
        return partition_.get_termfreq(node.term);
      case Kind::kSource:
        return opened(node).get_termfreq_max();
      case Kind::kAnyOf:
        return sum;
      case Kind::kAllOf:
        return least;
      case Kind::kFirstWithoutRest:
        return most(node.children.front());
    }
    return limit_;
  }

 private:
  Rows everything() const {
    Rows all(limit_);
    std::iota(all.begin(), all.end(), 0U);
    return all;
  }

  Rows rows_of_term(const std::string& term) const {
    Rows rows;
    rows.reserve(partition_.get_termfreq(term));
    const auto end = partition_.postlist_end(term);
    for (auto at = partition_.postlist_begin(term); at != end && *at <= limit_; ++at) rows.push_back(*at - 1);
    return rows;
  }

  Rows among_term(const std::string& term, const Rows& rows) const {
    Rows found;
    auto at = partition_.postlist_begin(term);
    const auto end = partition_.postlist_end(term);
    for (const std::uint32_t row : rows) {
      if (at == end) break;
      at.skip_to(row + 1);
      if (at != end && *at == row + 1) found.push_back(row);
    }
    return found;
  }

  // At its beginning in this partition. Each node of a tree is walked at most once.
  archive::RowSource& opened(const Node& node) const {
    auto& known = sources_[&node];
    if (!known) {
      known.reset(node.source->clone());
      known->init(partition_);
    }
    return *known;
  }

  Rows rows_of_source(const Node& node) const {
    Rows rows = opened(node).take_rows();
    while (!rows.empty() && rows.back() >= limit_) rows.pop_back();
    return rows;
  }

  Rows among_source(const Node& node, const Rows& rows) const {
    Rows found;
    archive::RowSource& source = opened(node);
    for (const std::uint32_t row : rows) {
      source.skip_to(row + 1, 0);
      if (source.at_end()) break;
      if (source.get_docid() == row + 1) found.push_back(row);
    }
    return found;
  }

  // By halves, so that each row is copied a few times only, however many lists there are.
  template <typename RowsOf>
  static Rows any_of(std::span<const Node> nodes, const RowsOf& rows_of) {
    if (nodes.empty()) return {};
    if (nodes.size() == 1) return rows_of(nodes.front());
    const std::size_t half = nodes.size() / 2;
    return joined(any_of(nodes.first(half), rows_of), any_of(nodes.subspan(half), rows_of));
  }

  // The rarest first: the others are only looked up.
  Rows all_of(const std::vector<Node>& nodes) const {
    std::vector<std::pair<std::uint64_t, const Node*>> order;
    for (const Node& node : nodes) order.emplace_back(most(node), &node);
    std::sort(order.begin(), order.end());
    Rows left = rows(*order.front().second);
    for (std::size_t i = 1; i < order.size(); ++i) left = among(*order[i].second, left);
    return left;
  }

  Rows without(Rows rows, std::span<const Node> nodes) const {
    for (const Node& node : nodes.subspan(1)) {
      const Rows gone = among(node, rows);
      Rows left;
      left.reserve(rows.size() - gone.size());
      std::set_difference(rows.begin(), rows.end(), gone.begin(), gone.end(), std::back_inserter(left));
      rows = std::move(left);
    }
    return rows;
  }

  const Xapian::Database& partition_;
  std::uint32_t limit_;
  mutable std::unordered_map<const Node*, std::unique_ptr<archive::RowSource>> sources_;
};

std::optional<TermTree> TermTree::of(const Query& query) {
  auto root = read(query);
  if (!root) return std::nullopt;
  return TermTree(*std::move(root));
}

std::optional<TermTree::Node> TermTree::read(const Query& query) {
  if (query.empty()) return Node{};
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return Node{Kind::kTerm, *query.get_terms_begin()};
    case Query::LEAF_POSTING_SOURCE: {
      const archive::RowSource* source = archive::source_of(query);
      if (source == nullptr) return std::nullopt;
      return Node{Kind::kSource, {}, {}, source};
    }
    case Query::LEAF_MATCH_ALL:
      return Node{Kind::kEverything};
    case Query::LEAF_MATCH_NOTHING:
      return Node{};
    case Query::OP_OR:
    case Query::OP_SYNONYM:
    case Query::OP_MAX:
      return read_children(Kind::kAnyOf, query);
    case Query::OP_AND:
    case Query::OP_FILTER:
      return read_children(Kind::kAllOf, query);
    case Query::OP_AND_NOT:
      return read_children(Kind::kFirstWithoutRest, query);
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      if (query.get_num_subqueries() == 0) return std::nullopt;
      return read(query.get_subquery(0));
    default:
      return std::nullopt;
  }
}

std::optional<TermTree::Node> TermTree::read_children(Kind kind, const Query& query) {
  Node node{kind};
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    auto child = read(query.get_subquery(i));
    if (!child) return std::nullopt;
    node.children.push_back(*std::move(child));
  }
  if (node.children.empty()) return std::nullopt;
  return node;
}

Rows TermTree::rows(const Xapian::Database& partition, std::uint32_t limit) const {
  return Walk(partition, limit).rows(root_);
}

Rows TermTree::rows_among(const Xapian::Database& partition, const Rows& rows) const {
  return rows.empty() ? Rows() : Walk(partition, rows.back() + 1).among(root_, rows);
}

std::uint64_t TermTree::most(const Xapian::Database& partition, std::uint32_t limit) const {
  return Walk(partition, limit).most(root_);
}

}  // namespace lede::match
