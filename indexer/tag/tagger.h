// Gives an article its tags: the publisher's, folded into dictionary names, and those whose
// names stand in the title or text.
//
// The rules for names that overlap: at each word, the longest name that is accepted wins and
// takes its words; the names are read from left to right. Of several entries with the same
// alias, the one with most of its `requires` in the article is meant, then the first in the
// dictionary, so an alias has one sense in an article.
#pragma once

#include "common/article/article.h"
#include "common/text/tokens.h"
#include "indexer/tag/decide.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {

// Immutable; shared by threads.
class Tagger {
 public:
  explicit Tagger(Dictionary dictionary);

  // Replaces `article.tags`. `title` and `body` are the tokens of article.title and of
  // article::body_of(). First the publisher's tags in their order: an alias of an entry takes the
  // entry's name where the entry's requires and excludes hold (a name itself always), others
  // keep their own; then the dictionary's in the order of their first place, title before
  // text; then learned ones, untouched. One tag for each folded name: the publisher's stays
  // where both give it. Earlier dictionary tags are dropped, so applying twice changes nothing.
  void apply(article::Article& article, const text::Tokens& title, const text::Tokens& body) const;

  // What apply() decided about every name that stands in the article, in the order of the text.
  std::vector<Decision> decide(const article::Article& article, const text::Tokens& title,
                               const text::Tokens& body) const;

  const Dictionary& dictionary() const { return dictionary_; }

 private:
  Dictionary dictionary_;
  Lexicon lexicon_;
};

}  // namespace lede::tag
