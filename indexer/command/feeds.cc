// lede-index feeds: the list of feeds and what is set for each.
#include <iostream>
#include <iterator>
#include <string>

#include "common/core/file_writer.h"
#include "indexer/command/command.h"
#include "indexer/command/feed_list.h"
#include "indexer/command/inputs.h"
#include "indexer/find_feed.h"
#include "indexer/parse/opml.h"
#include "indexer/schedule/opml.h"
#include "indexer/schedule/state.h"

namespace lede::command {
namespace {

using core::ErrorCode;
using schedule::Feed;
using schedule::State;

core::Status apply(const std::vector<std::string>& assignments, schedule::FeedSettings& settings) {
  for (const std::string& assignment : assignments) {
    if (core::Status status = settings.set(assignment); !status) return status;
  }
  return core::ok_status();
}

core::Result<std::string> read_input(const std::string& path) {
  if (path != "-") return core::read_file(path);
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

// A value that is too long or otherwise none is left out: the feed is worth more than its folder.
void set_if_possible(schedule::FeedSettings& settings, const std::string& name, const std::string& value) {
  if (core::Status status = settings.set(name + "=" + value); !status) return;
}

Feed feed_of(const parse::OpmlFeed& outline) {
  Feed feed;
  feed.url = outline.url;
  feed.title = outline.title;
  feed.site = outline.site;
  std::string section, tags;
  for (const std::string& folder : outline.folders) section += (section.empty() ? "" : "/") + folder;
  for (const std::string& tag : outline.categories) tags += (tags.empty() ? "" : ",") + tag;
  set_if_possible(feed.settings, "section", section);
  set_if_possible(feed.settings, "tags", tags);
  return feed;
}

struct Imported {
  std::uint64_t added = 0, known = 0, skipped = 0;
};

core::Status import_file(Context& context, State& state, const std::string& path, Imported& counts) {
  auto bytes = read_input(path);
  if (!bytes) return bytes.error();
  auto opml = parse::parse_opml(*bytes);
  if (!opml) {
    opml.error().where = path;
    return opml.error();
  }
  if (opml->cut) context.log.warning(path + ": not well formed; what stands before the fault was read");
  for (const std::string& why : opml->skipped) context.log.warning(path + ": " + why);
  counts.skipped += opml->skipped.size();
  return state.in_transaction([&]() -> core::Status {
    for (const parse::OpmlFeed& outline : opml->feeds) {
      Feed feed = feed_of(outline);
      feed.added = clock_now();
      auto added = state.add(feed);
      if (!added) return added.error();
      ++(*added ? counts.added : counts.known);
    }
    return core::ok_status();
  });
}

// Fills in the feed that is behind the address given.
core::Status look(Context& context, Feed& feed, const fetch::FetchLimits& limits) {
  if (context.options.unseen) return core::ok_status();
  auto found = find_feed(feed, limits);
  if (!found) return found.error();
  feed.url = found->url;
  feed.title = found->title;
  feed.site = found->site;
  for (const std::string& other : found->others)
    context.log.verbose("the page names another feed too: " + other);
  return core::ok_status();
}

// False where it was there already.
core::Result<bool> put_on_list(Context& context, State& state, Feed& feed) {
  bool fresh = false;
  core::Status status = state.in_transaction([&]() -> core::Status {
    auto added = state.add(feed);
    if (!added) return added.error();
    fresh = *added;
    return core::ok_status();
  });
  if (!status) return status.error();
  const std::string shown = feed.title.empty() ? feed.url : feed.url + " (" + feed.title + ")";
  if (fresh) {
    context.log.info("added " + shown);
  } else {
    context.log.warning("already on the list: " + shown);
  }
  return fresh;
}

}  // namespace

core::Result<int> feeds_add(Context& context) {
  auto limits = fetch::limits_of(context.options.settings);
  if (!limits) return limits.error();
  std::vector<Feed> wanted;
  for (const std::string& given : context.options.arguments) {
    auto url = feed_address(given);
    if (!url) return url.error();
    Feed feed;
    feed.url = *url;
    feed.added = clock_now();
    if (core::Status status = apply(context.options.feed_settings, feed.settings); !status)
      return status.error();
    wanted.push_back(std::move(feed));
  }
  auto state = open_or_create_state(context);
  if (!state) return state.error();
  bool failed = false;
  for (Feed& feed : wanted) {
    if (core::Status status = look(context, feed, *limits); !status) {
      if (status.error().code == ErrorCode::kInterrupted || status.error().code == ErrorCode::kUsage)
        return status.error();
      context.log.error(status.error());
      failed = true;
      continue;
    }
    auto added = put_on_list(context, *state, feed);
    if (!added) return added.error();
    failed = failed || !*added;
  }
  return failed ? 1 : 0;
}

core::Result<int> feeds_set(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  auto feed = named_feed(*state, context.options.arguments.front());
  if (!feed) return feed.error();
  const std::vector<std::string>& given = context.options.arguments;
  if (core::Status status = apply({given.begin() + 1, given.end()}, feed->settings); !status)
    return status.error();
  core::Status status = state->in_transaction([&] { return state->set_settings(feed->id, feed->settings); });
  if (!status) return status.error();
  for (const std::string& setting : feed->settings.assignments()) context.log.info(setting);
  return 0;
}

core::Result<int> feeds_remove(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  bool missing = false;
  for (const std::string& name : context.options.arguments) {
    auto feed = named_feed(*state, name);
    if (!feed && feed.error().code == ErrorCode::kNotFound) {
      context.log.error(feed.error());
      missing = true;
      continue;
    }
    if (!feed) return feed.error();
    core::Status status = state->in_transaction([&] { return state->remove(feed->id); });
    if (!status) return status.error();
    context.log.info("removed " + feed->url);
  }
  return missing ? 1 : 0;
}

core::Result<int> feeds_import(Context& context) {
  auto state = open_or_create_state(context);
  if (!state) return state.error();
  Imported counts;
  bool failed = false;
  for (const std::string& path : context.options.arguments) {
    core::Status status = import_file(context, *state, path, counts);
    if (status) continue;
    if (status.error().code != ErrorCode::kInvalidInput) return status.error();
    context.log.error(status.error());
    failed = true;
  }
  context.log.info("added " + std::to_string(counts.added) + ", already on the list " +
                   std::to_string(counts.known) + ", skipped " + std::to_string(counts.skipped));
  return failed || counts.skipped > 0 ? 1 : 0;
}

core::Result<int> feeds_export(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  auto feeds = state->feeds();
  if (!feeds) return feeds.error();
  context.output.write(schedule::to_opml(*feeds));
  return 0;
}

}  // namespace lede::command
