// lede-index feeds backfill: what a feed's site published before.
#include "indexer/update/backfill.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "common/core/interrupt.h"
#include "common/text/date_range.h"
#include "indexer/command/command.h"
#include "indexer/command/feed_list.h"
#include "indexer/command/inputs.h"

namespace lede::command {
namespace {

using core::Error;
using core::ErrorCode;
using update::BackfillSummary;

// What the summary counts, as text and JSON name it.
std::array<std::pair<const char*, std::uint64_t>, 12> counts_of(const BackfillSummary& summary) {
  return {{{"sitemaps", summary.sitemaps},
           {"sitemaps failed", summary.sitemaps_failed},
           {"pages listed", summary.listed},
           {"older", summary.older},
           {"known", summary.known},
           {"fetched", summary.pages},
           {"failed", summary.pages_failed},
           {"no article", summary.no_article},
           {"no date", summary.no_date},
           {"left", summary.left},
           {"articles added", summary.counts.added},
           {"updated", summary.counts.updated}}};
}

std::string as_text(const BackfillSummary& summary) {
  std::string line;
  for (const auto& [name, count] : counts_of(summary))
    line += (line.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(count);
  return line;
}

std::string as_json(const BackfillSummary& summary, const std::string& url) {
  nlohmann::ordered_json json{{"format_version", 1}, {"url", url}};
  for (const auto& [name, count] : counts_of(summary)) {
    std::string key = name;
    std::replace(key.begin(), key.end(), ' ', '_');
    json[key] = count;
  }
  if (!summary.stopped.empty()) json["stopped"] = summary.stopped;
  json["interrupted"] = summary.interrupted;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

core::Result<schedule::Time> first_day(const std::string& since) {
  const auto range = text::parse_date_range(since, clock_now());
  if (!range) return Error{range.error().code, range.error().message, range.error().hint, "--since"};
  if (range->from) return *range->from;
  return Error{ErrorCode::kUsage, "'" + since + "' has no first day",
               "give a day, month or year, such as --since 2014-12", "--since"};
}

void tell(Context& context, const BackfillSummary& summary, const std::string& url) {
  if (context.options.format == "json") {
    context.output.line(as_json(summary, url));
    context.output.flush();
  } else {
    context.log.info(as_text(summary));
  }
  if (summary.stopped.empty()) return;
  context.log.warning(
      Error{ErrorCode::kIo, "stopped: " + summary.stopped, "the next run goes on from there", url});
}

}  // namespace

core::Result<int> feeds_backfill(Context& context) {
  const core::Settings& settings = context.options.settings;
  auto since = first_day(context.options.since);
  if (!since) return since.error();
  auto limits = fetch::limits_of(settings);
  if (!limits) return limits.error();
  auto state = open_state(context);
  if (!state) return state.error();
  auto feed = named_feed(*state, context.options.arguments.front());
  if (!feed) return feed.error();
  const tag::Tagger tagger = make_tagger(context);
  const update::Target target{settings.path(core::Setting::kArchive), tagger, *state,
                              static_cast<unsigned>(settings.threads())};
  update::BackfillOptions how{std::move(*feed), *since, std::move(*limits), clock_now, {}, {}};
  how.sitemap_failed = [&context](const Error& error) { context.log.warning(error); };
  how.page_failed = [&context](const Error& error) { context.log.verbose(core::to_line(error)); };
  auto summary = update::backfill(how, target, context.progress);
  context.progress.clear();
  if (!summary) return summary.error();
  tell(context, *summary, how.feed.url);
  if (summary->interrupted) {
    return Error{ErrorCode::kInterrupted, "interrupted; the articles that were whole are in the archive",
                 "the next backfill goes on from there", how.feed.url};
  }
  const bool failed = summary->sitemaps_failed + summary->pages_failed > 0 || !summary->stopped.empty();
  return failed ? 1 : 0;
}

}  // namespace lede::command
