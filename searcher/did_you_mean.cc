#include "searcher/did_you_mean.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/archive/key_search.h"
#include "common/archive/schema.h"
#include "common/text/stems.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "searcher/spelling/corrections.h"

namespace lede::searcher {
namespace {

using archive::Snapshot;
using present::Suggestion;
using query::Node;
using query::NodeKind;
using query::Span;

constexpr std::size_t kMostWords = 50;      // that are looked at
constexpr std::size_t kMostMended = 3;      // words; each costs a walk over the archive's words
constexpr std::size_t kMostChoices = 3;     // corrections of one word that are tried
constexpr std::uint64_t kRareWord = 2;      // articles
constexpr std::size_t kPhraseChoices = 20;  // and of a phrase's word, which its neighbours tell apart
constexpr std::size_t kMostTries = 40;      // queries that are counted
// Where the few articles found may be others' misprints: so many times more must be there for the asking.
constexpr std::uint64_t kManyTimes = 500;

// A word of the query.
struct Word {
  Span span;          // of its written form
  std::string form;   // folded
  std::string field;  // the letter with which its keys begin
  bool stemmed;       // found in any form
  bool in_phrase;
  bool known;
};

// A place of the query with what may stand there instead.
struct Mend {
  Span span;
  std::vector<std::string> choices;  // best first
};

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// As the archive writes it, or as the user wrote it: "GAURDIANS" -> "GUARDIANS".
std::string shown(const Snapshot& snapshot, const std::string& form, std::string_view typed) {
  std::string word = archive::written_form(snapshot, form);
  const bool shouted = typed.size() > 1 && std::all_of(typed.begin(), typed.end(), is_upper);
  for (std::size_t i = 0; i < word.size() && !typed.empty() && is_upper(typed[0]); ++i) {
    if (word[i] >= 'a' && word[i] <= 'z' && (i == 0 || shouted)) word[i] = static_cast<char>(word[i] - 32);
  }
  return word;
}

class Mender {
 public:
  Mender(const Snapshot& snapshot, std::string_view query, std::uint64_t total, const CountArticles& count)
      : snapshot_(snapshot), query_(query), total_(total), count_(count), stemmer_(snapshot.stemmer()) {}

  core::Result<std::optional<Suggestion>> mend(const Node& root) {
    read(root);
    if (total_ == 0) {
      auto found = try_each(joined());
      if (!found || *found) return found;
    }
    std::vector<Mend> mends;
    for (const Word& word : words_) {
      if (word.known) continue;
      Mend mend = mend_of(word);
      if (mend.choices.empty() || mends.size() == kMostMended) return std::optional<Suggestion>();
      mends.push_back(std::move(mend));
    }
    if (!mends.empty()) return try_together(mends);
    if (total_ > kRareWord) return std::optional<Suggestion>();
    if (total_ > 0) return mend_misprint();
    for (const Word& word : words_) {
      if (mends.size() < kMostMended && (word.in_phrase || is_rare(word))) mends.push_back(mend_of(word));
    }
    return try_each(mends);
  }

 private:
  // A word that hardly any article has, and that one letter makes a very frequent one.
  core::Result<std::optional<Suggestion>> mend_misprint() {
    for (const Word& word : words_) {
      if (word.in_phrase || !is_rare(word)) continue;
      const Mend mend = mend_of(word);
      if (mend.choices.empty()) continue;
      auto found = try_one(replaced({mend}, {0}));
      if (!found || (*found && (*found)->total >= kManyTimes * total_)) return found;
    }
    return std::optional<Suggestion>();
  }

  void read(const Node& node) {
    if (node.kind == NodeKind::kNot) return;
    for (const Node& child : node.children) read(child);
    if (node.kind == NodeKind::kWords || node.kind == NodeKind::kPhrase) read_leaf(node);
  }

  void read_leaf(const Node& leaf) {
    const archive::Field* field = leaf.field.empty() ? nullptr : archive::find_field(leaf.field);
    if (field && field->kind != archive::FieldKind::kText && field->kind != archive::FieldKind::kName) return;
    std::size_t begin = leaf.span.begin;
    if (leaf.kind == NodeKind::kPhrase) text::next_code_point(query_, begin);  // the quote
    text::Tokens tokens;
    tokens.assign(leaf.text);
    for (const text::Token& token : tokens) {
      if (words_.size() == kMostWords) return;
      Word word{{begin + token.offset, begin + token.offset + token.length},
                std::string(token.form),
                field ? std::string(field->prefix) : std::string(),
                leaf.kind == NodeKind::kWords && tokens.size() == 1 &&
                    (!field || field->kind == archive::FieldKind::kText),
                leaf.kind == NodeKind::kPhrase || tokens.size() > 1,
                true};
      word.known = is_known(word);
      words_.push_back(std::move(word));
    }
  }

