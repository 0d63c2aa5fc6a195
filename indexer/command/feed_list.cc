#include "indexer/command/feed_list.h"

#include <string_view>
#include <vector>

#include "common/archive/archive_folder.h"
#include "common/core/suggest.h"
#include "common/text/url.h"

namespace lede::command {

using core::Error;
using core::ErrorCode;
using schedule::Feed;
using schedule::State;

core::Result<State> open_state(const Context& context) {
  const std::filesystem::path folder = context.options.settings.path(core::Setting::kArchive);
  auto info = archive::open_archive(folder);
  if (!info) return info.error();
  return State::open(folder);
}

core::Result<State> open_or_create_state(const Context& context) {
  const core::Settings& settings = context.options.settings;
  const std::filesystem::path folder = settings.path(core::Setting::kArchive);
  auto info = archive::open_or_create_archive(folder, settings.text(core::Setting::kStemmer));
  if (!info) return info.error();
  return State::open(folder);
}

core::Result<std::string> feed_address(const std::string& given) {
  const auto url = text::parse_url(given);
  if (!url || !text::is_http_url(given) || url->host.empty()) {
    return Error{ErrorCode::kUsage, "not an http or https address", "write it with its https://", given};
  }
  return text::to_string(*url);
}

core::Result<Feed> named_feed(State& state, const std::string& name) {
  auto feeds = state.feeds();
  if (!feeds) return feeds.error();
  const auto address = feed_address(name);
  std::vector<std::string_view> known;
  for (Feed& feed : *feeds) {
    if (feed.url == name || feed.identity == name || (address && feed.url == *address))
      return std::move(feed);
    known.push_back(feed.url);
  }
  const std::string hint = core::did_you_mean(name, known);
  return Error{ErrorCode::kNotFound, "no such feed on the list",
               hint.empty() ? "lede-index feeds list shows all" : hint, name};
}

}  // namespace lede::command
