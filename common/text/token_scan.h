// How a text is cut into tokens: the rules of tokens.h.
#pragma once

#include <string_view>
#include <vector>

#include "common/text/form_store.h"
#include "common/text/tokens.h"

namespace lede::text {

// Appends the tokens of `text` to the empty `list`; their forms live in `forms`.
void scan_tokens(std::string_view text, FormStore& forms, std::vector<Token>& list);

}  // namespace lede::text
