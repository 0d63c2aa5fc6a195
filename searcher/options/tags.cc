#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

class TagsFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Lists the archive's tags, most frequent first.\n\nExamples:\n  lede-search tags --limit 50\n"
        "  lede-search tags --like 'kim*'\n");
    line.value("--like", options.like, "only tags like this: * stands for anything; a part without *",
               {"Output", "PATTERN"});
    line.setting(core::Setting::kLimit, {"Output", "N"}, "tags to list (10); 0: all");
    format_.declare(line, {Format::kText, Format::kJson, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (!words.empty()) return usage("tags takes no words", "use --like '" + words[0] + "'");
    return format_.read(options);
  }

 private:
  FormatFlag format_;
};

}  // namespace

std::unique_ptr<CommandFlags> tags_flags() { return std::make_unique<TagsFlags>(); }

}  // namespace lede::searcher
