// What a start tag says about end tags that are missing, in feeds where some are.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lede::parse {

// How many of the `open` elements (outermost first) are still open when `name` starts: an entry
// ends the one before it; a field of an entry ends an open text such as a title, or the HTML of
// a description. Looks at no more than the innermost 200.
std::size_t depth_before(std::string_view name, const std::vector<std::string_view>& open);

// Elements of HTML that have no end tag.
bool is_void_element(std::string_view name);

}  // namespace lede::parse
