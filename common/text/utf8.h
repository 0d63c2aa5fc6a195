// UTF-8 (RFC 3629; Unicode 15, section 3.9): checked once where bytes enter, trusted inside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::text {

// True for well-formed UTF-8: no overlong forms, surrogates, or values above U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// Well-formed UTF-8: each maximal ill-formed part becomes U+FFFD (Unicode's "substitution of
// maximal subparts"), and NUL is dropped. Returns `bytes` unchanged when already fine.
std::string to_valid_utf8(std::string_view bytes);

// Decodes the code point at `offset` of valid UTF-8 and moves `offset` past it.
// Requires offset < text.size().
char32_t next_code_point(std::string_view text, std::size_t& offset);

// Appends `code_point` (U+FFFD for values that are none).
void append_utf8(std::string& out, char32_t code_point);

// The longest prefix of at most `max_bytes` bytes that ends on a code point's edge.
std::string_view prefix_on_code_point(std::string_view text, std::size_t max_bytes);

// Columns of a terminal taken by `text`: 2 for wide (East Asian W and F), 0 for combining
// marks and control characters, else 1.
std::size_t display_width(std::string_view text);

// ASCII-trimmed and Unicode white space (including no-break space) run together into one
// space. Other control characters are dropped.
std::string collapse_white_space(std::string_view text);

}  // namespace lede::text
