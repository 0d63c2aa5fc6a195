// A query as its user wrote it: the syntax tree, each node with the columns it came from.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lede::query {

// Byte offsets [begin, end) in the query text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class NodeKind {
  kWords,     // text: one bare word as written; the tokenizer may see several (Jong-Un), which then stand
              // together
  kPhrase,    // text: what stood between quotes
  kPrefix,    // text: word* without the star
  kWildcard,  // text: a word with a star in it or before it (colo*r)
  kFuzzy,     // text: word~1 without the ~1; `distance`: the most edits
  kNear,      // children in order, within `distance` words of each other
  kAnd,       // all children
  kOr,        // any child
  kNot,       // one child, left out
  kAll,       // every article (an empty query)
};

struct Node {
  NodeKind kind = NodeKind::kAll;
  Span span;
  std::string field;  // schema field name; empty: title and text. On leaves only
  Span field_span;
  std::string text;       // leaves: UTF-8 as written, without quotes and star
  unsigned distance = 0;  // kNear: words; kFuzzy: edits
  std::vector<Node> children;
};

}  // namespace lede::query
