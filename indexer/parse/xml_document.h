// Bytes to the tree of a feed or sitemap: decoded, mended, parsed.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/feed.h"

namespace lede::parse {

// The tree lies in `text`, so it is neither copied nor moved.
struct XmlDocument {
  XmlDocument() = default;
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;

  pugi::xml_node root() const { return tree.document_element(); }

  std::string text;
  pugi::xml_document tree;
  std::vector<std::string> mended;  // what was not well formed
};

// Errors (kInvalidInput): no element of a feed or sitemap in it.
core::Status read_xml(Decoded decoded, const FeedContext& context, XmlDocument& xml);

// The element's name without its prefix.
std::string_view local_name(pugi::xml_node node);

}  // namespace lede::parse
