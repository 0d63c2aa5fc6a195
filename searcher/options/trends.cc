#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

constexpr std::size_t kMostDays = 3'660;  // of a window
constexpr std::size_t kMostPast = 520;    // windows

class TrendsFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Lists the tags that are written about more than their own past would have it: the articles of the "
        "last days beside those that the windows before let expect, given how many articles there are in "
        "all. "
        "The score counts standard deviations, after Farrington et al. 1996 (the detection of outbreaks); a "
        "tag rises from 3 on.\n\nExamples:\n"
        "  lede-search trends\n"
        "  lede-search trends --now 2014-12-21 --window 7 --past 8\n"
        "  lede-search trends --kind person --source 'Meridian Wire'\n");
    filters_.declare_fields(line);
    line.value("--now", options.lookup.now,
               "the last day of the window that is looked at (today); of a name for a span, its last day",
               {"Time", "DATE"});
    line.value("--window", window_, "days of the window, and of each before it (7)", {"Time", "DAYS"});
    line.value("--past", past_, "windows before it that it is compared with (8)", {"Time", "N"});
    line.value("--kind", options.lookup.kind,
               "only tags of this kind: person, organisation, place, ..., or none", {"Output", "KIND"});
    line.value("--min-count", least_, "least articles in the window (3)", {"Output", "N"});
    line.setting(core::Setting::kLimit, {"Output", "N"}, "tags to list (10); 0: all");
    line.flag("--salient", options.salient, "count a tag only where the article is about it", {"Output"});
    format_.declare(line, {Format::kText, Format::kJson, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (!words.empty()) return usage("trends takes no words", "use --tag '" + words[0] + "'");
    filters_.read(options);
    LookupOptions& lookup = options.lookup;
    if (core::Status status = read_number("--window", window_, lookup.window, 1, kMostDays); !status)
      return status;
    if (core::Status status = read_number("--past", past_, lookup.past, 2, kMostPast); !status) return status;
    if (core::Status status = read_number("--min-count", least_, lookup.least); !status) return status;
    return format_.read(options);
  }

 private:
  FilterFlags filters_;
  FormatFlag format_;
  std::string window_, past_, least_;
};

}  // namespace

std::unique_ptr<CommandFlags> trends_flags() { return std::make_unique<TrendsFlags>(); }

}  // namespace lede::searcher
