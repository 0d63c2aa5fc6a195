#include "searcher/plan/named_tags.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "common/archive/schema.h"
#include "common/article/tag_name.h"
#include "common/text/stop_words.h"
#include "common/text/tokens.h"
#include "searcher/plan/tags.h"

namespace lede::plan {
namespace {

using archive::TagTable;
using query::Node;
using query::NodeKind;

constexpr std::size_t kLongestName = 6;  // words
constexpr std::size_t kMaxWords = 64;    // of a query that are looked at: each costs lookups of names
// A tag weighs this many times the logarithm of one in how many articles has it, about half of what a word so
// rare adds where it is frequent: half of it where an article only mentions the tag, all where it is about
// it. Chosen on judged queries of news (match/ranking.cc).
constexpr double kShare = 1.5;
constexpr double kMentioned = 0.5;

bool is_words(const Node& node) { return node.kind == NodeKind::kWords && node.field.empty(); }

std::string joined(const std::vector<std::string>& forms, std::size_t begin, std::size_t end) {
  std::string key;
  for (std::size_t i = begin; i < end; ++i) key += (key.empty() ? "" : " ") + forms[i];
  return key;
}

std::string term_of_tag(std::string_view field, const std::string& key) {
  return archive::term_of(archive::find_field(field)->key_prefix, key);
}

Xapian::Query constant(double weight, const std::string& term) {
  const Xapian::Query same((new Xapian::FixedWeightPostingSource(weight))->release());
  return {Xapian::Query::OP_FILTER, same, Xapian::Query(term)};
}

Node tag_node(const std::string& name) {
  Node tag;
  tag.kind = NodeKind::kWords;
  tag.field = "tag";
  tag.text = "=" + name;
  return tag;
}

}  // namespace

NamedTags::NamedTags(const Context& context, const Node& root) : context_(context), root_(root) {
  walk(root_);
}

void NamedTags::walk(Node& node) {
  if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr) {
    walk_children(node);
  } else if (node.kind == NodeKind::kPhrase && node.field.empty()) {
    take_phrase(node);
  } else if (is_words(node)) {
    Node only;  // as the one child of an OR
    only.kind = NodeKind::kOr;
    only.children.push_back(std::move(node));
    walk_children(only);
    node = only.children.size() == 1 ? std::move(only.children.front()) : std::move(only);
  }
}

void NamedTags::walk_children(Node& node) {
  std::vector<Node> children;
  for (std::size_t at = 0; at < node.children.size();) {
    Run run;
    std::size_t end = at;
    for (; end < node.children.size() && is_words(node.children[end]); ++end) {
      for (std::string& form : text::fold_words(node.children[end].text)) {
        run.forms.push_back(std::move(form));
        run.children.push_back(end);
      }
    }
    if (end == at) {
      walk(node.children[at]);
      children.push_back(std::move(node.children[at++]));
      continue;
    }
    const auto widenings = take(run);
    for (auto widening = widenings.begin(); at < end;) {
      if (widening == widenings.end() || widening->begin != at) {
        children.push_back(std::move(node.children[at++]));
        continue;
      }
      Node words, either;
      words.kind = node.kind;
      either.kind = NodeKind::kOr;
      for (; at < widening->end; ++at) words.children.push_back(std::move(node.children[at]));
      either.children.push_back(words.children.size() == 1 ? std::move(words.children.front())
                                                           : std::move(words));
      either.children.push_back(tag_node(widening->name));
      children.push_back(std::move(either));
      ++widening;
    }
  }
  node.children = std::move(children);
}

void NamedTags::take_phrase(const Node& phrase) {
  Run run;
  run.forms = text::fold_words(phrase.text);
  take(run);
}

// Notes the tags that the run names. Gives those that widen it, each with the child it begins at.
std::vector<NamedTags::Widening> NamedTags::take(const Run& run) {
  std::vector<Widening> widenings;
  const std::size_t last = std::min(run.forms.size(), kMaxWords - std::min(words_, kMaxWords));
  words_ += last;
  // Whether a name that begins or ends before the form takes whole children.
  const auto is_edge = [&](std::size_t form) {
    return form == 0 || form == run.forms.size() || run.children[form] != run.children[form - 1];
  };
  for (std::size_t at = 0; at < last;) {
    std::size_t end = std::min(last, at + kLongestName);
    std::optional<Named> named = named_by(run, at, end);
    while (!named && end > at + 1) named = named_by(run, at, --end);
    if (named) {
      if (!run.children.empty() && is_edge(at) && is_edge(end) && may_widen(*named)) {
        widenings.push_back({run.children[at], run.children[end - 1] + 1, named->name});
        widenings_.push_back(joined(run.forms, at, end) + ", also the tag " + named->name);
      }
      const auto is_known = [&](const Named& other) { return other.key == named->key; };
      if (std::ranges::none_of(named_, is_known)) named_.push_back(*std::move(named));
    }
    at = end;
  }
  return widenings;
}

// The tag that articles have and the forms name; nothing where they name none, or several.
std::optional<NamedTags::Named> NamedTags::named_by(const Run& run, std::size_t begin,
                                                    std::size_t end) const {
  const auto is_stop = [&](const std::string& word) {
    return text::is_stop_word(word, context_.snapshot.stemmer());
  };
  if (std::all_of(run.forms.begin() + static_cast<std::ptrdiff_t>(begin),
                  run.forms.begin() + static_cast<std::ptrdiff_t>(end), is_stop))
    return std::nullopt;
  const TagTable& table = context_.snapshot.tags();
  Named named{joined(run.forms, begin, end), {}, 0};
  if (table.named(named.key) == TagTable::kNone) {
    const std::vector<std::uint32_t> others = table.aliased(named.key);
    if (others.size() > 1) return std::nullopt;
    if (!others.empty()) named.key = article::fold_tag(table.name(others.front()));
  }
  named.articles = context_.snapshot.database().get_termfreq(term_of_tag("tag", named.key));
  if (named.articles == 0) return std::nullopt;
  named.name = tag_name(context_.snapshot, named.key);
  return named;
}

// A place's other names are its people and cities, which it is not; a publisher's tag has none.
bool NamedTags::may_widen(const Named& named) const {
  const TagTable& table = context_.snapshot.tags();
  const std::uint32_t tag = table.named(named.key);
  return tag != TagTable::kNone && table.kind(tag) != "place" &&
         meaning_of_tag(context_.snapshot, "=" + named.name).found;
}

Xapian::Query NamedTags::weight(const Named& named) const {
  const Xapian::Database& database = context_.snapshot.database();
  const double share = static_cast<double>(named.articles) / database.get_doccount();
  const double whole = -kShare * std::log(share);
  const std::string term = term_of_tag("tag", named.key), about = term_of_tag("salient", named.key);
  if (!database.term_exists(about)) return constant(whole, term);
  return {Xapian::Query::OP_OR, constant(kMentioned * whole, term),
          constant((1 - kMentioned) * whole, about)};
}

Xapian::Query NamedTags::weigh(Context& context, const Xapian::Query& query) const {
  if (named_.empty()) return query;
  std::vector<Xapian::Query> weights;
  for (const Named& named : named_) {
    weights.push_back(weight(named));
    context.pieces.push_back({"tag " + named.name, weights.back(), true, {}});
    context.named_tags.push_back(named.name);
  }
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                       Xapian::Query(Xapian::Query::OP_OR, weights.begin(), weights.end()));
}

}  // namespace lede::plan
