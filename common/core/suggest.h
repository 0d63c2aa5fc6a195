// "Did you mean ...?" for words that a person typed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lede::core {

// Edits (insert, delete, replace, swap two neighbours: optimal string alignment) from `a` to
// `b` in bytes, ASCII case apart; `limit` + 1 for any more than `limit`. Time O(|a| * limit).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, the first of equals; empty when none is near: one edit for
// words of up to 4 bytes, two for up to 8, else three. Words over 64 bytes have none. A word
// that starts a candidate (and has 3 bytes or more) is near to it as well.
std::string_view closest(std::string_view word, const std::vector<std::string_view>& candidates);

// "did you mean 'author'?", or an empty string.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace lede::core
