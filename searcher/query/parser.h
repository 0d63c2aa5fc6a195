// The query language to a syntax tree.
//
//   words (all must match), "exact phrase", a OR b, -c or NOT c, ( ), word*, a NEAR/5 b,
//   word~1, colo*r, field:word, field:"phrase", field:(a b)      fields: archive::fields()
//   AND binds tighter than OR. Operators are upper case. Curly quotes are quotes.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/core/result.h"
#include "searcher/query/periods.h"
#include "searcher/query/syntax.h"

namespace lede::query {

enum class MatchWords { kAll, kAny };  // how words that stand beside each other combine

// Bounded: 64 KiB, 1,000 words, 100 parentheses inside one another.
// Errors (kUsage): message, then in `where` nothing, in `hint` a suggestion; the message's
// second and third line repeat the query with a caret under the mistake. mistake.h shows them.
//
// With kAny, words and phrases in title and text are alternatives; conditions (tag:, date:, ...
// and what -c leaves out) hold all the same.
//
// A date that is the name of one of `periods` becomes the span that it stands for.
core::Result<Node> parse_query(std::string_view text, MatchWords match, const Periods* periods = nullptr);

inline constexpr std::size_t kMaxPlainWords = 10'000;

// Every token of `text` (any bytes) is a word; nothing is an operator. Spans are those of `text` made
// valid UTF-8. Error (kUsage): more than kMaxPlainWords words.
core::Result<Node> parse_plain(std::string_view text, MatchWords match);

}  // namespace lede::query
