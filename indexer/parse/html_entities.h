// Character references of HTML (WHATWG HTML, sections 13.2.5.72 to 13.2.5.80).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lede::parse {

// Reads the reference that `s` begins with ('&'), appends its characters as UTF-8 to `out` and
// returns its length in bytes; 0, and nothing appended, where it is no reference. As browsers
// do: a missing semicolon is forgiven for numbers and for old names ("&copy2014"), numbers from
// 128 to 159 are windows-1252, control characters vanish, impossible numbers are U+FFFD.
std::size_t append_html_reference(std::string& out, std::string_view s);

// The characters of the named reference `name` (no & and ;); empty for none.
std::string_view named_reference(std::string_view name);

// What windows-1252 holds at `byte` (128 to 159); 0 where it holds nothing.
char32_t windows_1252(std::uint32_t byte);

}  // namespace lede::parse
