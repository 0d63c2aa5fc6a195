// Gives an article its tags: the publisher's, folded into dictionary names, and those whose
// names stand in the title or text.
//
// The rules for names that overlap: at each word, the longest name that is accepted wins and
// takes its words; the names are read from left to right. What the names of an article say about
// each other is told in senses.h, how much the article is about each in salience.h.
#pragma once

#include <functional>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/lexicon.h"
#include "indexer/tag/tag_changes.h"

namespace lede::tag {

// Immutable; shared by threads.
class Tagger {
 public:
  // What a learned model gives an article: tags by kLearned with their score, best first.
  using Suggest =
      std::function<std::vector<article::Tag>(const text::Tokens& title, const text::Tokens& body)>;

  // `suggest` is called by many threads; none: nothing was learned.
  explicit Tagger(Dictionary dictionary, TagChanges changes = {}, Suggest suggest = {});

  // Replaces `article.tags`. `title` and `body` are the tokens of article.title and of
  // article::body_of(). First the publisher's tags in their order: an alias of an entry takes the
  // entry's name where the entry's context rules hold in the article (a name itself always, a
  // surname where the entry is named), others keep their own; then the dictionary's with their
  // score, in the order of their first place, title before text; then learned ones: what `suggest`
  // gives an article without a publisher's tag and nothing else, or where nothing was learned, the
  // article's own. All after the changes. One tag for each folded name, of the first that gives it.
  //
  // article.publisher_tags keeps the publisher's own list where `tags` does not, and is what the
  // publisher's tags are read from when it is there; earlier dictionary tags are dropped: so
  // applying again, also with another dictionary, gives what applying to the source would.
  void apply(article::Article& article, const text::Tokens& title, const text::Tokens& body) const;

  const Dictionary& dictionary() const { return dictionary_; }
  const TagChanges& changes() const { return changes_; }
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  std::vector<article::Tag> learned_tags(const article::Article& article, bool unpublished,
                                         const text::Tokens& title, const text::Tokens& body) const;

  Dictionary dictionary_;
  TagChanges changes_;
  Suggest suggest_;
  Lexicon lexicon_;
};

}  // namespace lede::tag
