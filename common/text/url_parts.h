// The inside of url.h, shared by parsing and by the canonical form.
#pragma once

#include <string>
#include <string_view>

namespace lede::text {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_alpha(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view ascii);

// The byte that "%XX" at `i` stands for, else -1.
int escaped_byte(std::string_view s, std::size_t i);

// "%XX" in upper case.
void append_escape(std::string& out, unsigned char byte);

// http and https.
bool is_web(std::string_view scheme);

// RFC 3986, section 5.2.4, for a path that starts with a slash; others come back as they are.
std::string remove_dot_segments(std::string_view path);

}  // namespace lede::text
