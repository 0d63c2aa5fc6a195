// The command line of lede-search: names and flags are a contract. options/ reads it, a
// file a command.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/core/result.h"
#include "common/core/settings.h"
#include "searcher/facet/facet.h"
#include "searcher/match/ranking.h"
#include "searcher/plan/plan.h"
#include "searcher/research/periods.h"
#include "searcher/research/related.h"

namespace lede::searcher {

enum class Command { kSearch, kShow, kTags, kRelated, kTimeline, kTrends, kQuotes, kSimilar, kAlerts };
enum class Format { kText, kJson, kJsonl, kCsv, kTrec, kRss, kNinjs };
enum class AlertAction { kAdd, kList, kRemove, kRun };

enum class TagSort { kCount, kName, kRecent };

// What the lookups ask, beside filters and dates.
struct LookupOptions {
  std::vector<std::string> tags;     // related: one; timeline: any number
  std::vector<std::string> queries;  // timeline
  std::string kind;                  // of the tags that are listed; empty for all
  TagSort tag_sort = TagSort::kCount;
  research::RelatedOrder related_order = research::RelatedOrder::kStrength;
  std::optional<research::Period> by;  // timeline; none: the shortest that gives few lines
  bool share = false;                  // timeline: of all articles
  std::string now;                     // trends: the last day; empty for today
  std::size_t window = 7;              // trends: days
  std::size_t past = 8;                // trends: windows
  std::size_t least = 3;               // articles that a related or rising tag has
};

struct Options {
  Options(Command which, core::Settings from) : command(which), settings(std::move(from)) {}

  Command command;
  core::Settings settings;
  Format format = Format::kText;
  std::string query;  // the words, joined by spaces; of show: what to mark

  // search
  std::vector<plan::Filter> filters;
  std::string since;
  std::string until;
  bool match_any = false;
  bool plain = false;
  bool expand = false;
  bool learned = false;        // tags that were only learned count as tags of the query
  bool exact = false;          // words as they are written: no other forms, no other spellings
  bool salient = false;        // tags count where the article is about them; lookups too
  bool explain_query = false;  // say how the query is read; do not run it
  bool sort_given = false;     // without: by relevance, or by date where no word is looked for
  match::Sort sort = match::Sort::kRelevance;
  match::Group group = match::Group::kNone;
  std::size_t offset = 0;
  std::vector<facet::Wanted> facets;
  std::vector<std::string> fields;
  bool explain = false;
  std::string queries_file;
  std::string timings_file;

  // show, similar: id or address of the article; similar: also a file, "-" for standard input
  std::string id;
  std::string like;             // tags
  std::vector<std::string> by;  // quotes: names of speakers
  std::size_t open = 0;         // show it in the browser: the n-th hit (1: the first); 0: none
  LookupOptions lookup;

  AlertAction alert_action = AlertAction::kList;
  std::vector<std::string> alert_names;  // of add and remove one; of run none for all
  std::string exec;                      // alerts run: a shell command

  std::size_t limit = 10;  // 0: all of them for tags, none for search
};

struct ParsedOptions {
  Options options;
  std::string output;     // help or version: to be printed, nothing else to do
  bool asked_for = true;  // false: the help of an empty command line, which is a mistake
};

// Errors: kUsage, with what to type instead as the hint; of settings as Settings::load().
core::Result<ParsedOptions> parse_options(int argc, const char* const* argv);

}  // namespace lede::searcher
