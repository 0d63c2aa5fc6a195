#include <string>

#include "indexer/options/command_line.h"
#include "indexer/schedule/feed_settings.h"

namespace lede::options {
namespace {

std::string feed_settings_help() {
  std::string help = "Settings:";
  for (const schedule::FeedSettingRow& row : schedule::feed_settings_table())
    help.append("\n  ").append(row.name).append("=  ").append(row.help);
  return help;
}

// What changes the list.
void declare_changing(CommandLine& line, CLI::App& feeds) {
  Options& options = line.options;
  CLI::App* add = line.command(feeds, "add", "Put feeds on the list", Command::kFeedsAdd);
  add->add_option("URL", options.arguments, "addresses of feeds, or of pages that name them")->required();
  add->add_flag("--unseen", options.unseen, "take the address as it is, without asking there");
  line.add_fetching(*add);
  add->add_option("--set", options.feed_settings, "a setting for each, name=value (may be repeated)");
  line.add_format(*line.command(feeds, "list", "The feeds with their health", Command::kFeedsList),
                  {"text", "json"});
  CLI::App* set = line.command(feeds, "set", "Change settings of a feed", Command::kFeedsSet);
  set->footer(feed_settings_help());
  set->add_option("URL", options.arguments, "the feed's address, then name=value; name= takes it away")
      ->required()
      ->expected(2, 1 + static_cast<int>(schedule::kFeedSettingCount));
  line.command(feeds, "remove", "Take feeds off the list; their articles stay", Command::kFeedsRemove)
      ->add_option("URL", options.arguments, "the feeds' addresses")
      ->required();
  line.command(feeds, "import", "Put the feeds of OPML files on the list; folders become sections",
               Command::kFeedsImport)
      ->add_option("FILE", options.arguments, "OPML files, or - for standard input")
      ->required();
  line.command(feeds, "export", "Print the list as OPML 2.0", Command::kFeedsExport);
}

// What tells of the past.
void declare_telling(CommandLine& line, CLI::App& feeds) {
  CLI::App* log = line.command(feeds, "log", "What came of the last polls, newest first", Command::kFeedsLog);
  log->add_option("URL", line.options.arguments, "a feed's address; all feeds without");
  line.add_format(*log, {"text", "json"});
  line.command(feeds, "history", "Earlier titles and dates of an article that a feed changed",
               Command::kFeedsHistory)
      ->add_option("ID", line.options.arguments, "the article's id")
      ->required()
      ->expected(1);
}

void declare_backfill(CommandLine& line, CLI::App& feeds) {
  CLI::App* backfill = line.command(
      feeds, "backfill", "Fetch what a feed's site published before, by its sitemaps; goes on where it stood",
      Command::kFeedsBackfill);
  backfill->add_option("URL", line.options.arguments, "the feed's address")->required()->expected(1);
  backfill
      ->add_option("--since", line.options.since,
                   "only articles published on this day, month or year or later")
      ->required();
  line.add_fetching(*backfill);
  line.add_format(*backfill, {"text", "json"});
}

}  // namespace

void declare_feeds(CommandLine& line) {
  CLI::App* feeds =
      line.app.add_subcommand("feeds", "The list of feeds: add, list, set, remove, import, export, backfill");
  feeds->require_subcommand(1);
  declare_changing(line, *feeds);
  declare_telling(line, *feeds);
  declare_backfill(line, *feeds);
}

void declare_update(CommandLine& line) {
  CLI::App* update = line.command(
      line.app, "update", "Fetch the feeds that are due, and the articles that are new", Command::kUpdate);
  update->add_flag("--all", line.options.all, "also feeds that are not due yet");
  update->add_option("--feed", line.options.feeds, "only this feed, due or not (may be repeated)")
      ->expected(1);
  update->add_option("--every", line.options.every,
                     "stay, and do so again and again after this time, such as 15m");
  line.add_fetching(*update);
  line.add_format(*update, {"text", "jsonl"});
}

}  // namespace lede::options
