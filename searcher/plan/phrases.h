// Words whose positions matter: phrases and NEAR.
#pragma once

#include <string>
#include <vector>

#include "common/core/result.h"
#include "searcher/plan/context.h"
#include "searcher/plan/scope.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// `forms` (one or more, folded) side by side in the title or in the text; weighted as their
// stems are.
Part phrase_of(Context& context, Scope scope, const std::vector<std::string>& forms);

// The same where the last of `forms` (two or more) is only the beginning of a word.
inline constexpr std::size_t kMaxPhrasePrefixWords = 200;
core::Result<MaybePart> plan_phrase_prefix(Context& context, Scope scope,
                                           const std::vector<std::string>& forms);

MaybePart plan_phrase(Context& context, const query::Node& leaf);

// a NEAR/5 b: a and b in either order, at most four words between them. An operand may be a
// phrase, a prefix, or alternatives. Errors (kUsage): over the limits.
inline constexpr std::size_t kMaxNearWords = 8;
inline constexpr std::size_t kMaxNearWays = 1'000;  // ways to choose one alternative of each operand
core::Result<MaybePart> plan_near(Context& context, const query::Node& near);

}  // namespace lede::plan
