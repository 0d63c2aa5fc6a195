#include <array>
#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

constexpr std::array<std::pair<std::string_view, TagSort>, 3> kSorts{
    {{"count", TagSort::kCount}, {"name", TagSort::kName}, {"recent", TagSort::kRecent}}};

class TagsFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Lists the archive's tags with their kind, their articles and the day of the newest.\n\nExamples:\n"
        "  lede-search tags --limit 50\n"
        "  lede-search tags --like 'kim*'                  also finds a tag by its other names\n"
        "  lede-search tags --kind person --sort recent\n");
    line.value("--like", options.like, "only tags like this: * stands for anything; a part without *",
               {"Output", "PATTERN"});
    line.value("--kind", options.lookup.kind,
               "only tags of this kind: person, organisation, place, ..., or none", {"Output", "KIND"});
    line.value("--sort", sort_, "count (default), name, recent (newest article first)", {"Output", "HOW"});
    line.setting(core::Setting::kLimit, {"Output", "N"}, "tags to list (10); 0: all");
    line.flag("--salient", options.salient, "count a tag only where the article is about it", {"Output"});
    format_.declare(line, {Format::kText, Format::kJson, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (!words.empty()) return usage("tags takes no words", "use --like '" + words[0] + "'");
    if (core::Status status = read_choice("--sort", sort_, kSorts, options.lookup.tag_sort); !status)
      return status;
    return format_.read(options);
  }

 private:
  FormatFlag format_;
  std::string sort_;
};

}  // namespace

std::unique_ptr<CommandFlags> tags_flags() { return std::make_unique<TagsFlags>(); }

}  // namespace lede::searcher
