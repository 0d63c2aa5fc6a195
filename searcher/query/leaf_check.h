// What a field takes: checked where the query's text is still at hand to point into.
#pragma once

#include <string>
#include <string_view>

#include "common/core/result.h"
#include "searcher/query/lexer.h"
#include "searcher/query/periods.h"

namespace lede::query {

// Whether `mark` (a word, phrase or prefix) can stand behind `field` (a name of the schema):
// a date that can be read, a property that exists, a story's number, no star where none is
// understood. Errors (kUsage) as in mistake.h.
core::Status check_leaf(std::string_view query, std::string_view field, const Mark& mark);

// What the date behind `mark` stands for, where `periods` are the names that spans have. Errors (kUsage) as
// in mistake.h.
core::Result<std::string> read_date(std::string_view query, const Mark& mark, const Periods& periods);

}  // namespace lede::query