  bool is_known(const Word& word) {
    if (word.stemmed) {
      const std::string_view stem = stemmer_.stem(word.form);
      return snapshot_.database().term_exists(archive::term_of("Z" + word.field, stem));
    }
    return has(word.field, word.form);
  }

  bool has(const std::string& field, const std::string& form) const {
    if (archive::documents_with(snapshot_, field + form) > 0) return true;
    return field.empty() && archive::documents_with(snapshot_, "S" + form) > 0;
  }

  // So rare that the archive itself may have mistyped it.
  bool is_rare(const Word& word) const {
    return archive::documents_with(snapshot_, word.field + word.form) <= kRareWord;
  }

  Mend mend_of(const Word& word) const {
    Mend mend{word.span, {}};
    const std::string_view typed = written(word.span);
    const std::size_t choices = word.in_phrase && word.known ? kPhraseChoices : kMostChoices;
    for (const auto& one : spelling::corrections(snapshot_, word.field, word.form, choices)) {
      std::string text;
      for (const std::string& form : one.forms)
        text += (text.empty() ? "" : " ") + shown(snapshot_, form, typed);
      if (one.forms.size() > 1 && !word.in_phrase) text = '"' + text + '"';
      mend.choices.push_back(std::move(text));
    }
    return mend;
  }

  // "black berry" as blackberry, where that is a word of the archive.
  std::vector<Mend> joined() const {
    std::vector<Mend> mends;
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const Word& a = words_[i];
      const Word& b = words_[i + 1];
      const std::string_view between = written({a.span.end, std::max(a.span.end, b.span.begin)});
      if (a.field != b.field || a.in_phrase != b.in_phrase || (between != " " && between != "-")) continue;
      const std::string form = a.form + b.form;
      if (has(a.field, form))
        mends.push_back({{a.span.begin, b.span.end}, {shown(snapshot_, form, written(a.span))}});
    }
    return mends;
  }

  std::string_view written(Span span) const { return query_.substr(span.begin, span.end - span.begin); }

  // The query with the choice numbered `choices[i]` at each mend, which stand in any order.
  std::string replaced(const std::vector<Mend>& mends, const std::vector<std::size_t>& choices) const {
    std::vector<std::size_t> order(mends.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return mends[a].span.begin < mends[b].span.begin; });
    std::string out;
    std::size_t at = 0;
    for (const std::size_t i : order) {
      out += query_.substr(at, mends[i].span.begin - at);
      out += mends[i].choices[choices[i]];
      at = mends[i].span.end;
    }
    return out += query_.substr(at);
  }

  core::Result<std::optional<Suggestion>> try_one(std::string query) {
    if (tries_++ == kMostTries) return std::optional<Suggestion>();
    auto total = count_(query);
    if (!total) return total.error();
    if (*total <= total_) return std::optional<Suggestion>();
    return std::optional<Suggestion>({std::move(query), *total});
  }

  // Every mend at once; then with the next choice at one of them.
  core::Result<std::optional<Suggestion>> try_together(const std::vector<Mend>& mends) {
    std::vector<std::size_t> choices(mends.size(), 0);
    auto found = try_one(replaced(mends, choices));
    for (std::size_t choice = 1; choice < kMostChoices; ++choice) {
      for (std::size_t i = 0; i < mends.size(); ++i) {
        if (!found || *found) return found;
        if (choice >= mends[i].choices.size()) continue;
        choices[i] = choice;
        found = try_one(replaced(mends, choices));
        choices[i] = 0;
      }
    }
    return found;
  }

  // One mend at a time, the first choices first: the one that finds most.
  core::Result<std::optional<Suggestion>> try_each(const std::vector<Mend>& mends) {
    std::optional<Suggestion> best;
    for (std::size_t choice = 0; choice < kPhraseChoices; ++choice) {
      for (const Mend& mend : mends) {
        if (choice >= mend.choices.size()) continue;
        auto found = try_one(replaced({mend}, {choice}));
        if (!found) return found;
        if (*found && (!best || (*found)->total > best->total)) best = std::move(*found);
      }
    }
    return best;
  }

  const Snapshot& snapshot_;
  std::string_view query_;
  std::uint64_t total_;
  const CountArticles& count_;
  text::Stemmer stemmer_;
  std::vector<Word> words_;
  std::size_t tries_ = 0;
};

}  // namespace

core::Result<std::optional<present::Suggestion>> did_you_mean(const Snapshot& snapshot, const Node& root,
                                                              std::string_view query, std::uint64_t total,
                                                              const CountArticles& count) {
  return Mender(snapshot, query, total, count).mend(root);
}

}  // namespace lede::searcher
