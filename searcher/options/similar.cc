#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

class SimilarFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Finds articles like one, by the words that tell it from the rest; copies of it are left out.\n\n"
        "Examples:\n"
        "  lede-search similar https://example.org/news/1\n"
        "  lede-search similar draft.txt --since 2014-12\n"
        "  lede-index parse page.html | lede-search similar -\n");
    line.words("ARTICLE",
               "id or address of an article; or a file of text or of one record; - for standard input");
    filters_.declare(line, options);
    line.setting(core::Setting::kLimit, {"Output", "N"}, "articles to list (10)");
    line.value("--open", open_, "open the n-th in the browser", {"Output", "N"});
    format_.declare(line, {Format::kText, Format::kJson, Format::kJsonl, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    if (words.size() != 1)
      return usage("similar needs one article: an id, an address or a file",
                   "see lede-search similar --help");
    options.id = words[0];
    filters_.read(options);
    if (core::Status status = read_number("--open", open_, options.open, 1); !status) return status;
    return format_.read(options);
  }

 private:
  FilterFlags filters_;
  FormatFlag format_;
  std::string open_;
};

}  // namespace

std::unique_ptr<CommandFlags> similar_flags() { return std::make_unique<SimilarFlags>(); }

}  // namespace lede::searcher
