// A syntax tree as one line, for tests: (and sony (not "the hack") title:dog* (near/5 a b)).
#pragma once

#include <string>

#include "searcher/query/syntax.h"

namespace lede::query {

inline std::string tree_text(const Node& node) {
  const std::string field = node.field.empty() ? "" : node.field + ":";
  std::string name;
  switch (node.kind) {
    case NodeKind::kWords:
      return field + node.text;
    case NodeKind::kPhrase:
      return field + '"' + node.text + '"';
    case NodeKind::kPrefix:
      return field + node.text + "*";
    case NodeKind::kWildcard:
      return field + "wild:" + node.text;
    case NodeKind::kFuzzy:
      return field + node.text + "~" + std::to_string(node.distance);
    case NodeKind::kAll:
      return "all";
    case NodeKind::kNear:
      name = "near/" + std::to_string(node.distance);
      break;
    case NodeKind::kAnd:
      name = "and";
      break;
    case NodeKind::kOr:
      name = "or";
      break;
    case NodeKind::kNot:
      name = "not";
      break;
  }
  for (const Node& child : node.children) name += " " + tree_text(child);
  return "(" + name + ")";
}

}  // namespace lede::query
