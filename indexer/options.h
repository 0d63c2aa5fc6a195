// The command line of lede-index: names and flags are a contract. CLI11 is used in options.cc and
// options/ only.
#pragma once

#include <string>
#include <vector>

#include "common/core/log.h"
#include "common/core/result.h"
#include "common/core/settings.h"

namespace lede {

enum class Command {
  kAdd,
  kParse,
  kStats,
  kExport,
  kDelete,
  kVerify,
  kCompact,
  kTagsList,
  kTagsAdd,
  kTagsRemove,
  kTagsTest,
  kTagsMerge,
  kTagsRename,
  kTagsIgnore,
  kTagsChanges,
  kTagsUndo,
  kTagsApply,
  kTagsLearn,
  kTagsExplain,
  kTagsImport,
  kTagsExport,
  kFeedsAdd,
  kFeedsList,
  kFeedsSet,
  kFeedsRemove,
  kFeedsImport,
  kFeedsExport,
  kFeedsLog,
  kFeedsHistory,
  kFeedsBackfill,
  kUpdate,
};

struct Options {
  Command command = Command::kAdd;
  core::Settings settings;
  core::Verbosity verbosity = core::Verbosity::kNormal;
  std::vector<std::string> arguments = {};     // paths, ids, addresses or a tag's name
  std::string input_format = "auto";           // add, parse: auto, feed, html, jsonl, warc
  std::string url = {};                        // add, parse: base address of what is read
  std::string since = {};                      // add, parse, feeds backfill: as in text/date_range.h
  std::vector<std::string> url_prefixes = {};  // add, parse: none, or what addresses begin with
  std::string format = {};                     // parse, export: jsonl; stats, feeds list and log: text, json
  // tags add
  std::string kind = {};
  std::string case_rule = {};
  std::vector<std::string> aliases = {};
  std::vector<std::string> required = {};
  std::vector<std::string> excluded = {};
  // tags test
  std::string title = {};
  std::string text = {};
  bool has_text = false;
  std::string language = "en";  // tags import, export: of the names in SKOS
  bool forget = false;          // tags learn
  // tags list
  std::string like = {};
  // update
  bool all = false;
  std::vector<std::string> feeds = {};  // addresses of feeds
  std::string every = {};               // a time such as 15m
  // feeds add
  bool unseen = false;                          // without asking whether there is a feed
  std::vector<std::string> feed_settings = {};  // name=value
};

struct ParsedOptions {
  Options options;
  std::string output;  // help or version: to be printed, nothing else to do
};

// Errors: kUsage, with what to type instead as the hint; of settings as Settings::load().
core::Result<ParsedOptions> parse_options(int argc, const char* const* argv);

}  // namespace lede
