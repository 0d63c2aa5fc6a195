// The words of a query that name a tag. "kim jong un" also finds the articles with the tag Kim Jong Un that
// have another of his names, and ranks those with the tag higher, those that are about him
// (article::is_salient) highest.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <vector>

#include "searcher/plan/context.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// Over the context's archive, which must outlive it. What names a tag: words side by side, or in a phrase, by
// the tag's name or another one that the dictionaries know for it alone; the longest name first. Words in
// fields, behind a minus and stop words by themselves name nothing. May throw Xapian::Error.
class NamedTags {
 public:
  NamedTags(const Context& context, const query::Node& root);

  // The query with `OR tag:=NAME` beside the words that name a tag of a dictionary. Not beside phrases, which
  // are meant as they are written, and not for places, whose other names are their people and cities.
  const query::Node& widened() const { return root_; }
  // "kim jong un, also the tag Kim Jong Un" for each.
  const std::vector<std::string>& widenings() const { return widenings_; }

  // `query`, the plan of it, with a weight for each tag that is named: it matches what it did. Leaves a piece
  // and the tag's name in the context.
  Xapian::Query weigh(Context& context, const Xapian::Query& query) const;

 private:
  struct Named {
    std::string key;  // folded
    std::string name;
    Xapian::doccount articles = 0;
  };
  // Forms of words that stand side by side, each with the child of the node it came from; a phrase's
  // without.
  struct Run {
    std::vector<std::string> forms;
    std::vector<std::size_t> children;
  };
  struct Widening {
    std::size_t begin, end;  // of the children whose words name the tag
    std::string name;
  };

  void walk(query::Node& node);
  void walk_children(query::Node& node);
  void take_phrase(const query::Node& phrase);
  std::vector<Widening> take(const Run& run);
  std::optional<Named> named_by(const Run& run, std::size_t begin, std::size_t end) const;
  bool may_widen(const Named& named) const;
  Xapian::Query weight(const Named& named) const;

  const Context& context_;
  query::Node root_;
  std::vector<Named> named_;
  std::vector<std::string> widenings_;
  std::size_t words_ = 0;
};

}  // namespace lede::plan
