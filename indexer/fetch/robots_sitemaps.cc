#include "indexer/fetch/robots_sitemaps.h"

#include <algorithm>

#include "common/text/url.h"
#include "common/text/url_parts.h"
#include "indexer/fetch/robots.h"

namespace lede::fetch {
namespace {

constexpr std::string_view kBlank = " \t";
constexpr std::size_t kLongestAddress = 4096;

}  // namespace

std::vector<std::string> sitemaps_of_robots(std::string_view bytes, std::string_view origin) {
  bytes = bytes.substr(0, kRobotsLimit);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::vector<std::string> found;
  while (!bytes.empty() && found.size() < kMostSitemapLines) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    line.remove_prefix(std::min(line.find_first_not_of(kBlank), line.size()));
    const std::size_t colon = line.find(':');
    if (colon == line.npos || colon > 64 || line.size() > kLongestAddress) continue;
    std::string_view name = line.substr(0, colon);
    name = name.substr(0, name.find_last_not_of(kBlank) + 1);
    const std::string_view value = line.substr(colon + 1);
    if (text::lower(name) != "sitemap" || value.find_first_not_of(kBlank) == value.npos) continue;
    std::string url = text::resolve_url(origin, value);
    if (text::is_http_url(url) && std::find(found.begin(), found.end(), url) == found.end())
      found.push_back(std::move(url));
  }
  return found;
}

}  // namespace lede::fetch
