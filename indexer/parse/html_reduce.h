// HTML made smaller and tamer before the tree is built: what no reader of the tree looks at is
// taken out, and what makes tree construction (WHATWG HTML, section 13.2.6) take quadratic
// time is limited.
#pragma once

#include <string>
#include <string_view>

namespace lede::parse {

// Comments, drawings (<svg>) and the contents of <style>, <iframe> and of scripts that hold no
// JSON go. Start tags more than 500 elements deep are left out with their end tags, so are a
// tag's attributes beyond 200. Everything else comes back byte for byte. Time grows with the
// input's size only.
std::string reduce_html(std::string_view html);

}  // namespace lede::parse
