#include "indexer/tag/tagger.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/article/tag_name.h"

namespace lede::tag {
namespace {

using article::Tag;
using article::TagBy;

std::vector<Match> find_all(const Lexicon& lexicon, const Texts& texts) {
  std::vector<Match> matches;
  lexicon.matcher().find(texts.title.tokens, Part::kTitle, matches);
  lexicon.matcher().find(texts.body.tokens, Part::kText, matches);
  return matches;
}

// The entry that a publisher's tag means: of its own name always, by an alias where the context
// allows, with most context words; kOwnName for none.
std::uint32_t entry_meant(const Lexicon& lexicon, std::string_view folded, Context& context) {
  const PatternId pattern = lexicon.matcher().lookup(folded);
  if (pattern == kNoPattern) return kOwnName;
  std::optional<Context::Answer> best;
  std::uint32_t meant = kOwnName;
  for (const NameRef& name : lexicon.names(pattern)) {
    if (name.alias == kOwnName) return name.entry;
    const Context::Answer answer = context.ask(name.entry);
    if (answer.verdict != Verdict::kAccepted || (best && answer.cues <= best->cues)) continue;
    best = answer;
    meant = name.entry;
  }
  return meant;
}

// The entries that were accepted, once each, by first place.
std::vector<std::uint32_t> accepted_entries(const std::vector<Decision>& decisions) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> first_places;  // entry, number of the decision
  for (std::uint32_t i = 0; i < decisions.size(); ++i) {
    if (decisions[i].verdict == Verdict::kAccepted) first_places.push_back({decisions[i].entry, i});
  }
  std::sort(first_places.begin(), first_places.end());
  first_places.erase(std::unique(first_places.begin(), first_places.end(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; }),
                     first_places.end());
  std::sort(first_places.begin(), first_places.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  std::vector<std::uint32_t> entries;
  entries.reserve(first_places.size());
  for (const auto& [entry, place] : first_places) entries.push_back(entry);
  return entries;
}

// The tags of one article, one for each folded name.
class TagList {
 public:
  explicit TagList(const Dictionary& dictionary) : dictionary_(dictionary) {}

  void add_publisher(Tag tag, std::string folded, std::uint32_t entry) {
    if (entry != kOwnName) {
      if (!add_entry(entry)) return;
      tag.name = dictionary_.entries[entry].name;
    } else if (!folded_.insert(std::move(folded)).second) {
      return;
    }
    tags_.push_back(std::move(tag));
  }
  void add_dictionary(std::uint32_t entry) {
    if (add_entry(entry)) tags_.push_back({dictionary_.entries[entry].name, TagBy::kDictionary, {}});
  }
  void add_learned(Tag tag) { tags_.push_back(std::move(tag)); }
  std::vector<Tag> take() { return std::move(tags_); }

 private:
  bool add_entry(std::uint32_t entry) { return entries_.insert(entry).second; }

  const Dictionary& dictionary_;
  std::unordered_set<std::string> folded_;  // of tags that the dictionary does not know
  std::unordered_set<std::uint32_t> entries_;
  std::vector<Tag> tags_;
};

}  // namespace

Tagger::Tagger(Dictionary dictionary) : dictionary_(std::move(dictionary)), lexicon_(dictionary_) {}

void Tagger::apply(article::Article& article, const text::Tokens& title, const text::Tokens& body) const {
  const Texts texts = {{article.title, title}, {article::body_of(article), body}};
  const std::vector<Match> matches = find_all(lexicon_, texts);
  Context context(lexicon_, texts, matches);

  TagList tags(dictionary_);
  for (Tag& tag : article.tags) {
    if (tag.by != TagBy::kPublisher) continue;
    std::string folded = article::fold_tag(tag.name);
    if (folded.empty()) continue;
    const std::uint32_t entry = entry_meant(lexicon_, folded, context);
    tags.add_publisher(std::move(tag), std::move(folded), entry);
  }
  const std::vector<Decision> decisions = tag::decide(dictionary_, lexicon_, texts, matches, context);
  for (const std::uint32_t entry : accepted_entries(decisions)) tags.add_dictionary(entry);
  for (Tag& tag : article.tags) {
    if (tag.by == TagBy::kLearned) tags.add_learned(std::move(tag));
  }
  article.tags = tags.take();
}

std::vector<Decision> Tagger::decide(const article::Article& article, const text::Tokens& title,
                                     const text::Tokens& body) const {
  const Texts texts = {{article.title, title}, {article::body_of(article), body}};
  const std::vector<Match> matches = find_all(lexicon_, texts);
  Context context(lexicon_, texts, matches);
  return tag::decide(dictionary_, lexicon_, texts, matches, context);
}

}  // namespace lede::tag
