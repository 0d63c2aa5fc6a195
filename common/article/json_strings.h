// Strings of a JSON record on their way in: what RFC 8259 lets through and a text must not hold.
#pragma once

#include <string>
#include <string_view>

namespace lede::article {

// Appends `s` (valid UTF-8) with CR LF, CR, VT and FF as a newline, and without the other
// control characters of ASCII except tab and newline.
void append_clean(std::string& out, std::string_view s);

// `json` with every \uD800 to \uDFFF that is not half of a pair written as \uFFFD (RFC 8259,
// section 8.2, leaves their meaning open; some writers cut strings inside a pair).
std::string replace_lone_surrogates(std::string_view json);

}  // namespace lede::article
