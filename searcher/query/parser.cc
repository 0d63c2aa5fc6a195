#include "searcher/query/parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/archive/schema.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "searcher/query/leaf_check.h"
#include "searcher/query/lexer.h"
#include "searcher/query/mistake.h"

namespace lede::query {

namespace {

// Recursive descent; each level of parentheses takes five frames.
constexpr std::size_t kMaxDepth = 100;

bool is_leaf(const Node& node) {
  return node.kind == NodeKind::kWords || node.kind == NodeKind::kPhrase || node.kind == NodeKind::kPrefix ||
         node.kind == NodeKind::kWildcard || node.kind == NodeKind::kFuzzy;
}

// Whether `node` only says which articles may be found (tag:, date:, ...), not which words
// are looked for. With kAny such conditions hold all the same.
bool is_condition(const Node& node) {
  if (!node.children.empty()) return std::all_of(node.children.begin(), node.children.end(), is_condition);
  if (!is_leaf(node)) return true;
  return !node.field.empty() && archive::find_field(node.field)->kind != archive::FieldKind::kText;
}

NodeKind leaf_kind(MarkKind mark) {
  switch (mark) {
    case MarkKind::kPhrase:
      return NodeKind::kPhrase;
    case MarkKind::kPrefix:
      return NodeKind::kPrefix;
    case MarkKind::kWildcard:
      return NodeKind::kWildcard;
    case MarkKind::kFuzzy:
      return NodeKind::kFuzzy;
    default:
      return NodeKind::kWords;
  }
}

Node combine(NodeKind kind, std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = kind;
  if (children.empty()) {
    node.kind = NodeKind::kAll;
    return node;
  }
  node.span = {children.front().span.begin, children.back().span.end};
  for (Node& child : children) {
    if (child.kind == kind) {
      std::move(child.children.begin(), child.children.end(), std::back_inserter(node.children));
    } else {
      node.children.push_back(std::move(child));
    }
  }
  return node;
}

// Words side by side when any of them is enough.
Node combine_any(std::vector<Node> children) {
  std::vector<Node> any, all;
  for (Node& child : children) {
    (child.kind == NodeKind::kNot || is_condition(child) ? all : any).push_back(std::move(child));
  }
  if (!any.empty()) all.insert(all.begin(), combine(NodeKind::kOr, std::move(any)));
  return combine(NodeKind::kAnd, std::move(all));
}

bool has_text(std::string_view query) { return !text::collapse_white_space(query).empty(); }

// A query of punctuation alone: it asks for something, so it must not find everything.
Node wordless(std::string_view query) {
  Node node;
  node.kind = NodeKind::kWords;
  node.span = {0, query.size()};
  node.text = query;
  return node;
}

class Parser {
 public:
  Parser(std::string_view query, MatchWords match, std::vector<Mark> marks, const Periods* periods)
      : query_(query), match_(match), marks_(std::move(marks)), periods_(periods) {}

  core::Result<Node> run();

 private:
  const Mark& mark() const { return marks_[at_]; }
  bool at_operand_end() const;
  core::Error wrong(Span at, std::string message, std::string hint) const {
    return mistake(query_, at, std::move(message), std::move(hint));
  }
  core::Error missing_operand() const;
  core::Error closes_nothing() const {
    return wrong(mark().span, "this ) closes nothing", "take it away, or put the text in quotes");
  }
  core::Error not_closed(Span open) const {
    return wrong(open, "this ( is not closed", "add a ), or put the text in quotes");
  }

  core::Result<Node> parse_or();
  core::Result<Node> parse_side_by_side();
  core::Result<Node> parse_and();
  core::Result<Node> parse_not();
  core::Result<Node> parse_near();
  core::Result<Node> parse_operand();
  core::Result<Node> parse_group(const Mark& open);
  core::Status check_near(const Node& operand, const std::string& field) const;
  core::Result<Node> leaf(const Mark& from);

