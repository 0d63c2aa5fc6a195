#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "common/archive/schema.h"
#include "searcher/facet/calendar.h"
#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"
#include "searcher/present/machine.h"

namespace lede::searcher {

const char* const kExamples =
    "Answers questions from a lede archive of news.\n\n"
    "Examples:\n"
    "  lede-search sony hack                           both words, best first\n"
    "  lede-search '\"guardians of peace\" -interview'   a phrase, without a word\n"
    "  lede-search --tag 'kim jong un' --since 2014-12 --sort date\n"
    "  lede-search 'title:attack date:\"last week\"' --facet tag,source\n"
    "  lede-search --facet month,author:20 --limit 0 election\n"
    "  lede-search --facet tag:tree --limit 0 election  by continent, below it by country\n"
    "  lede-search sony --format json | jq '.hits[].title'\n"
    "  lede-search show https://example.org/news/1     one whole article\n"
    "  lede-search tags --like 'kim*'                  the archive's tags\n"
    "  lede-search related sony                        the tags that come with a tag\n"
    "  lede-search timeline sony --by week             how much was written, and when\n"
    "  lede-search trends                              what rises\n"
    "  lede-search quotes --by 'kim jong un'           who said what\n";

namespace {

std::string footer() {
  return "Commands (lede-search COMMAND --help tells more; a word after -- is never a command or a flag):\n" +
         list_of_commands() +
         "\nQuery: words (all must match, in any form), \"exact phrase\", a OR b, -c, ( ), word*, colo*r,\n"
         "word~1 (one letter may be wrong), a NEAR/5 b, field:word, field:\"phrase\" with title, text, "
         "author,\n"
         "source, speaker, section, tag, learned, salient, lang, date, has, story. tag~:NAME finds a tag "
         "also where "
         "it\n"
         "was only learned.\n"
         "\nDates are days in UTC: 2014, 2014-11, 2014-12-08, \"nov 2014\", yesterday, \"last week\",\n"
         "2014-11..2014-12, \"since nov 2014\"; or a name that periods.toml in the archive gives a span,\n"
         "such as \"the hack\" = \"2014-11-24..2014-12-17\".\n"
         "\nExit: 0 found, 1 nothing found, 2 a mistake in query or flags, 3 the archive cannot be read.";
}

constexpr std::array<std::pair<std::string_view, match::Sort>, 3> kSorts{
    {{"relevance", match::Sort::kRelevance}, {"date", match::Sort::kDate}, {"blend", match::Sort::kBlend}}};
constexpr std::array<std::pair<std::string_view, match::Group>, 2> kGroups{
    {{"none", match::Group::kNone}, {"story", match::Group::kStory}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kMatches{{{"all", false}, {"any", true}}};

bool has_tree(const facet::Wanted& wanted) {
  return wanted.calendar == facet::Calendar::kNone &&
         (wanted.facet == archive::Facet::kTag || wanted.facet == archive::Facet::kSalient);
}

// "20", "20:name", "name", "tree:20".
core::Status read_facet_rows(std::string_view name, std::string_view how, facet::Wanted& wanted) {
  for (const std::string_view part : split(how, ':')) {
    if (part == "tree") {
      if (!has_tree(wanted))
        return usage("only tags are a tree, not '" + std::string(name) + "'",
                     "tag:tree, salient:tree; date is a tree of years, months and days");
      wanted.tree = true;
      continue;
    }
    if (part == "name" || part == "count") {
      wanted.sorted = part == "name" ? facet::Sorted::kByName : facet::Sorted::kByCount;
      continue;
    }
    auto rows = number("--facet " + std::string(name) + ":", part);
    if (!rows) {
      rows.error().hint = "write " + std::string(name) + ":50 for 50 values, " + std::string(name) +
                          ":0 for all, " + std::string(name) + ":50:name to sort them by name" +
                          (has_tree(wanted) ? ", " + std::string(name) + ":tree for a tree" : "");
      return rows.error();
    }
    wanted.rows = *rows;
  }
  return core::ok_status();
}

constexpr std::array<std::pair<std::string_view, facet::Calendar>, 2> kCalendars{
    {{"day", facet::Calendar::kDay}, {"date", facet::Calendar::kDate}}};

// "tag:20"
core::Result<facet::Wanted> read_facet(std::string_view item) {
  const std::size_t colon = std::min(item.find(':'), item.size());
  const std::string_view name = item.substr(0, colon);
  facet::Wanted wanted{};
  const auto found = archive::facet_of(name);
  const auto calendar =
      std::find_if(kCalendars.begin(), kCalendars.end(), [&](const auto& row) { return row.first == name; });
  if (!found && calendar == kCalendars.end()) {
    std::vector<std::string_view> known;
    for (const archive::Facet one : archive::facets()) known.push_back(archive::name_of(one));
    for (const auto& [one, which] : kCalendars) known.push_back(one);
    return no_such("facet", name, known);
  }
  wanted.facet = found.value_or(archive::Facet::kYear);
  if (!found) {
    wanted.calendar = calendar->second;
    if (wanted.calendar == facet::Calendar::kDay) wanted.rows = facet::kDefaultDays;
  }
  if (colon < item.size()) {
    if (core::Status status = read_facet_rows(name, item.substr(colon + 1), wanted); !status)
      return status.error();
  }
  return wanted;
}

class SearchFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(kExamples);
    line.footer(footer());
    line.words("QUERY", "what to look for; without words, every article, newest first");
    filters_.declare(line, options);
    line.flag("--learned", options.learned, "--tag and tag: also find tags that were only learned",
              {"Filters"});
    line.flag("--salient", options.salient,
              "--tag, tag: and the facet of tags: only where the article is about the tag", {"Filters"});
    line.value("--match", match_, "all (default) or any of the words must match", {"Query", "HOW"});
    line.flag("--plain", options.plain, "the query is words; nothing in it is an operator", {"Query"});
    line.flag("--exact", options.exact,
              "words as they are written: no other forms, no other spellings, no tags that they name",
              {"Query"});
    line.flag("--explain-query", options.explain_query, "say in words how the query is read, and stop",
              {"Query"});
    line.flag("--expand", options.expand,
              "rank also by the words that tell what the first results are about; the same articles match",
              {"Query"});
    line.value("--queries", options.queries_file, "run each line of this file: id, tab, query",
               {"Query", "FILE"});
    line.value("--sort", sort_, "relevance (default), date (newest first), blend (both)", {"Order", "HOW"});
    line.value("--group", group_, "story: copies of one story are one result; none (default)",
               {"Order", "HOW"});
    line.setting(core::Setting::kLimit, {"Order", "N"}, "results to show (10); all: every one");
    line.value("--offset", offset_, "results to leave out before the first shown", {"Order", "N"});
    line.values(
        "--facet", facets_,
        "count the whole result by tag, source, author, section, language, learned, salient, year, "
        "month, day "
        "(also the "
        "empty ones), date (a tree); tag:50 lists 50 values, tag:0 all, tag:50:name by name; tag:tree sets "
        "tags below what is broader, and counts there what is narrower too",
        {"Output", "FIELD,.."});
    format_.declare(line, {Format::kText, Format::kJson, Format::kJsonl, Format::kCsv, Format::kTrec,
                           Format::kRss, Format::kNinjs});
    line.value("--fields", fields_, "what a hit has in json, jsonl and csv, such as id,title,text",
               {"Output", "NAME,.."});
    line.flag("--explain", options.explain,
              "for each hit, what each part of the query adds to its score, and how often it stands where",
              {"Output"});
    line.value("--open", open_, "open the n-th hit that is shown in the browser", {"Output", "N"});
    line.value("--timings", options.timings_file, "write the milliseconds of each of --queries here",
               {"Output", "FILE"});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    for (const std::string& word : words) options.query += (options.query.empty() ? "" : " ") + word;
    filters_.read(options);
    if (core::Status status = format_.read(options); !status) return status;
    if (core::Status status = read_order(options); !status) return status;
    if (core::Status status = read_facets(options); !status) return status;
    if (options.salient) take_salient(options);
    if (core::Status status = read_fields(options); !status) return status;
    if (core::Status status = read_number("--open", open_, options.open, 1); !status) return status;
    if (options.open > 0 && !options.queries_file.empty())
      return usage("--open and --queries do not go together", "");
    if (!options.queries_file.empty() && !words.empty()) {
      return usage("--queries and a query on the command line do not go together",
                   "put the query into the file");
    }
    if (!options.timings_file.empty() && options.queries_file.empty())
      return usage("--timings needs --queries", "");
    return core::ok_status();
  }

 private:
  core::Status read_order(Options& options) const {
    if (core::Status status = read_choice("--match", match_, kMatches, options.match_any); !status)
      return status;
    if (core::Status status = read_choice("--sort", sort_, kSorts, options.sort); !status) return status;
    options.sort_given = !sort_.empty();
    if (core::Status status = read_choice("--group", group_, kGroups, options.group); !status) return status;
    if (offset_.empty()) return core::ok_status();
    auto offset = number("--offset", offset_);
    if (!offset) return offset.error();
    options.offset = *offset;
    return core::ok_status();
  }

  // "tag,source:20"
  core::Status read_facets(Options& options) const {
    for (const std::string& list : facets_) {
      for (const std::string_view item : split(list, ',')) {
        auto wanted = read_facet(item);
        if (!wanted) return wanted.error();
        const auto again =
            std::find_if(options.facets.begin(), options.facets.end(), [&](const facet::Wanted& other) {
              return other.facet == wanted->facet && other.calendar == wanted->calendar;
            });
        if (again == options.facets.end()) {
          options.facets.push_back(*wanted);
        } else if (again->tree != wanted->tree) {
          return usage("--facet can show tags as a list or as a tree, not both", "");
        }
      }
    }
    return core::ok_status();
  }

  // Facets of tags, and the filters that do not narrow them, become those of salient tags.
  static void take_salient(Options& options) {
    for (facet::Wanted& wanted : options.facets) {
      if (wanted.facet == archive::Facet::kTag && wanted.calendar == facet::Calendar::kNone)
        wanted.facet = archive::Facet::kSalient;
    }
    for (plan::Filter& filter : options.filters) {
      if (filter.field == "tag") filter.field = "salient";
    }
  }

  core::Status read_fields(Options& options) const {
    if (fields_.empty()) return core::ok_status();
    if (options.format != Format::kJson && options.format != Format::kJsonl && options.format != Format::kCsv)
      return usage("--fields is for --format json, jsonl and csv", "");
    const auto known = present::hit_fields();
    for (const std::string_view field : split(fields_, ',')) {
      if (std::find(known.begin(), known.end(), field) == known.end())
        return no_such("field", field, {known.begin(), known.end()});
      if (std::find(options.fields.begin(), options.fields.end(), field) == options.fields.end())
        options.fields.emplace_back(field);
    }
    return core::ok_status();
  }

  FilterFlags filters_;
  FormatFlag format_;
  std::string match_, sort_, group_, offset_, fields_, open_;
  std::vector<std::string> facets_;  // each a list with commas
};

}  // namespace

std::unique_ptr<CommandFlags> search_flags() { return std::make_unique<SearchFlags>(); }

}  // namespace lede::searcher
