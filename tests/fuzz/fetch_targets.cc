// Targets of indexer/fetch: what strangers' servers say.
#include <algorithm>
#include <string>

#include "common/text/url.h"
#include "indexer/fetch/redirect.h"
#include "indexer/fetch/response_head.h"
#include "indexer/fetch/robots.h"
#include "indexer/fetch/robots_sitemaps.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {

// A path and query, a newline, and a robots.txt.
void run_robots(std::string_view bytes) {
  const std::size_t cut = std::min(bytes.find('\n'), bytes.size());
  const std::string url = text::resolve_url("https://example.org/", "/" + std::string(bytes.substr(0, cut)));
  const std::string_view file = bytes.substr(cut);
  const fetch::Robots robots = fetch::Robots::parse(file);
  check(robots.allows("https://example.org/robots.txt"), "robots.txt itself is allowed");
  check(robots.allows(url) == robots.allows(url + "#part"), "a fragment changes nothing");
  check(robots.bytes() <= 1000 + 200 * file.size(), "rules are no larger than their file");
  const auto sitemaps = fetch::sitemaps_of_robots(file, "https://example.org/");
  check(sitemaps.size() <= fetch::kMostSitemapLines, "sitemaps are bounded");
}

// The header of an answer, line by line, and where it redirects.
void run_response_head(std::string_view bytes) {
  fetch::ResponseHead head;
  std::size_t given = 0;
  constexpr std::size_t kLimit = 64 << 10;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    given += end;
    check(head.add_line(bytes.substr(0, end), kLimit) == (given <= kLimit), "a header keeps to its limit");
    bytes.remove_prefix(end);
  }
  const auto now = *text::parse_iso_date("2014-12-07T12:00:00Z");
  for (const auto time : {head.max_age(now), head.retry_after(now)})
    check(!time || (time->count() >= 0 && time->count() <= 3650L * 24 * 3600), "times are bounded");
  for (const char* name : {"etag", "last-modified", "content-type", "location"})
    check(head.field(name).find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos,
          "values fit into a request");
  const auto target = fetch::redirect_target("https://example.org/a/b?c", head.field("location"));
  if (target) check(target->starts_with("https://"), "from https only to https");
}

}  // namespace lede::fuzz
