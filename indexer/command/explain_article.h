// Why an article gets its tags, printed for a person.
#pragma once

#include "common/article/article.h"
#include "common/core/output.h"
#include "common/core/terminal.h"
#include "indexer/tag/tagger.h"

namespace lede::command {

// The headline, the tags that `tagger` gives, and each name that was found with the words that decided about
// it, in colour or in brackets. `title` and `body` are the article's tokens.
void explain_article(article::Article article, const tag::Tagger& tagger, const text::Tokens& title,
                     const text::Tokens& body, const core::Style& style, core::StandardOutput& output);

}  // namespace lede::command
