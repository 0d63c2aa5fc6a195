// Where in a document the feed begins.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::parse {

struct XmlRoot {
  std::size_t offset = std::string_view::npos;  // of the '<' of the feed's element; npos: no feed here
  std::size_t doctype = 0;                      // the DOCTYPE before it is [doctype, doctype_end)
  std::size_t doctype_end = 0;
  bool after_junk = false;  // more than declarations, comments and white space stands before it
};

// Linear in `text`. The element is the first rss, rdf:RDF, feed, channel, urlset or sitemapindex
// outside comments (any prefix, any case), or an item or entry that is the first element of all.
XmlRoot find_feed_root(std::string_view text);

}  // namespace lede::parse
