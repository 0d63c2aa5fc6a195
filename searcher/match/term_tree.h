// The rows that a query of terms and of row sources matches, read from their lists without weights.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/archive/row_source.h"

namespace lede::match {

// A query as sets of rows. Xapian's matcher makes a document of every match for who only wants its
// number: ten times the work of walking the lists. Both find the same rows.
class TermTree {
 public:
  // Nothing where the query holds anything but terms and row sources (phrases, words near each other, of a
  // prefix) under AND, OR, AND NOT and their weighted kinds: ranges are Xapian's to match. `query` must
  // outlive the tree.
  static std::optional<TermTree> of(const Xapian::Query& query);

  // The rows below `limit` that match, ascending; row r is the partition's document r + 1. Throws
  // Xapian::Error as its lists do.
  std::vector<std::uint32_t> rows(const Xapian::Database& partition, std::uint32_t limit) const;

  // Those of `rows`, ascending, that match.
  std::vector<std::uint32_t> rows_among(const Xapian::Database& partition,
                                        const std::vector<std::uint32_t>& rows) const;
  // No more rows below `limit` than this match.
  std::uint64_t most(const Xapian::Database& partition, std::uint32_t limit) const;

 private:
  enum class Kind { kNothing, kEverything, kTerm, kSource, kAnyOf, kAllOf, kFirstWithoutRest };
  struct Node {
    Kind kind = Kind::kNothing;
    std::string term = {};
    std::vector<Node> children = {};
    const archive::RowSource* source = nullptr;
  };
  class Walk;

  static std::optional<Node> read(const Xapian::Query& query);
  static std::optional<Node> read_children(Kind kind, const Xapian::Query& query);
  explicit TermTree(Node root) : root_(std::move(root)) {}

  Node root_;
};

}  // namespace lede::match
