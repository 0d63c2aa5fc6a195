// One article as the tagger reads it: its texts, the names and context words that stand in them.
#pragma once

#include <string>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"
#include "indexer/tag/context.h"
#include "indexer/tag/lexicon.h"

namespace lede::tag {

// Not for use by two threads at once; the arguments must outlive it.
struct Reading {
  Reading(const Lexicon& lexicon, const article::Article& article, const text::Tokens& title,
          const text::Tokens& body);
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  const std::vector<std::string> published;  // the publisher's tags, as it wrote them
  const std::string tag_lines;               // the same, a line each
  const text::Tokens tag_tokens;
  const Texts texts;
  const std::vector<Match> matches;  // none spans two of the publisher's tags
  Context context;
};

}  // namespace lede::tag
