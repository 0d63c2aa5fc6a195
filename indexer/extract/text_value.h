// Values of attributes and structured data as plain text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::extract {

// Plain text of a value that may hold character references (also doubly escaped ones) and tags:
// references resolved, tags out, white space run together, control characters dropped.
std::string clean_text(std::string_view value);
// The same with blank lines between paragraphs kept (from <p>, <br><br> or newlines).
std::string clean_paragraphs(std::string_view value);

std::string ascii_lower(std::string_view s);
std::string_view trim(std::string_view s);
// Without the characters of `marks` at its start, or at both ends. Both are UTF-8.
std::string_view skip_marks(std::string_view s, std::string_view marks);
std::string_view trim_marks(std::string_view s, std::string_view marks);
// `a` and `b` with the same letters and digits, ASCII case and punctuation aside.
bool same_letters(std::string_view a, std::string_view b);
// ASCII letters in lower case, digits and all other characters beyond ASCII, nothing else.
std::string letters_of(std::string_view text);

// Cut at any of the characters in `separators`, pieces trimmed, empty ones left out.
std::vector<std::string> split(std::string_view s, std::string_view separators);

// One of the words of a class, a rel or the like, which white space parts.
bool has_word(std::string_view list, std::string_view word);

// Adds `value` unless empty or there already (by letters_of).
void add_unique(std::vector<std::string>& values, std::string value);

}  // namespace lede::extract
