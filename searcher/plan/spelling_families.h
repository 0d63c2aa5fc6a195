// Words that are spelt in several ways: colour and color, organise and organize, travelled and traveled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::plan {

// Other spellings of `form` (folded), without itself; empty for nearly every word. British and American
// English, and names from other scripts (kyiv, kiev). They may hold words that do not exist: who asks
// keeps what the archive has.
std::vector<std::string> other_spellings(std::string_view form);

// The word without the letters by which an umlaut is written out ("mueller" -> "muller", "goeteborg" ->
// "goteborg"), as the tokenizer folds the letter itself; empty where none stands in it. That the archive
// writes that word with such a letter is for the caller to see: "doe" is no "dö".
std::string without_umlaut_digraphs(std::string_view form);

// The word with ä, ö, ü, å, æ, ø of `written` spelt out ("Müller" -> "mueller"); empty where it has none.
std::string with_umlaut_digraphs(std::string_view written);

// Whether `written` holds such a letter.
bool has_umlaut(std::string_view written);

}  // namespace lede::plan
