// How a name is written: capitals, quotes, spelling, and what these say where they stand.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/text/tokens.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/matcher.h"

namespace lede::tag {

enum class Verdict : std::uint8_t {
  kAccepted,
  kNotCapital,     // title: a word without a capital
  kSentenceStart,  // title: one word, its capital may be the sentence's, and no context word is met
  kHeadline,       // title, exact: all words there have capitals, and no context word is met
  kSpelling,       // exact: written in another way
  kNoCue,          // none of `requires` in the article, none of `requires_near` near
  kExcluded,       // one of `excludes` in the article or of `excludes_near` near
  kNotIn,          // inside one of `not_in`
  kPersonName,     // part of the name of a person that the dictionary does not know
  kNoFullName,     // a surname, and the entry's longer names stand nowhere
  kOtherSense,     // another entry with the same alias is meant
  kInsideLonger,   // its words belong to a longer name
};

// Words of an article: `words` tokens of `part` from `token` on; none when `words` is 0.
struct Place {
  Part part = Part::kTitle;
  std::uint32_t token = 0;
  std::uint16_t words = 0;

  bool operator==(const Place&) const = default;
};

// Reading order: title before text.
inline bool stands_before(const Place& a, const Place& b) {
  return a.part != b.part ? a.part < b.part : a.token < b.token;
}

// One text of an article with its tokens, which must outlive it.
struct PartText {
  PartText(std::string_view text_, const text::Tokens& tokens_);

  std::string_view text;
  const text::Tokens& tokens;
  bool all_capitals = false;  // as in headlines: nearly every longer word starts with a capital
  bool all_upper = false;     // nearly every longer word is in upper case
};

// `tags`: the publisher's, a line each; context words may stand there, names are not looked for.
struct Texts {
  PartText title;
  PartText body;
  PartText tags;

  const PartText& part(Part p) const { return p == Part::kTitle ? title : p == Part::kText ? body : tags; }
};

// Whether the name at `place` is written as `rule` wants: accepted, kNotCapital,
// kSentenceStart, kHeadline or kSpelling. `written`: the alias's written_hash(). `has_cue`: a
// word of its `requires` stands in the article.
Verdict check_case(CaseRule rule, const PartText& part, const Place& place, std::uint64_t written,
                   bool has_cue);

}  // namespace lede::tag
