// The rules by which a name that stands in an article counts, or not: how it is written, and
// which words stand in the article with it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/text/tokens.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/lexicon.h"
#include "indexer/tag/matcher.h"

namespace lede::tag {

enum class Verdict : std::uint8_t {
  kAccepted,
  kNotCapital,     // title: a word without a capital
  kSentenceStart,  // title: one word, its capital may be the sentence's
  kHeadline,       // title, exact: all words there have capitals, and no context word is met
  kSpelling,       // exact: written in another way
  kNoCue,          // none of `requires` in the article
  kExcluded,       // one of `excludes` in the article
  kOtherSense,     // another entry with the same alias is meant
  kInsideLonger,   // its words belong to a longer name
};

// Words of an article: `words` tokens of `part` from `token` on; none when `words` is 0.
struct Place {
  Part part = Part::kTitle;
  std::uint32_t token = 0;
  std::uint16_t words = 0;
};

// One text of an article with its tokens, which must outlive it.
struct PartText {
  PartText(std::string_view text_, const text::Tokens& tokens_);

  std::string_view text;
  const text::Tokens& tokens;
  bool all_capitals = false;  // as in headlines: nearly every longer word starts with a capital
  bool all_upper = false;     // nearly every longer word is in upper case
};

struct Texts {
  PartText title;
  PartText body;

  const PartText& part(Part p) const { return p == Part::kTitle ? title : body; }
};

// The context words that stand in one article. Not for use by two threads at once.
class Context {
 public:
  // `matches`: all of the lexicon's in `texts`, title first. All three must outlive it.
  Context(const Lexicon& lexicon, const Texts& texts, std::span<const Match> matches);

  struct Answer {
    Verdict verdict = Verdict::kAccepted;  // or kNoCue, kExcluded
    std::uint32_t cues = 0;                // how many of `requires` stand in the article
    Place decided;                         // the first of these, or what is excluded
  };
  Answer ask(std::uint32_t entry);

 private:
  Answer answer(std::uint32_t entry);
  Place first_place(const Cue& cue);
  Place first_with_prefix(std::string_view prefix);

  const Lexicon& lexicon_;
  const Texts& texts_;
  std::vector<Match> cues_;                                // by pattern, then place
  std::vector<std::pair<std::string_view, Place>> words_;  // all, by form; made when a prefix asks
  std::unordered_map<std::uint32_t, Answer> answers_;      // of entries that have conditions
};

// Whether the name at `place` is written as `rule` wants: accepted, kNotCapital,
// kSentenceStart, kHeadline or kSpelling. `written`: the alias's written_hash(). `has_cue`: a
// word of the entry's `requires` stands in the article.
Verdict check_case(CaseRule rule, const PartText& part, const Place& place, std::uint64_t written,
                   bool has_cue);

}  // namespace lede::tag
