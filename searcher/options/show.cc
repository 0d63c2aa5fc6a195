#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

class ShowFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Prints one whole article.\n\nExample:\n  lede-search show https://example.org/news/1 --query 'sony "
        "hack'");
    line.words("ID", "id or address of the article");
    line.value("--query", options.query, "mark what this query looks for", {"Output", "QUERY"});
    line.flag("--open", open_, "open it in the browser", {"Output"});
    format_.declare(line, {Format::kText, Format::kJson});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (words.size() != 1)
      return usage("show needs the id or address of one article", "see lede-search show --help");
    options.id = words[0];
    options.open = open_ ? 1 : 0;
    return format_.read(options);
  }

 private:
  FormatFlag format_;
  bool open_ = false;
};

}  // namespace

std::unique_ptr<CommandFlags> show_flags() { return std::make_unique<ShowFlags>(); }

}  // namespace lede::searcher
