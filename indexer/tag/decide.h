// Which names of an article count: all that stand in it are found, then each is judged by itself
// (case rule, context, people's names, longer names), then by the others (senses.h).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/tag/context.h"
#include "indexer/tag/dictionary.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {

struct Decision {
  std::uint32_t entry = 0;  // index in Dictionary::entries
  std::uint32_t alias = 0;  // index in Entry::aliases, or kOwnName
  Verdict verdict = Verdict::kAccepted;
  Place place;    // where the name stands
  Place decided;  // the context word that decided, or the longer name's words; may be none
  PatternId pattern = kNoPattern;
  std::uint32_t cues = 0;  // context words met
  bool located = false;    // only a place can stand there
  Kind kind = Kind::kNone;
  bool surname = false;
};

// A capital that may be the sentence's or the headline's. All else about the name is in order.
inline bool is_doubtful_capital(Verdict verdict) {
  return verdict == Verdict::kSentenceStart || verdict == Verdict::kHeadline;
}

// Every name in the text, title first, by place, accepted or refused.
std::vector<Decision> decide(const Dictionary& dictionary, const Lexicon& lexicon, const Texts& texts,
                             std::span<const Match> matches, Context& context);

}  // namespace lede::tag
