// Common given names of people in the English-language press, of the project's own compiling.
#pragma once

#include <string_view>

namespace lede::tag {

// `form` is folded. `weak`: the word stands where any word has a capital, so names that are also
// common words or places ("Will", "Grant") do not count.
bool is_given_name(std::string_view form, bool weak);

}  // namespace lede::tag
