// What short lines say of what follows them: words that sites put above and into furniture.
#pragma once

#include <string_view>

namespace lede::extract {

enum class Cue {
  kNone,
  kSection,  // opens a box that is not the article: "Related stories", "Leave a comment"
  kLine,     // is furniture itself: "Advertisement", "Sign up for our newsletter", "Read more: ..."
};

// `text` is one block, white space run together. Long blocks are never furniture by their words
// alone. In the languages of the table in cues.cc.
Cue cue_of(std::string_view text);

// A caption by its end: "... in Seoul. (Photo: A. Lee)", "... Getty Images".
bool is_credit(std::string_view text);

}  // namespace lede::extract
