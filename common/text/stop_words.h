// Words that say nothing of what a text is about.
#pragma once

#include <string_view>

namespace lede::text {

// Whether `form`, as folded by Tokens, is one of Snowball's English stop words (snowballstem.org,
// algorithms/english/stop.txt). `language` is a stemmer's name (stems.h); of others than English nothing is
// known, and no word is one.
bool is_stop_word(std::string_view form, std::string_view language);

}  // namespace lede::text
