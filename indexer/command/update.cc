// lede-index update: one run over the feeds that are due, or one after the other.
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "common/archive/archive_folder.h"
#include "common/core/interrupt.h"
#include "common/text/dates.h"
#include "indexer/command/command.h"
#include "indexer/command/feed_list.h"
#include "indexer/command/inputs.h"
#include "indexer/schedule/feed_settings.h"
#include "indexer/update/run.h"

namespace lede::command {
namespace {

using core::Error;
using core::ErrorCode;
using update::FeedOutcome;
using update::UpdateOptions;
using update::UpdateSummary;
using Kind = FeedOutcome::Kind;

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::kRead:
      return "read";
    case Kind::kUnchanged:
      return "unchanged";
    case Kind::kFailed:
      return "failed";
    case Kind::kRetired:
      return "retired";
    case Kind::kSilent:
      return "silent";
  }
  return "";
}

std::string as_json(const FeedOutcome& outcome) {
  nlohmann::ordered_json json;
  json["format_version"] = 1;
  json["event"] = "feed";
  json["url"] = outcome.feed.url;
  json["outcome"] = name_of(outcome.kind);
  json["status"] = outcome.note.status;
  json["entries"] = outcome.note.entries;
  json["added"] = outcome.note.added;
  json["updated"] = outcome.note.updated;
  json["pages"] = outcome.pages;
  json["pages_failed"] = outcome.pages_failed;
  json["bytes"] = outcome.note.bytes;
  json["milliseconds"] = outcome.note.milliseconds;
  if (!outcome.feed.retired && outcome.feed.next_poll)
    json["next_poll"] = text::to_rfc3339(*outcome.feed.next_poll);
  if (!outcome.note.message.empty()) json["message"] = outcome.note.message;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string as_json(const UpdateSummary& summary) {
  const nlohmann::ordered_json json{{"format_version", 1},
                                    {"event", "summary"},
                                    {"feeds", summary.feeds},
                                    {"unchanged", summary.unchanged},
                                    {"failed", summary.failed},
                                    {"added", summary.counts.added},
                                    {"updated", summary.counts.updated},
                                    {"pages", summary.pages},
                                    {"pages_failed", summary.pages_failed},
                                    {"interrupted", summary.interrupted}};
  return json.dump();
}

std::string as_text(const UpdateSummary& summary) {
  return "feeds " + std::to_string(summary.feeds) + ", unchanged " + std::to_string(summary.unchanged) +
         ", failed " + std::to_string(summary.failed) + "; articles added " +
         std::to_string(summary.counts.added) + ", updated " + std::to_string(summary.counts.updated) +
         "; pages " + std::to_string(summary.pages) + ", failed " + std::to_string(summary.pages_failed);
}

// One line for a feed with a problem.
void tell(Context& context, const FeedOutcome& outcome) {
  if (context.options.format == "jsonl") {
    context.output.line(as_json(outcome));
    context.output.flush();
  }
  std::string message = outcome.note.message;
  if (outcome.pages_failed > 0) {
    message += (message.empty() ? "" : "; ") + std::to_string(outcome.pages_failed) +
               " pages could not be fetched, the entries' own text was kept";
  }
  if (!message.empty()) context.log.warning(Error{ErrorCode::kInvalidInput, message, "", outcome.feed.url});
}

core::Result<UpdateOptions> options_of(Context& context) {
  auto limits = fetch::limits_of(context.options.settings);
  if (!limits) return limits.error();
  UpdateOptions how;
  how.all = context.options.all;
  how.limits = std::move(*limits);
  how.clock = clock_now;
  how.told = [&context](const FeedOutcome& outcome) { tell(context, outcome); };
  return how;
}

// Another writer at work does so itself.
core::Status refresh_tags(Context& context, const tag::Tagger& tagger) {
  const auto lock = archive::WriterLock::acquire(context.options.settings.path(core::Setting::kArchive));
  if (lock) return refresh_tag_table(context, tagger);
  if (lock.error().code == ErrorCode::kLocked) return core::ok_status();
  return lock.error();
}

core::Result<UpdateSummary> run_once(Context& context, const tag::Tagger& tagger) {
  auto state = open_state(context);
  if (!state) return state.error();
  if (core::Status status = refresh_tags(context, tagger); !status) return status.error();
  auto how = options_of(context);
  if (!how) return how.error();
  for (const std::string& name : context.options.feeds) {
    auto feed = named_feed(*state, name);
    if (!feed) return feed.error();
    how->only.push_back(feed->id);
  }
  const core::Settings& settings = context.options.settings;
  const update::Target target{settings.path(core::Setting::kArchive), tagger, *state,
                              static_cast<unsigned>(settings.threads())};
  auto summary = update::update_feeds(*how, target, context.progress);
  context.progress.clear();
  if (!summary) return summary.error();
  if (context.options.format == "jsonl") {
    context.output.line(as_json(*summary));
    context.output.flush();
  } else {
    context.log.info(as_text(*summary));
  }
  return summary;
}

// False when interrupted.
bool sleep_for(std::chrono::seconds pause) {
  const auto end = std::chrono::steady_clock::now() + pause;
  while (std::chrono::steady_clock::now() < end) {
    if (core::interrupted()) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  return !core::interrupted();
}

Error interrupted_error() {
  return {ErrorCode::kInterrupted, "interrupted; the articles that were whole are in the archive",
          "the next update goes on from there", ""};
}

// A feed that fails is ordinary, and another run at work may end: the loop goes on.
core::Result<int> run_again_and_again(Context& context, const tag::Tagger& tagger,
                                      std::chrono::seconds pause) {
  do {
    auto summary = run_once(context, tagger);
    if (!summary && summary.error().code != ErrorCode::kLocked) return summary.error();
    if (!summary) context.log.warning(summary.error());
  } while (context.output.good() && sleep_for(pause));
  return interrupted_error();
}

}  // namespace

core::Result<int> update(Context& context) {
  const tag::Tagger tagger = make_tagger(context);
  if (!context.options.every.empty()) {
    const auto pause = schedule::parse_duration(context.options.every);
    if (!pause) {
      return Error{ErrorCode::kUsage,
                   "--every must be a time such as 30s, 15m or 2h, not '" + context.options.every + "'", "",
                   ""};
    }
    return run_again_and_again(context, tagger, *pause);
  }
  auto summary = run_once(context, tagger);
  if (!summary) return summary.error();
  if (summary->interrupted) return interrupted_error();
  return summary->failed > 0 ? 1 : 0;
}

}  // namespace lede::command
