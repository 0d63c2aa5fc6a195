// Text as XML takes it.
#pragma once

#include <string>
#include <string_view>

namespace lede::present {

// Text of an element (XML 1.0, sections 2.2 and 2.4). A control character, which XML 1.0 cannot write,
// becomes a space. `text` is valid UTF-8.
std::string xml_text(std::string_view text);

}  // namespace lede::present