  std::string_view query_;
  MatchWords match_;
  std::vector<Mark> marks_;
  const Periods* periods_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string field_;  // that holds here
  Span field_span_;
};

bool Parser::at_operand_end() const {
  return mark().kind == MarkKind::kEnd || mark().kind == MarkKind::kClose || mark().kind == MarkKind::kOr;
}

core::Result<Node> Parser::run() {
  if (mark().kind == MarkKind::kEnd) return Node{};
  core::Result<Node> node = parse_or();
  if (!node.ok()) return node;
  if (mark().kind == MarkKind::kClose) return closes_nothing();
  return node;
}

core::Result<Node> Parser::parse_or() {
  std::vector<Node> children;
  while (true) {
    core::Result<Node> child = parse_side_by_side();
    if (!child.ok()) return child;
    children.push_back(*std::move(child));
    if (mark().kind != MarkKind::kOr) return combine(NodeKind::kOr, std::move(children));
    ++at_;
  }
}

core::Result<Node> Parser::parse_side_by_side() {
  std::vector<Node> children;
  do {
    core::Result<Node> child = parse_and();
    if (!child.ok()) return child;
    children.push_back(*std::move(child));
  } while (!at_operand_end());
  return match_ == MatchWords::kAny ? combine_any(std::move(children))
                                    : combine(NodeKind::kAnd, std::move(children));
}

core::Result<Node> Parser::parse_and() {
  std::vector<Node> children;
  while (true) {
    core::Result<Node> child = parse_not();
    if (!child.ok()) return child;
    children.push_back(*std::move(child));
    if (mark().kind != MarkKind::kAnd) return combine(NodeKind::kAnd, std::move(children));
    ++at_;
  }
}

core::Result<Node> Parser::parse_not() {
  const Span first = mark().span;
  bool negated = false;
  for (; mark().kind == MarkKind::kNot; ++at_) negated = !negated;
  core::Result<Node> child = parse_near();
  if (!child.ok() || !negated) return child;
  Node node;
  node.kind = NodeKind::kNot;
  node.span = {first.begin, child->span.end};
  node.children.push_back(*std::move(child));
  return node;
}

core::Result<Node> Parser::parse_near() {
  core::Result<Node> first = parse_operand();
  if (!first.ok() || mark().kind != MarkKind::kNear) return first;
  Node node;
  node.kind = NodeKind::kNear;
  node.distance = mark().distance;
  const std::string field = first->children.empty() ? first->field : first->children.front().field;
  node.children.push_back(*std::move(first));
  while (mark().kind == MarkKind::kNear) {
    if (mark().distance != node.distance) {
      return wrong(mark().span, "NEAR with two distances", "use one distance, or parentheses and AND");
    }
    ++at_;
    core::Result<Node> next = parse_operand();
    if (!next.ok()) return next;
    node.children.push_back(*std::move(next));
  }
  for (const Node& child : node.children) {
    if (const core::Status status = check_near(child, field); !status.ok()) return status.error();
  }
  node.span = {node.children.front().span.begin, node.children.back().span.end};
  return node;
}

core::Status Parser::check_near(const Node& operand, const std::string& field) const {
  const bool group =
      operand.kind == NodeKind::kOr && std::all_of(operand.children.begin(), operand.children.end(), is_leaf);
  if (!is_leaf(operand) && !group) {
    return wrong(operand.span, "NEAR stands between words", "for example sony NEAR/5 (hack OR attack)");
  }
  for (const Node& leaf : group ? operand.children : std::vector<Node>{operand}) {
    if (leaf.kind == NodeKind::kWildcard || leaf.kind == NodeKind::kFuzzy) {
      return wrong(leaf.span, "NEAR takes no ~ and no * inside a word",
                   "give the words it may be, as in sony NEAR/5 (hack OR attack)");
    }
    if (is_condition(leaf) || leaf.field != field) {
      return wrong(leaf.span, "NEAR takes words of one field", "for example title:(sony NEAR/5 hack)");
    }
  }
  return core::ok_status();
}

// At a mark that is no operand where one must stand.
core::Error Parser::missing_operand() const {
  const auto written = [this](const Mark& m) {
    return std::string(query_.substr(m.span.begin, m.span.end - m.span.begin));
  };
  const auto as_a_word = [](const std::string& name) {
    return "give a word, or put " + name + " in quotes to search it as a word";
  };
  const Mark* before = at_ > 0 ? &marks_[at_ - 1] : nullptr;
  if (before && before->kind != MarkKind::kOpen) {
    const std::string name = written(*before);
    return wrong(before->span, "nothing to search for stands after " + name, as_a_word(name));
  }
  if (mark().kind == MarkKind::kEnd && before) return not_closed(before->span);
  if (mark().kind == MarkKind::kClose) {
    if (!before) return closes_nothing();
    return wrong({before->span.begin, mark().span.end}, "nothing stands between the parentheses",
                 "take them away, or put the text in quotes");
  }
  const std::string name = written(mark());
  return wrong(mark().span, "nothing to search for stands before " + name, as_a_word(name));
}

core::Result<Node> Parser::parse_operand() {
  const std::string outer_field = field_;
  const Span outer_span = field_span_;
  if (mark().kind == MarkKind::kField) {
    field_ = mark().text;
    field_span_ = mark().span;
    ++at_;
  }
  const Mark& here = mark();
  core::Result<Node> node = Node{};  // as a lone * is: everything
  switch (here.kind) {
    case MarkKind::kWord:
    case MarkKind::kPhrase:
    case MarkKind::kPrefix:
    case MarkKind::kWildcard:
    case MarkKind::kFuzzy:
      ++at_;
      node = leaf(here);
      break;
    case MarkKind::kStar:
      ++at_;
      node->span = here.span;
      break;
    case MarkKind::kOpen:
      ++at_;
      node = parse_group(here);
      break;
    default:
      node = missing_operand();
      break;
  }
  field_ = outer_field;
  field_span_ = outer_span;
  return node;
}

core::Result<Node> Parser::parse_group(const Mark& open) {
  if (++depth_ > kMaxDepth) {
    return wrong(open.span, "more than " + std::to_string(kMaxDepth) + " parentheses inside one another",
                 "write the query with fewer");
  }
  core::Result<Node> node = parse_or();
  if (!node.ok()) return node;
  if (mark().kind != MarkKind::kClose) return not_closed(open.span);
  node->span = {open.span.begin, mark().span.end};
  ++at_;
  --depth_;
  return node;
}

core::Result<Node> Parser::leaf(const Mark& from) {
  const bool named_date = field_ == "date" && periods_ != nullptr;
  if (!field_.empty() && !named_date) {
    if (const core::Status status = check_leaf(query_, field_, from); !status.ok()) return status.error();
  }
  Node node;
  node.kind = leaf_kind(from.kind);
  node.distance = from.distance;
  node.span = from.span;
  node.field = field_;
  node.field_span = field_span_;
  node.text = from.text;
  if (named_date) {
    if (from.kind != MarkKind::kWord && from.kind != MarkKind::kPhrase)
      return wrong(from.span, "date: takes no * and no ~", "give the whole value");
    core::Result<std::string> span = read_date(query_, from, *periods_);
    if (!span) return span.error();
    node.text = *std::move(span);
  }
  return node;
}

}  // namespace

core::Result<Node> parse_query(std::string_view text, MatchWords match, const Periods* periods) {
  if (!text::is_valid_utf8(text)) {
    return core::Error{core::ErrorCode::kUsage, "the query is not UTF-8", "check the terminal's locale", ""};
  }
  core::Result<std::vector<Mark>> marks = read_marks(text);
  if (!marks.ok()) return marks.error();
  if (marks->size() == 1 && has_text(text)) return wordless(text);
  return Parser(text, match, *std::move(marks), periods).run();
}

core::Result<Node> parse_plain(std::string_view text, MatchWords match) {
  const std::string valid = text::to_valid_utf8(text);
  text::Tokens tokens;
  tokens.assign(valid);
  std::vector<Node> words;
  for (const text::Token& token : tokens) {
    if (words.size() == kMaxPlainWords) {
      return core::Error{core::ErrorCode::kUsage,
                         "the query has more than " + std::to_string(kMaxPlainWords) + " words",
                         "give fewer, or use 'similar' to find articles like a text", ""};
    }
    Node word;
    word.kind = NodeKind::kWords;
    word.span = {token.offset, token.offset + token.length};
    word.text = valid.substr(token.offset, token.length);
    words.push_back(std::move(word));
  }
  if (words.empty() && has_text(valid)) words.push_back(wordless(valid));
  return combine(match == MatchWords::kAny ? NodeKind::kOr : NodeKind::kAnd, std::move(words));
}

}  // namespace lede::query
