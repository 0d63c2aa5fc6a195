#include <array>
#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

using research::RelatedOrder;

constexpr std::array<std::pair<std::string_view, RelatedOrder>, 3> kSorts{
    {{"strength", RelatedOrder::kStrength}, {"lift", RelatedOrder::kLift}, {"count", RelatedOrder::kCount}}};

class RelatedFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Lists the tags that stand in the same articles as a tag: how many articles have both, which share "
        "of the tag's articles that is, the lift (how many times as often as by chance), and the "
        "log-likelihood ratio G2 (Dunning 1993), which says how surely it is not by chance and decides the "
        "order.\n\nExamples:\n"
        "  lede-search related sony\n"
        "  lede-search related 'north korea' --since 2014-12 --until 2015-01\n"
        "  lede-search related sony --sort lift --min-count 10\n");
    line.words("TAG", "one tag, under any of its names; = before it leaves narrower tags out");
    filters_.declare(line, options);
    line.value("--sort", sort_, "strength (G2, default), lift, count", {"Output", "HOW"});
    line.value("--min-count", least_, "least articles with both (3)", {"Output", "N"});
    line.setting(core::Setting::kLimit, {"Output", "N"}, "tags to list (10); 0: all");
    line.flag("--salient", options.salient, "count a tag only where the article is about it", {"Output"});
    format_.declare(line, {Format::kText, Format::kJson, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (words.empty()) return usage("related needs a tag", "lede-search tags lists them");
    if (words.size() > 1) {
      std::string name;
      for (const std::string& word : words) name += (name.empty() ? "" : " ") + word;
      return usage("related takes one tag", "put a name of several words in quotes: '" + name + "'");
    }
    options.lookup.tags = words;
    filters_.read(options);
    if (core::Status status = read_choice("--sort", sort_, kSorts, options.lookup.related_order); !status)
      return status;
    if (core::Status status = read_number("--min-count", least_, options.lookup.least); !status)
      return status;
    return format_.read(options);
  }

 private:
  FilterFlags filters_;
  FormatFlag format_;
  std::string sort_, least_;
};

}  // namespace

std::unique_ptr<CommandFlags> related_flags() { return std::make_unique<RelatedFlags>(); }

}  // namespace lede::searcher
