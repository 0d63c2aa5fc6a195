// Feeds that are not well-formed XML, made so: what a strict parser then reads is what was
// meant, as far as that can be told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lede::parse {

struct RepairedXml {
  std::string text;                 // the document element alone, well formed; empty when there is none
  std::vector<std::string> mended;  // what was wrong, each kind with its count: "2 bare ampersands"
};

// Takes valid UTF-8 and finds the element of a feed or sitemap (xml_root.h), past anything
// before it. Then, in linear time:
// references that XML does not know become characters (those of HTML, and the document's own
// entities, bounded) or text; attributes get values and quotes; end tags that are missing or
// crossed are put right; processing instructions and what follows the element are dropped;
// nesting deeper than kMaxXmlDepth is flattened. A feed without such faults comes back as it
// was, at the cost of one fast scan. Namespaces are left to the reader.
RepairedXml repair_xml(std::string text);

inline constexpr int kMaxXmlDepth = 200;

// "1 bare ampersand", "2 bare ampersands".
std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace lede::parse
