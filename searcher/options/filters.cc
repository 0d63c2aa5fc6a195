#include "searcher/options/filters.h"

#include <string>

namespace lede::searcher {

void FilterFlags::declare_fields(CommandLine& line) {
  constexpr std::array kHelp{"articles with this tag; repeated: any of them", "of this publication",
                             "by this author", "of this section", "in this language, such as en"};
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    const std::string name = "--" + filters_[i].field;
    line.values(name.c_str(), filters_[i].values, kHelp[i], {"Filters", "NAME"});
  }
}

void FilterFlags::declare_dates(CommandLine& line, Options& options) {
  line.value("--since", options.since, "from this day, month or year on; also 'last week'",
             {"Filters", "DATE"});
  line.value("--until", options.until, "up to and with this day, month or year", {"Filters", "DATE"});
}

void FilterFlags::read(Options& options) const {
  for (const plan::Filter& filter : filters_) {
    if (!filter.values.empty()) options.filters.push_back(filter);
  }
}

}  // namespace lede::searcher
