// What the flags of lede-search mean: their values as written, read into Options.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "common/core/result.h"
#include "searcher/options.h"

namespace lede::searcher {

// As written on the command line; empty where not given.
struct FlagValues {
  std::vector<std::string> words;  // all that is no flag: the query, or an article's id
  std::array<plan::Filter, 5> filters{
      {{"tag", {}}, {"source", {}}, {"author", {}}, {"section", {}}, {"language", {}}}};
  std::vector<std::string> facets;  // each a list with commas
  std::string match, sort, group, offset, format, fields;
};

// Reads them into `options`, whose command, settings and plain texts are set. Errors: kUsage,
// with what is known or what to type instead as the hint.
core::Status read_values(const FlagValues& values, Options& options);

}  // namespace lede::searcher
