// HTML to the one tree that lede reads, pugixml's, through an HTML5 parser (WHATWG HTML,
// section 13.2), so that feeds and pages are read the same way. The parser is used in
// html_tree.cc only.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "common/core/result.h"

namespace lede::parse {

// Parses `html` (valid UTF-8) into `tree`, replacing it: elements in lower case, attributes as
// written (names in lower case, first of duplicates kept), text as PCDATA with references
// resolved. What reduce_html() takes out is missing: comments, drawings, styles, and scripts but
// those of JSON (JSON-LD is read there). Nesting deeper than 400 is flattened, so that walks over
// the tree may recurse. Errors: kInvalidInput for input over 64 MiB, or whose markup multiplies
// itself beyond 64 MiB and 24 times its size.
core::Status parse_html(std::string_view html, pugi::xml_document& tree);

}  // namespace lede::parse
