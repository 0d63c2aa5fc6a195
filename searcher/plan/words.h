// Words and prefixes in title and text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/archive/schema.h"
#include "common/core/result.h"
#include "searcher/plan/context.h"
#include "searcher/plan/scope.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// Whether title or text is asked for a word that is no stop word. If so, single stop words weigh nothing:
// that an article has "the" says nothing of it, and on judged queries such weights did harm.
bool has_telling_word(const query::Node& root, std::string_view language);

// A word: the posting list of its stem. A word of several tokens ("Jong-Un"): their phrase.
MaybePart plan_words(Context& context, const query::Node& leaf);

// word*: the forms that begin so. Error (kUsage): more than kMaxPrefixWords.
core::Result<MaybePart> plan_prefix(Context& context, const query::Node& leaf);

// colo*r, *gate, word~1: the forms that match, or are so near. Errors (kUsage): more than kMaxLikeWords,
// Context::walk().
core::Result<MaybePart> plan_like(Context& context, const query::Node& leaf);

// The words of author: or source: that match the pattern or are near to the word, any of them.
core::Result<MaybePart> plan_like_name(Context& context, const archive::Field& field,
                                       const query::Node& leaf);

// Any of `keys`, which are of `scope`'s fields, weighted by their stems where those are few.
core::Result<MaybePart> any_of_keys(Context& context, Scope scope, std::vector<std::string> keys);

// The error for a word* that begins too many words.
core::Error too_many_words(std::string_view prefix, std::size_t limit);

}  // namespace lede::plan
