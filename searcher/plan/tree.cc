#include "searcher/plan/tree.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/schema.h"
#include "common/text/date_range.h"
#include "searcher/plan/dates.h"
#include "searcher/plan/fields.h"
#include "searcher/plan/phrases.h"
#include "searcher/plan/without.h"
#include "searcher/plan/words.h"

namespace lede::plan {

namespace {

using query::Node;
using query::NodeKind;
using Xapian::Query;

Query everything() { return Query(std::string()); }

Query join(Query::op op, const std::vector<Query>& queries) {
  return queries.size() == 1 ? queries.front() : Query(op, queries.begin(), queries.end());
}

// Queries for OP_AND and OP_AND_NOT, sorted by what they do.
struct Sides {
  std::vector<Query> weighted;
  std::vector<Query> filters;
  std::vector<Query> excluded;
  bool any = false;  // some part asked for something
};

Part join_and(const Sides& sides) {
  Part part{everything(), !sides.weighted.empty()};
  if (part.weighted) part.query = join(Query::OP_AND, sides.weighted);
  if (!sides.filters.empty()) {
    const Query filter = join(Query::OP_AND, sides.filters);
    part.query = part.weighted ? Query(Query::OP_FILTER, part.query, filter) : filter;
  }
  if (!sides.excluded.empty()) {
    part.query = without(part.query, join(Query::OP_OR, sides.excluded));
  }
  return part;
}

core::Status add_excluded(Context& context, const Node& negation, Sides& sides) {
  const bool outer = std::exchange(context.negated, !context.negated);
  const core::Result<MaybePart> part = plan_tree(context, negation.children.front());
  context.negated = outer;
  if (!part.ok()) return part.error();
  if (!*part) return core::ok_status();
  sides.any = true;
  sides.excluded.push_back((*part)->query);
  return core::ok_status();
}

core::Result<MaybePart> plan_and(Context& context, std::span<const Node> children) {
  Sides sides;
  for (const Node& child : children) {
    if (child.kind == NodeKind::kNot) {
      if (const core::Status status = add_excluded(context, child, sides); !status.ok())
        return status.error();
      continue;
    }
    const core::Result<MaybePart> part = plan_tree(context, child);
    if (!part.ok()) return part.error();
    if (!*part) continue;
    sides.any = true;
    if (child.kind == NodeKind::kAll) continue;  // no list need be walked for it
    ((*part)->weighted ? sides.weighted : sides.filters).push_back((*part)->query);
  }
  if (!sides.any) return MaybePart();
  return MaybePart(join_and(sides));
}

core::Result<MaybePart> plan_or(Context& context, const std::vector<Node>& children) {
  std::vector<Part> parts;
  bool weighted = false;
  for (const Node& child : children) {
    const std::size_t before = context.pieces.size();
    core::Result<MaybePart> part = plan_tree(context, child);
    if (!part.ok()) return part.error();
    if (!*part) continue;
    // Of a child that does not match as a whole, no piece adds anything.
    for (std::size_t i = before; child.kind == NodeKind::kAnd && i < context.pieces.size(); ++i) {
      context.pieces[i].query = Query(Query::OP_FILTER, context.pieces[i].query, (*part)->query);
    }
    weighted = weighted || (*part)->weighted;
    parts.push_back(**std::move(part));
  }
  if (parts.empty()) return MaybePart();
  std::vector<Query> queries;
  for (const Part& part : parts) {
    queries.push_back(weighted && !part.weighted ? Query(0.0, part.query) : part.query);
  }
  return MaybePart(Part{join(Query::OP_OR, queries), weighted});
}

core::Result<MaybePart> plan_date(Context& context, const Node& leaf) {
  const core::Result<text::DateRange> range = text::parse_date_range(leaf.text, context.now);
  if (!range.ok()) return range.error();
  return MaybePart(Part{date_query(context.snapshot.database(), *range)});
}

core::Result<MaybePart> plan_text(Context& context, const Node& leaf) {
  switch (leaf.kind) {
    case NodeKind::kPhrase:
      return plan_phrase(context, leaf);
    case NodeKind::kPrefix:
      return plan_prefix(context, leaf);
    case NodeKind::kWildcard:
    case NodeKind::kFuzzy:
      return plan_like(context, leaf);
    default:
      return plan_words(context, leaf);
  }
}

core::Result<MaybePart> plan_one(Context& context, const Node& leaf) {
  if (leaf.kind == NodeKind::kNear) return plan_near(context, leaf);
  const archive::Field* field = leaf.field.empty() ? nullptr : archive::find_field(leaf.field);
  if (!field) return plan_text(context, leaf);
  switch (field->kind) {
    case archive::FieldKind::kText:
      return plan_text(context, leaf);
    case archive::FieldKind::kName:
      if (leaf.kind == NodeKind::kWildcard || leaf.kind == NodeKind::kFuzzy)
        return plan_like_name(context, *field, leaf);
      return plan_name(context, *field, leaf);
    case archive::FieldKind::kAnyTag:
      return plan_any_tag(context, leaf);
    case archive::FieldKind::kExact:
      if (context.learned && field->name == "tag") return plan_any_tag(context, leaf);
      if (context.salient && field->name == "tag") field = archive::find_field("salient");
      return plan_exact(context, *field, leaf);
    case archive::FieldKind::kDate:
      return plan_date(context, leaf);
    case archive::FieldKind::kFlag:
      return MaybePart(plan_flag(*field, leaf));
    case archive::FieldKind::kStory:
      return MaybePart(plan_story(context, leaf));
  }
  return MaybePart();
}

// As its user wrote it, but for white space.
std::string written(const Node& node) {
  std::string text = node.field.empty() ? "" : node.field + ":";
  switch (node.kind) {
    case NodeKind::kPhrase:
      return text + "\"" + node.text + "\"";
    case NodeKind::kPrefix:
      return text + node.text + "*";
    case NodeKind::kFuzzy:
      return text + node.text + "~" + std::to_string(node.distance);
    case NodeKind::kNear:
      for (const Node& child : node.children)
        text += (text.empty() ? "" : " NEAR/" + std::to_string(node.distance) + " ") + written(child);
      return text;
    case NodeKind::kOr:
      for (const Node& child : node.children) text += (text.empty() ? "(" : " OR ") + written(child);
      return text + ")";
    default:
      return text + node.text;
  }
}

core::Result<MaybePart> plan_leaf(Context& context, const Node& leaf) {
  const std::size_t before = context.highlights.size();
  core::Result<MaybePart> part = plan_one(context, leaf);
  if (!part.ok() || !*part || context.negated) return part;
  context.pieces.push_back(
      {written(leaf),
       (*part)->query,
       (*part)->weighted,
       {context.highlights.begin() + static_cast<std::ptrdiff_t>(before), context.highlights.end()}});
  return part;
}

}  // namespace

core::Result<MaybePart> plan_tree(Context& context, const Node& node) {
  switch (node.kind) {
    case NodeKind::kAnd:
      return plan_and(context, node.children);
    case NodeKind::kNot:
      return plan_and(context, {&node, 1});
    case NodeKind::kOr:
      return plan_or(context, node.children);
    case NodeKind::kAll:
      return MaybePart(Part{everything()});
    default:
      return plan_leaf(context, node);
  }
}

}  // namespace lede::plan
