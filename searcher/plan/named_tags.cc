#include "searcher/plan/named_tags.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

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

// Words that stand side by side in the query.
using Run = std::vector<std::string>;

class Runs {
 public:
  std::vector<Run> take(const Node& root) {
    walk(root);
    close();
    return std::move(runs_);
  }

 private:
  void walk(const Node& node) {
    const bool is_word = node.kind == NodeKind::kWords || node.kind == NodeKind::kPhrase;
    if (node.kind == NodeKind::kAnd || node.kind == NodeKind::kOr) {
      for (const Node& child : node.children) walk(child);
    } else if (!is_word || !node.field.empty()) {
      close();
    } else {
      if (node.kind == NodeKind::kPhrase) close();
      for (std::string& form : text::fold_words(node.text)) {
        if (words_++ < kMaxWords) run_.push_back(std::move(form));
      }
      if (node.kind == NodeKind::kPhrase) close();
    }
  }
  void close() {
    if (!run_.empty()) runs_.push_back(std::exchange(run_, {}));
  }

  std::vector<Run> runs_;
  Run run_;
  std::size_t words_ = 0;
};

std::string joined(std::span<const std::string> forms) {
  std::string key;
  for (const std::string& form : forms) key += (key.empty() ? "" : " ") + form;
  return key;
}

// The folded name of the tag that `key` means; empty for none, and for several.
std::string tag_named(const Context& context, const std::string& key) {
  const TagTable& table = context.snapshot.tags();
  if (table.named(key) != TagTable::kNone) return key;
  const std::vector<std::uint32_t> others = table.aliased(key);
  if (others.size() > 1) return "";
  return others.empty() ? key : article::fold_tag(table.name(others.front()));
}

Xapian::Query constant(double weight, const std::string& term) {
  const Xapian::Query same((new Xapian::FixedWeightPostingSource(weight))->release());
  return {Xapian::Query::OP_FILTER, same, Xapian::Query(term)};
}

class Evidence {
 public:
  explicit Evidence(Context& context) : context_(context), database_(context.snapshot.database()) {}

  void add(std::span<const std::string> run) {
    while (!run.empty()) {
      std::size_t length = std::min(kLongestName, run.size());
      while (length > 0 && !add_name(run.first(length))) --length;
      run = run.subspan(std::max<std::size_t>(length, 1));
    }
  }
  const std::vector<Xapian::Query>& weights() const { return weights_; }

 private:
  // Whether `words` name a tag that articles have.
  bool add_name(std::span<const std::string> words) {
    const auto is_stop = [&](const std::string& word) {
      return text::is_stop_word(word, context_.snapshot.stemmer());
    };
    if (std::ranges::all_of(words, is_stop)) return false;
    std::string key = tag_named(context_, joined(words));
    if (key.empty()) return false;
    const std::string term = archive::term_of(archive::find_field("tag")->key_prefix, key);
    const Xapian::doccount borne = database_.get_termfreq(term);
    if (borne == 0) return false;
    if (std::ranges::find(seen_, key) != seen_.end()) return true;
    weights_.push_back(weight(key, term, borne));
    const std::string name = tag_name(context_.snapshot, key);
    context_.pieces.push_back({"tag " + name, weights_.back(), true, {}});
    context_.named_tags.push_back(name);
    seen_.push_back(std::move(key));
    return true;
  }

  Xapian::Query weight(const std::string& key, const std::string& term, Xapian::doccount borne) const {
    const double whole = -kShare * std::log(static_cast<double>(borne) / database_.get_doccount());
    const std::string about = archive::term_of(archive::find_field("salient")->key_prefix, key);
    if (!database_.term_exists(about)) return constant(whole, term);
    return {Xapian::Query::OP_OR, constant(kMentioned * whole, term),
            constant((1 - kMentioned) * whole, about)};
  }

  Context& context_;
  const Xapian::Database& database_;
  std::vector<std::string> seen_;  // keys
  std::vector<Xapian::Query> weights_;
};

}  // namespace

Xapian::Query weigh_named_tags(Context& context, const Node& root, const Xapian::Query& query) {
  Evidence evidence(context);
  for (const Run& run : Runs().take(root)) evidence.add(run);
  const std::vector<Xapian::Query>& weights = evidence.weights();
  if (weights.empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_MAYBE, query,
                       Xapian::Query(Xapian::Query::OP_OR, weights.begin(), weights.end()));
}

}  // namespace lede::plan
