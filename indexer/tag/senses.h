// One sense an article (Gale, Church and Yarowsky, "One sense per discourse", 1992): what the
// names of an article say about each other.
//
// In this order:
//   A surname counts where a longer name of its entry stands in the article too. Of several entries
//   whose full names stand there, and of people that the dictionary does not know, the surname is
//   that of the nearest before it, or of the first when there is none before it (a headline).
//   A name that stands in a stranger's name elsewhere ("Jim Jordan") means that person wherever it
//   stands alone, unless another name of the entry in the article or its place in the sentence
//   ("in Jordan") speaks for the entry.
//   Of several entries with the same alias one is meant in the whole article: a surname's, then the
//   one with most context words, then the first in the dictionary.
//   Where a name counts, it also counts where it was refused for a capital that says nothing. That
//   of a place counts in any case, unless the word stands in lower case somewhere.
#pragma once

#include <vector>

#include "indexer/tag/decide.h"

namespace lede::tag {

// `decisions`: by place, each judged by itself.
void settle_senses(std::vector<Decision>& decisions);

}  // namespace lede::tag
