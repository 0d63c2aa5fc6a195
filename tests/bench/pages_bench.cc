// Pages to records: decode, tree, extract, on one thread. LEDE_BENCH_PAGES names a folder of HTML.
#include "indexer/extract/page.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/html_tree.h"
#include "tests/bench/inputs.h"

namespace lede::bench {
namespace {

std::vector<std::string> pages() { return read_files("LEDE_BENCH_PAGES", "corpus/pages"); }

void PageTrees(benchmark::State& state) {
  const std::vector<std::string> all = pages();
  for (auto _ : state) {
    for (const std::string& page : all) {
      pugi::xml_document tree;
      benchmark::DoNotOptimize(parse::parse_html(parse::decode(page, "").text, tree));
    }
  }
  count_bytes(state, all);
}
BENCHMARK(PageTrees)->Unit(benchmark::kMillisecond);

void PageTreesAndExtraction(benchmark::State& state) {
  const std::vector<std::string> all = pages();
  for (auto _ : state) {
    for (const std::string& page : all) {
      pugi::xml_document tree;
      if (!parse::parse_html(parse::decode(page, "").text, tree)) continue;
      benchmark::DoNotOptimize(extract::extract_article(tree, {"https://example.org/2014/12/07/story.html"}));
    }
  }
  count_bytes(state, all);
}
BENCHMARK(PageTreesAndExtraction)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lede::bench
