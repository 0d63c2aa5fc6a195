// Who said what: the direct quotations of an article with their speakers. Pure functions of the text
// and its words; the words of a language are data (rules.h).
//
// The marks say what is quoted (marks.h), the sentence around it who said it (attribution.h). What
// has no attribution of its own belongs to the one before it where it goes on in the same paragraph
// behind "..., he said", or is a whole paragraph that follows at once: the convention that O'Keefe et
// al. (2012) and Elson and McKeown (2010) found to hold in news. Without a speaker it is none: titles,
// headlines and so-called words, and at times a true quotation too.
#pragma once

#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"

namespace lede::quote {

// Quotations longer than this are a mark that was forgotten.
inline constexpr std::size_t kMostQuoteBytes = 8'000;

// `words` are the tokens of `text`; `language` a BCP 47 code or empty. In order; offsets are bytes of
// `text`. Linear in the text but for a bounded number of words around each quotation.
std::vector<article::Quote> find_quotes(std::string_view text, const text::Tokens& words,
                                        std::string_view language);

// Gives the article its quotations where it came without. `body`: the tokens of body_of(article).
void add_quotes(article::Article& article, const text::Tokens& body);

}  // namespace lede::quote
