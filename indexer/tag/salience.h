// How much an article is about a name, against only mentioning it, as a score from 0 to 1.
//
// The features are those that Dunietz and Gillick found to carry most ("A New Entity Salience Task
// with Millions of Training Examples", EACL 2014): whether the headline has the name, where it
// stands first, and how often it stands in the article. As there, they are joined by logistic
// regression; its weights were fitted on newswire whose editors named the countries that each
// article is about, and 0.5 is where precision and recall of their choice balance best.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/tag/decide.h"

namespace lede::tag {

struct Mentions {
  std::uint32_t entry = 0;
  std::uint32_t in_title = 0;
  std::uint32_t in_text = 0;
  std::uint32_t first_word = 0;  // of the text, where in_text > 0
};

// The entries that were accepted, in the order of their first place.
std::vector<Mentions> count_mentions(std::span<const Decision> decisions);

// Rounded to hundredths.
double salience(const Mentions& mentions);

}  // namespace lede::tag
