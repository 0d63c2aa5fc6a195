#include <array>
#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

using research::Period;
using MaybePeriod = std::optional<Period>;

constexpr std::array<std::pair<std::string_view, MaybePeriod>, 5> kPeriods{{{"auto", MaybePeriod()},
                                                                            {"day", Period::kDay},
                                                                            {"week", Period::kWeek},
                                                                            {"month", Period::kMonth},
                                                                            {"year", Period::kYear}}};

class TimelineFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Counts articles by day, week, month or year (UTC): of tags and queries side by side, or of the "
        "whole "
        "archive. Empty periods are listed; articles without a date are counted below.\n\nExamples:\n"
        "  lede-search timeline sony --since 2014-11 --until 2015-01 --by week\n"
        "  lede-search timeline sony 'north korea' --share\n"
        "  lede-search timeline --query 'hack* -tag:sony' --source 'Meridian Wire'\n"
        "  lede-search timeline --by year --format csv     how many articles there are\n");
    line.words("TAG", "tags, each under any of its names; = before one leaves narrower tags out");
    line.values("--query", options.lookup.queries, "articles that this query finds; repeatable",
                {"Query", "QUERY"});
    filters_.declare(line, options);
    line.value("--by", by_,
               "day, week (ISO 8601), month, year; auto (default): the shortest that gives few lines",
               {"Output", "PERIOD"});
    line.flag("--share", options.lookup.share,
              "share of all articles of the period (under the same filters), since coverage varies",
              {"Output"});
    line.flag("--salient", options.salient, "count a tag only where the article is about it", {"Output"});
    format_.declare(line, {Format::kText, Format::kJson, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    options.lookup.tags = words;
    filters_.read(options);
    if (options.lookup.share && words.empty() && options.lookup.queries.empty())
      return usage("--share needs a tag or a --query", "the share of all articles is always 100 %");
    if (core::Status status = read_choice("--by", by_, kPeriods, options.lookup.by); !status) return status;
    return format_.read(options);
  }

 private:
  FilterFlags filters_;
  FormatFlag format_;
  std::string by_;
};

}  // namespace

std::unique_ptr<CommandFlags> timeline_flags() { return std::make_unique<TimelineFlags>(); }

}  // namespace lede::searcher
