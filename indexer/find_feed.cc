#include "indexer/find_feed.h"

#include <optional>
#include <utility>

#include "indexer/extract/feed_links.h"
#include "indexer/fetch/fetcher.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/feed.h"
#include "indexer/parse/html_tree.h"
#include "indexer/update/request.h"

namespace lede {
namespace {

using core::Error;
using core::ErrorCode;

constexpr std::size_t kMostAsked = 8;

class FeedSearch {
 public:
  FeedSearch(const schedule::Feed& wanted, const fetch::FetchLimits& limits)
      : wanted_(wanted), fetcher_(limits) {}

  core::Result<FoundFeed> run() {
    auto first = ask(wanted_.url);
    if (!first) return first.error();
    if (auto feed = feed_in(*first)) return std::move(*feed);
    std::vector<std::string> named = links_in(*first);
    std::vector<std::string> candidates = named;
    for (std::string& usual : extract::usual_feed_addresses(first->url))
      candidates.push_back(std::move(usual));
    if (candidates.size() >= kMostAsked) candidates.resize(kMostAsked - 1);
    for (const std::string& candidate : candidates) {
      auto answer = ask(candidate);
      if (!answer && answer.error().code == ErrorCode::kInterrupted) return answer.error();
      if (!answer) continue;
      auto feed = feed_in(*answer);
      if (!feed) continue;
      std::erase(named, candidate);
      feed->others = std::move(named);
      return std::move(*feed);
    }
    return Error{ErrorCode::kNotFound, "no feed here, and none that the page names",
                 "give the address of the feed itself", wanted_.url};
  }

 private:
  // An answer with a body.
  core::Result<fetch::FetchResponse> ask(const std::string& url) {
    schedule::Feed feed = wanted_;
    auto request = update::request_for_feed(feed, true);
    if (!request) return request.error();
    // The feed's headers, which may hold secrets, are for the address that was given.
    if (url != wanted_.url) request->headers = update::request_for_page(feed, url).headers;
    request->url = url;
    fetcher_.add(std::move(*request));
    auto response = fetcher_.next();
    if (!response) return Error{ErrorCode::kInterrupted, "interrupted", "", url};
    if (response->error) return *response->error;
    if (response->status / 100 != 2)
      return Error{ErrorCode::kInvalidInput, "the server answered " + std::to_string(response->status), "",
                   url};
    return std::move(*response);
  }

  static std::optional<FoundFeed> feed_in(const fetch::FetchResponse& response) {
    auto feed = parse::parse_feed(response.body, {response.url, response.content_type});
    if (!feed) return std::nullopt;
    FoundFeed found;
    found.url = response.permanent_url.empty() ? response.request.url : response.permanent_url;
    found.title = feed->title;
    found.site = feed->url;
    found.entries = feed->entries.size();
    return found;
  }

  static std::vector<std::string> links_in(const fetch::FetchResponse& response) {
    const parse::Decoded html = parse::decode(response.body, parse::charset_of(response.content_type));
    pugi::xml_document tree;
    if (!parse::parse_html(html.text, tree)) return {};
    return extract::feed_links(tree, response.url);
  }

  const schedule::Feed& wanted_;
  fetch::Fetcher fetcher_;
};

}  // namespace

core::Result<FoundFeed> find_feed(const schedule::Feed& wanted, const fetch::FetchLimits& limits) {
  return FeedSearch(wanted, limits).run();
}

}  // namespace lede
