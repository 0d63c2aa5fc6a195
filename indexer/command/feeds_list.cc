// lede-index feeds list, log and history: how the feeds are, what came of their polls, and what articles
// were before they changed.
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "common/text/dates.h"
#include "indexer/command/command.h"
#include "indexer/command/feed_list.h"
#include "indexer/command/inputs.h"
#include "indexer/schedule/poll.h"
#include "indexer/schedule/seen_entries.h"
#include "indexer/schedule/state.h"

namespace lede::command {
namespace {

using nlohmann::ordered_json;
using schedule::Feed;
using schedule::FetchNote;

constexpr std::int64_t kNotesOfOne = schedule::kNotesKept;
constexpr std::int64_t kNotesOfEach = 3;  // where all feeds are shown

std::string dumped(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

void put(ordered_json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

void put(ordered_json& json, const char* key, const std::optional<schedule::Time>& value) {
  if (value) json[key] = text::to_rfc3339(*value);
}

std::string health_of(const Feed& feed) {
  if (feed.retired) return "retired";
  if (feed.failures > 0) return "failing";
  if (schedule::is_silent(feed, clock_now())) return "silent";
  return feed.last_success ? "ok" : "new";
}

// "2014-12-07 10:00"; a dash for none.
std::string minute(const std::optional<schedule::Time>& time) {
  if (!time) return "-";
  std::string all = text::to_rfc3339(*time);
  all.resize(16);
  all[10] = ' ';
  return all;
}

std::string padded(std::string value, std::size_t width) {
  value.resize(std::max(width, value.size()), ' ');
  return value + "  ";
}

struct Shown {
  Feed feed;
  double weekly = 0;  // articles
};

std::string one_decimal(double number) {
  const auto tenths = std::llround(number * 10);
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

ordered_json as_json(const Shown& shown) {
  const Feed& feed = shown.feed;
  ordered_json json;
  json["url"] = feed.url;
  put(json, "title", feed.title);
  put(json, "site", feed.site);
  json["health"] = health_of(feed);
  put(json, "problem", feed.problem);
  json["failures"] = feed.failures;
  json["articles_a_week"] = std::round(shown.weekly * 10) / 10;
  put(json, "added", feed.added);
  put(json, "last_attempt", feed.last_attempt);
  put(json, "last_success", feed.last_success);
  if (!feed.retired) put(json, "next_poll", feed.next_poll);
  put(json, "newest", feed.habits.newest);
  if (feed.habits.whole_text) json["text"] = *feed.habits.whole_text ? "full" : "summary";
  for (const schedule::FeedSettingRow& row : schedule::feed_settings_table()) {
    if (!feed.settings.text(row.id).empty())
      json["settings"][std::string(row.name)] = feed.settings.text(row.id);
  }
  return json;
}

void print_text(const std::vector<Shown>& feeds, core::StandardOutput& output) {
  output.line(padded("health", 7) + padded("last success", 16) + padded("next poll", 16) +
              padded("a week", 6) + padded("text", 7) + "feed");
  for (const auto& [feed, weekly] : feeds) {
    const std::string text = !feed.habits.whole_text ? "-" : *feed.habits.whole_text ? "full" : "summary";
    output.line(padded(health_of(feed), 7) + padded(minute(feed.last_success), 16) +
                padded(feed.retired     ? "-"
                       : feed.next_poll ? minute(feed.next_poll)
                                        : "now",
                       16) +
                padded(one_decimal(weekly), 6) + padded(text, 7) +
                core::printable(feed.title.empty() ? feed.url : feed.title));
    const std::string indent(9, ' ');
    if (!feed.title.empty()) output.line(indent + core::printable(feed.url));
    for (const std::string& setting : feed.settings.assignments())
      output.line(indent + core::printable(setting));
    const std::string times =
        feed.failures > 1 ? " (" + std::to_string(feed.failures) + " times in a row)" : "";
    if (!feed.problem.empty()) output.line(indent + core::printable(feed.problem) + times);
  }
}

ordered_json as_json(const Feed& feed, const FetchNote& note) {
  ordered_json json;
  json["url"] = feed.url;
  json["at"] = text::to_rfc3339(note.at);
  json["status"] = note.status;
  json["bytes"] = note.bytes;
  json["milliseconds"] = note.milliseconds;
  json["entries"] = note.entries;
  json["added"] = note.added;
  json["updated"] = note.updated;
  put(json, "message", note.message);
  return json;
}

std::string as_text(const FetchNote& note) {
  return padded(minute(note.at), 16) + padded(note.status == 0 ? "---" : std::to_string(note.status), 3) +
         padded("entries " + std::to_string(note.entries), 12) + "added " + std::to_string(note.added) +
         ", updated " + std::to_string(note.updated) + ", " + std::to_string(note.milliseconds) + " ms" +
         (note.message.empty() ? "" : "  " + core::printable(note.message));
}

}  // namespace

core::Result<int> feeds_list(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  auto all = state->feeds();
  if (!all) return all.error();
  std::vector<Shown> feeds;
  const schedule::Time now = clock_now();
  for (Feed& feed : *all) {
    auto count = schedule::SeenEntries(*state).count_since(feed.id, now - std::chrono::days(28));
    if (!count) return count.error();
    feeds.push_back({std::move(feed), schedule::articles_a_week(count->entries, count->oldest, now)});
  }
  if (context.options.format == "json") {
    ordered_json json;
    json["format_version"] = 1;
    json["feeds"] = ordered_json::array();
    for (const Shown& feed : feeds) json["feeds"].push_back(as_json(feed));
    context.output.line(dumped(json));
    return 0;
  }
  if (feeds.empty()) {
    context.log.info("no feeds yet; put one on the list with: lede-index feeds add URL");
    return 1;
  }
  print_text(feeds, context.output);
  return 0;
}

core::Result<int> feeds_log(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  auto feeds = state->feeds();
  if (!feeds) return feeds.error();
  const std::vector<std::string>& wanted = context.options.arguments;
  ordered_json polls = ordered_json::array();
  bool found = false;
  for (const Feed& feed : *feeds) {
    const bool named = std::find_if(wanted.begin(), wanted.end(), [&](const std::string& url) {
                         return url == feed.url || url == feed.identity;
                       }) != wanted.end();
    if (!wanted.empty() && !named) continue;
    found = true;
    auto notes = state->notes(feed.id, wanted.empty() ? kNotesOfEach : kNotesOfOne);
    if (!notes) return notes.error();
    if (context.options.format != "json") context.output.line(core::printable(feed.url));
    for (const FetchNote& note : *notes) {
      if (context.options.format == "json") {
        polls.push_back(as_json(feed, note));
      } else {
        context.output.line("  " + as_text(note));
      }
    }
  }
  if (!found && !wanted.empty()) {
    return core::Error{core::ErrorCode::kNotFound, "no such feed on the list",
                       "lede-index feeds list shows all", wanted.front()};
  }
  if (context.options.format == "json")
    context.output.line(dumped({{"format_version", 1}, {"polls", std::move(polls)}}));
  return 0;
}

core::Result<int> feeds_history(Context& context) {
  auto state = open_state(context);
  if (!state) return state.error();
  const std::string& id = context.options.arguments.front();
  auto versions = schedule::SeenEntries(*state).versions(id);
  if (!versions) return versions.error();
  if (versions->empty())
    return core::Error{core::ErrorCode::kNotFound, "no feed has changed an article with this id", "", id};
  for (const schedule::Version& version : *versions) {
    context.output.line("until " + padded(minute(version.until), 16) + "published " +
                        padded(minute(version.published), 16) + "updated " +
                        padded(minute(version.updated), 16) + core::printable(version.title));
  }
  return 0;
}

}  // namespace lede::command
