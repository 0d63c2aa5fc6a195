// Why a tag is there, or is not: what `lede-index tags test` shows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"
#include "indexer/tag/case_rule.h"
#include "indexer/tag/tagger.h"

namespace lede::tag {

// Words of the article with a little of what stands around them.
struct Excerpt {
  Part part = Part::kTitle;
  std::uint32_t offset = 0;  // bytes from the start of the title, text or list of tags
  std::uint32_t line = 1;    // there, from 1
  std::string before;        // at most 40 bytes, cut at a word, white space run together
  std::string written;       // as it stands there; empty: no such place
  std::string after;
};

struct Finding {
  std::string tag;    // the entry's name
  std::string alias;  // the name or alias that stands there, as the dictionary writes it
  Verdict verdict = Verdict::kAccepted;
  std::string reason;  // one sentence without a full stop: the rule that decided
  Excerpt place;
  Excerpt decided;         // the context word that decided, or the longer name; may be empty
  std::string dictionary;  // file:line of the entry
};

// Every name in the title and text, accepted or refused, in the order of the text. `title` and
// `body` as for Tagger::apply().
std::vector<Finding> explain(const Tagger& tagger, const article::Article& article, const text::Tokens& title,
                             const text::Tokens& body);

}  // namespace lede::tag
