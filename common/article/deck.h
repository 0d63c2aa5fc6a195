// The deck: a summary that a publisher wrote for the article, beside its text.
#pragma once

#include "common/article/article.h"
#include "common/text/tokens.h"

namespace lede::article {

// Whether `summary`, the tokens of an article's summary, says something that neither title nor text say in
// the same words one after the other. Its last word may be cut. Linear in the tokens.
bool is_deck(const text::Tokens& summary, const text::Tokens& title, const text::Tokens& body);

// The same of an article: false where there is no summary, or where it stands for the text (body_of()).
bool has_deck(const Article& article);

}  // namespace lede::article
