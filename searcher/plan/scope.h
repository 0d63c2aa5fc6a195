// Title, text or both: which terms and which keys of the positions file a word has there
// (common/archive/schema.h).
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>

#include "searcher/plan/context.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

enum class Scope { kTitleOrText, kTitle, kText };

// Of a leaf whose field is of kind kText, or that has none.
Scope scope_of(const query::Node& leaf);

// The single fields that `scope` stands for.
std::span<const Scope> fields_of(Scope scope);

// `form` (folded) as a key of the positions file; `field` is kTitle or kText.
std::string key_of(Scope field, std::string_view form);

// The term that weighs words of that stem in `scope`. In kText it also matches articles that
// have the word in the title alone.
Xapian::Query weight_of_stem(Scope scope, std::string_view stem);
Xapian::Query weight_of_form(Context& context, Scope scope, std::string_view form);

}  // namespace lede::plan
