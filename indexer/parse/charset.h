// Character sets of what comes from outside, to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace lede::parse {

struct Decoded {
  std::string text;       // valid UTF-8 without BOM
  std::string charset;    // IANA name of what it was read as
  std::string overruled;  // the label that named another one, which the bytes belie; else empty
  bool replaced = false;  // some bytes could not be read and became U+FFFD, or were NUL and went
};

// BOM first; then bytes that are valid multi-byte UTF-8, a stray byte or a cut end aside, are UTF-8
// whatever was declared; then `http_charset`, then the declaration inside (XML declaration, meta
// charset or http-equiv in the first 4096 bytes), by the labels of the WHATWG Encoding Standard
// (latin1 means windows-1252); then what the bytes look like; then windows-1252. ICU converts.
Decoded decode(std::string_view bytes, std::string_view http_charset);

// The charset parameter of a Content-Type value; empty for none.
std::string charset_of(std::string_view content_type);

}  // namespace lede::parse
