// What a misspelt word may have been meant to be: the archive's own words, likeliest first.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::spelling {

struct Correction {
  std::vector<std::string> forms;  // one; two where a space is missing
  std::uint64_t documents = 0;     // with it; of two, with the rarer
  double score = 0;                // ln of likelihood times frequency
};

// For `word` (folded) in `field` ("": the text; "S", "A" or "P", as keys of the positions file begin):
// at most `most`, best first, by ln(documents) - typing_cost(). Words one edit away; of five letters
// and more, those two away where there are none. Numbers and words under three letters have none. About
// 15 ns for each different word of the archive.
std::vector<Correction> corrections(const archive::Snapshot& snapshot, std::string_view field,
                                    std::string_view word, std::size_t most);

}  // namespace lede::spelling
