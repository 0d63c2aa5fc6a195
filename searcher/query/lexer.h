// The query language's marks: words, quotes, operators, field names, parentheses.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "searcher/query/syntax.h"

namespace lede::query {

inline constexpr std::size_t kMaxQueryBytes = 65'536;
inline constexpr std::size_t kMaxQueryWords = 1'000;  // words of all terms and phrases together
inline constexpr unsigned kDefaultNear = 10;          // NEAR without a number
inline constexpr unsigned kMaxNear = 1'000;
inline constexpr unsigned kMaxFuzzy = 2;  // edits of word~2

enum class MarkKind {
  kWord,      // text: as written
  kPhrase,    // text: between the quotes
  kPrefix,    // text: before the star
  kWildcard,  // text: as written, a star in it or before it
  kFuzzy,     // text: before the ~; distance
  kStar,      // a lone *
  kField,     // text: the schema's name; what follows belongs to it
  kOpen,
  kClose,
  kAnd,
  kOr,
  kNot,   // NOT, or the - before a word
  kNear,  // distance
  kEnd,
};

struct Mark {
  MarkKind kind = MarkKind::kEnd;
  Span span;
  std::string text;
  unsigned distance = 0;
};

// The marks of `query` (valid UTF-8), closed by kEnd. Words and phrases without a letter or
// digit are left out unless a field stands before them. Errors (kUsage, see mistake.h): an
// unclosed quote, an unknown field, a * with too few letters, a wrong NEAR or ~, a query over the limits.
core::Result<std::vector<Mark>> read_marks(std::string_view query);

}  // namespace lede::query
