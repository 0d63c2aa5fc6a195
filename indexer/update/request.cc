#include "indexer/update/request.h"

#include <cstdlib>
#include <optional>
#include <string_view>
#include <vector>

#include "common/text/url.h"

namespace lede::update {
namespace {

using schedule::FeedSetting;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Nothing where a variable is named and not set.
std::optional<std::vector<std::string>> headers_of(const schedule::Feed& feed) {
  const std::string& variable = feed.settings.text(FeedSetting::kHeaders);
  if (variable.empty()) return std::vector<std::string>();
  const char* value = std::getenv(variable.c_str());
  if (value == nullptr) return std::nullopt;
  return lines_of(value);
}

bool same_origin(const std::string& a, const std::string& b) {
  const auto first = text::parse_url(a), second = text::parse_url(b);
  return first && second && first->scheme == second->scheme && first->host == second->host &&
         first->port == second->port;
}

}  // namespace

core::Result<fetch::FetchRequest> request_for_feed(const schedule::Feed& feed, bool full) {
  auto headers = headers_of(feed);
  if (!headers) {
    return core::Error{
        core::ErrorCode::kUsage,
        "the environment variable " + feed.settings.text(FeedSetting::kHeaders) + " is not set",
        "it holds the feed's request headers, as its setting headers-from says", feed.url};
  }
  fetch::FetchRequest request;
  request.url = feed.url;
  if (!full) {
    request.etag = feed.etag;
    request.last_modified = feed.last_modified;
  }
  request.headers = std::move(*headers);
  request.user_agent = feed.settings.text(FeedSetting::kUserAgent);
  return request;
}

fetch::FetchRequest request_for_page(const schedule::Feed& feed, const std::string& url) {
  fetch::FetchRequest request;
  request.url = url;
  request.user_agent = feed.settings.text(FeedSetting::kUserAgent);
  request.obey_robots = true;
  if (same_origin(feed.url, url)) request.headers = headers_of(feed).value_or(std::vector<std::string>());
  return request;
}

}  // namespace lede::update
