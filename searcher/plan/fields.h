// Conditions: names, whole values, properties, stories. None of them weighs.
#pragma once

#include <string>
#include <string_view>

#include "common/archive/schema.h"
#include "common/core/result.h"
#include "searcher/plan/context.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// author:smith, source:"new york times", author:smi*: words of the name, side by side. Errors
// (kUsage): a prefix of more than kMaxPrefixWords words, or Context::expand().
core::Result<MaybePart> plan_name(Context& context, const archive::Field& field, const query::Node& leaf);

// tag:"kim jong un", section:world, lang:de, tag:kim*: the whole value, folded. A value that no
// article has leaves a note with the nearest one that there is. Error (kUsage): Context::expand().
core::Result<MaybePart> plan_exact(Context& context, const archive::Field& field, const query::Node& leaf);

// tag~:economy, or tag:economy where Context::learned: as plan_exact(), a tag or a learned one.
core::Result<MaybePart> plan_any_tag(Context& context, const query::Node& leaf);

// has:image.
Part plan_flag(const archive::Field& field, const query::Node& leaf);

// story:0123456789abcdef, looked up in the columns.
Part plan_story(Context& context, const query::Node& leaf);

// The articles whose `field` (kExact or kName) is `value` as a whole, for tag: and --tag alike.
Xapian::Query whole_value(Context& context, const archive::Field& field, std::string_view value);
// The same for a tag or a learned one.
Xapian::Query whole_any_tag(Context& context, std::string_view value);

}  // namespace lede::plan
