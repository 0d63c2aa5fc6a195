#include <memory>

#include "searcher/options/commands.h"
#include "searcher/options/filters.h"
#include "searcher/options/values.h"

namespace lede::searcher {
namespace {

class QuotesFlags : public CommandFlags {
 public:
  void declare(CommandLine& line, Options& options) override {
    line.describe(
        "Lists who said what: direct quotations with their speakers, newest first.\n\nExamples:\n"
        "  lede-search quotes --by 'kim jong un'           all that he is quoted with\n"
        "  lede-search quotes sanctions --by kerry         in articles about sanctions\n"
        "  lede-search quotes --by obama --since 2014-12 --format csv --limit 0 > quotes.csv\n");
    line.words("QUERY", "articles to look in; without words, all");
    line.values("--by", options.by,
                "said by this person: a surname, a full name, or words of a role; repeated: any of them",
                {"Filters", "NAME"});
    filters_.declare(line, options);
    line.setting(core::Setting::kLimit, {"Output", "N"}, "quotations to list (10); 0: all");
    format_.declare(line, {Format::kText, Format::kJson, Format::kJsonl, Format::kCsv});
  }

  core::Status read(const std::vector<std::string>& words, Options& options) override {
    for (const std::string& word : words) options.query += (options.query.empty() ? "" : " ") + word;
    filters_.read(options);
    return format_.read(options);
  }

 private:
  FilterFlags filters_;
  FormatFlag format_;
};

}  // namespace

std::unique_ptr<CommandFlags> quotes_flags() { return std::make_unique<QuotesFlags>(); }

}  // namespace lede::searcher
