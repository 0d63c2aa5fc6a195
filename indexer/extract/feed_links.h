// The feeds that a page names (RSS Autodiscovery 1.0; RFC 4287's media type in <link rel=alternate>).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lede::extract {

// Absolute http(s) addresses, the likeliest first, each once, 20 at most: <link rel="alternate"> of a feed's
// type in the page's order, feeds of comments last; then links in the text whose address looks like a feed's.
// `url`: where the page came from.
std::vector<std::string> feed_links(const pugi::xml_document& tree, std::string_view url);

// Where sites keep a feed that no page of theirs names.
std::vector<std::string> usual_feed_addresses(std::string_view url);

}  // namespace lede::extract
