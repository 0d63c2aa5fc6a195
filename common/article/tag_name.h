// Tag names as identities: "Kim Jong-Un", "kim jong un" and "KIM JONG UN" are one tag.
#pragma once

#include <string>
#include <string_view>

namespace lede::article {

// The tag's key: its tokens (common/text/tokens.h: case and accents folded, hyphens split,
// possessives and initials as in text) joined by single spaces; a name without any token (such
// as "!!") keeps its trimmed, case-folded self. Empty only for blank names. Idempotent.
std::string fold_tag(std::string_view name);

}  // namespace lede::article
