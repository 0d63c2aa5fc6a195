// How likely it is that a word is mistyped as another.
#pragma once

#include <string_view>

namespace lede::spelling {

// -ln of the likelihood that who means `meant` types `typed` (both folded words, at most 64 bytes):
// the channel of Kernighan, Church and Gale, "A spelling correction program based on a noisy channel
// model" (COLING 1990), with the chance of one edit shared among all that are possible. A letter left out
// or two swapped are one of as many edits as the word has letters; a letter put in or taken for another
// is one of some twenty-five times as many, fewer where it lies beside the right one on the keyboard,
// is a vowel for a vowel, or doubles its neighbour. Higher for a wrong first letter, and by kPerEdit for
// each edit. Infinite where more than two edits would be needed in bytes.
double typing_cost(std::string_view typed, std::string_view meant);

inline constexpr double kPerEdit = 6.0;

}  // namespace lede::spelling
