// What the benchmarks read: the bundled corpus, or the files that the environment names.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

namespace lede::bench {

// All files below the folder named by the environment variable `variable`, else below `folder`
// of the project, in the order of their paths.
std::vector<std::string> read_files(const char* variable, const std::string& folder);

// A feed of `items` items in the manner of news sites, with text enough for a kilobyte each:
// RSS 2.0 with modules and the text in CDATA, or Atom with escaped HTML.
enum class FeedKind { kRss, kAtom };
std::string make_feed(FeedKind kind, int items);

// Sets what the benchmark reports: bytes a second over `inputs`, each run having read all.
void count_bytes(benchmark::State& state, const std::vector<std::string>& inputs);

}  // namespace lede::bench
