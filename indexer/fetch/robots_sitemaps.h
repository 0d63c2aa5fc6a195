// The sitemaps that a robots.txt names (sitemaps.org, "Specifying the Sitemap location in your
// robots.txt file"): lines of the file as a whole, of no group.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::fetch {

inline constexpr std::size_t kMostSitemapLines = 1000;

// Absolute http and https addresses, in their order, each once; relative ones are of `origin`. Any
// bytes; as of the rules, kRobotsLimit of them are read.
std::vector<std::string> sitemaps_of_robots(std::string_view bytes, std::string_view origin);

}  // namespace lede::fetch
