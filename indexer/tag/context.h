// The words that must or must not stand with a name, in the article or near it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/tag/case_rule.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {

// The context words that stand in one article. Not for use by two threads at once.
class Context {
 public:
  // `matches`: all of the lexicon's in `texts`, by part and place. All three must outlive it.
  Context(const Lexicon& lexicon, const Texts& texts, std::span<const Match> matches);

  struct Answer {
    Verdict verdict = Verdict::kAccepted;  // or kNoCue, kExcluded, kNotIn
    std::uint32_t cues = 0;                // how many of `requires` and `requires_near` are met
    Place decided;                         // the first of these, or what is excluded
  };
  // For the name at `place`; in the article alone where `place` has no words (a publisher's tag).
  Answer ask(std::uint32_t rules, const Place& place);

 private:
  Answer in_article(const RuleSet& rules);
  // The first place of the cue, or the first among the tokens from `from` to before `to` of `part`.
  Place first_place(const Cue& cue) const;
  Place first_place(const Cue& cue, Part part, std::uint32_t from, std::uint32_t to) const;
  void sort_words() const;
  Place first_with_prefix(std::string_view prefix) const;
  Place near(const Cue& cue, const Place& place) const;
  Place around(const Cue& cue, const Place& place) const;
  // The cue's words where its pattern is `found`; none when its * or # is not met there.
  Place whole(const Cue& cue, const Match& found) const;

  const Lexicon& lexicon_;
  const Texts& texts_;
  std::vector<Match> cues_;  // by pattern, then place
  // All words by first byte, then as they stand; made when a prefix asks.
  mutable std::vector<std::pair<std::string_view, Place>> words_;
  mutable std::array<std::uint32_t, 257> words_begin_{};
  std::unordered_map<std::uint32_t, Answer> answers_;  // by rules: in_article()
};

}  // namespace lede::tag
