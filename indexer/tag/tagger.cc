#include "indexer/tag/tagger.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/article/tag_name.h"
#include "indexer/tag/reading.h"
#include "indexer/tag/salience.h"

namespace lede::tag {
namespace {

using article::Tag;
using article::TagBy;

// The entry that a publisher's tag means: of its own name always, by an alias where the context
// allows, with most context words; kOwnName for none.
std::uint32_t entry_meant(const Dictionary& dictionary, const Lexicon& lexicon, std::string_view folded,
                          Context& context, const std::vector<Mentions>& mentions) {
  const PatternId pattern = lexicon.matcher().lookup(folded);
  if (pattern == kNoPattern) return kOwnName;
  std::uint32_t most = 0;
  std::uint32_t meant = kOwnName;
  for (const NameRef& name : lexicon.names(pattern)) {
    if (name.alias == kOwnName) return name.entry;
    const Context::Answer answer = context.ask(name.rules, {});
    if (answer.verdict != Verdict::kAccepted || (meant != kOwnName && answer.cues <= most)) continue;
    const bool is_named = std::any_of(mentions.begin(), mentions.end(),
                                      [&](const Mentions& m) { return m.entry == name.entry; });
    if (dictionary.entries[name.entry].aliases[name.alias].surname && !is_named) continue;
    most = answer.cues;
    meant = name.entry;
  }
  return meant;
}

// The scores that the publisher gave, by folded name.
std::unordered_map<std::string, double> publisher_scores(const article::Article& article) {
  std::unordered_map<std::string, double> scores;
  for (const Tag& tag : article.tags) {
    if (tag.by == TagBy::kPublisher && tag.score) scores.emplace(article::fold_tag(tag.name), *tag.score);
  }
  return scores;
}

// The tags of one article, one for each folded name.
class TagList {
 public:
  explicit TagList(const TagChanges& changes) : changes_(changes) {}

  void add(Tag tag) {
    std::string folded = article::fold_tag(tag.name);
    if (folded.empty()) return;
    if (!changes_.empty()) {
      if (const TagChanges::Target target = changes_.resolve(folded); target.changed) {
        if (target.name.empty()) return;
        tag.name = target.name;
        folded = article::fold_tag(tag.name);
      }
    }
    if (folded_.insert(std::move(folded)).second) tags_.push_back(std::move(tag));
  }
  bool empty() const { return tags_.empty(); }
  std::vector<Tag> take() { return std::move(tags_); }

 private:
  const TagChanges& changes_;
  std::unordered_set<std::string> folded_;
  std::vector<Tag> tags_;
};

}  // namespace

Tagger::Tagger(Dictionary dictionary, TagChanges changes, Suggest suggest)
    : dictionary_(std::move(dictionary)),
      changes_(std::move(changes)),
      suggest_(std::move(suggest)),
      lexicon_(dictionary_) {}

void Tagger::apply(article::Article& article, const text::Tokens& title, const text::Tokens& body) const {
  Reading reading(lexicon_, article, title, body);
  const std::vector<Mentions> mentions =
      count_mentions(tag::decide(dictionary_, lexicon_, reading.texts, reading.matches, reading.context));

  TagList tags(changes_);
  const std::unordered_map<std::string, double> scores = publisher_scores(article);
  for (const std::string& name : reading.published) {
    Tag tag = {name, TagBy::kPublisher, {}};
    std::string folded = article::fold_tag(name);
    const TagChanges::Target target = changes_.resolve(folded);
    if (target.changed) {
      if (target.name.empty()) continue;
      tag.name = target.name;
      folded = article::fold_tag(tag.name);
    }
    const std::uint32_t entry = entry_meant(dictionary_, lexicon_, folded, reading.context, mentions);
    // What a person decided is no alias of something else.
    const bool decided =
        target.changed && entry != kOwnName && article::fold_tag(dictionary_.entries[entry].name) != folded;
    if (entry != kOwnName && !decided) tag.name = dictionary_.entries[entry].name;
    for (const std::string& key : {article::fold_tag(tag.name), article::fold_tag(name)}) {
      if (const auto score = scores.find(key); score != scores.end()) tag.score = score->second;
    }
    tags.add(std::move(tag));
  }
  const bool unpublished = tags.empty();
  for (const Mentions& m : mentions) {
    tags.add({dictionary_.entries[m.entry].name, TagBy::kDictionary, salience(m)});
  }
  for (Tag& tag : learned_tags(article, unpublished, title, body)) tags.add(std::move(tag));
  article.tags = tags.take();

  std::vector<std::string> kept;
  for (const Tag& tag : article.tags) {
    if (tag.by == TagBy::kPublisher) kept.push_back(tag.name);
  }
  if (kept == reading.published) {
    article.publisher_tags.clear();
  } else {
    article.publisher_tags = reading.published;
  }
}

std::vector<Tag> Tagger::learned_tags(const article::Article& article, bool unpublished,
                                      const text::Tokens& title, const text::Tokens& body) const {
  if (suggest_) return unpublished ? suggest_(title, body) : std::vector<Tag>();
  std::vector<Tag> own;
  std::copy_if(article.tags.begin(), article.tags.end(), std::back_inserter(own),
               [](const Tag& tag) { return tag.by == TagBy::kLearned; });
  return own;
}

}  // namespace lede::tag
