// The flags that narrow a search, for every command that looks at a part of the archive: --tag,
// --source, --author, --section, --language, --since and --until.
#pragma once

#include <array>

#include "searcher/options.h"
#include "searcher/options/command_line.h"

namespace lede::searcher {

class FilterFlags {
 public:
  void declare(CommandLine& line, Options& options) {
    declare_fields(line);
    declare_dates(line, options);
  }
  // The same without --since and --until, and these two alone.
  void declare_fields(CommandLine& line);
  static void declare_dates(CommandLine& line, Options& options);
  void read(Options& options) const;

 private:
  std::array<plan::Filter, 5> filters_{
      {{"tag", {}}, {"source", {}}, {"author", {}}, {"section", {}}, {"language", {}}}};
};

}  // namespace lede::searcher
