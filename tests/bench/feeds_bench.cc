// Feeds to records: bytes in memory to entries, on one thread. LEDE_BENCH_FEEDS names a folder of
// feeds; those that are well formed are read.
#include "indexer/parse/feed.h"
#include "tests/bench/inputs.h"

namespace lede::bench {
namespace {

const parse::FeedContext kContext{"https://example.org/feed.xml", ""};

void parse_all(benchmark::State& state, const std::vector<std::string>& feeds) {
  for (auto _ : state) {
    for (const std::string& feed : feeds) benchmark::DoNotOptimize(parse::parse_feed(feed, kContext));
  }
  count_bytes(state, feeds);
}

void FeedsOfAFolder(benchmark::State& state) {
  std::vector<std::string> feeds = read_files("LEDE_BENCH_FEEDS", "corpus/feeds");
  std::erase_if(feeds, [](const std::string& feed) {
    const auto read = parse::parse_feed(feed, kContext);
    return !read || !read->mended.empty();
  });
  parse_all(state, feeds);
}
BENCHMARK(FeedsOfAFolder)->Unit(benchmark::kMillisecond);

void LargeRss(benchmark::State& state) { parse_all(state, {make_feed(FeedKind::kRss, 1000)}); }
BENCHMARK(LargeRss)->Unit(benchmark::kMillisecond);

void LargeAtom(benchmark::State& state) { parse_all(state, {make_feed(FeedKind::kAtom, 1000)}); }
BENCHMARK(LargeAtom)->Unit(benchmark::kMillisecond);

// A bare ampersand and a missing end tag: all of the feed goes the way of recovery.
void LargeRssWithFaults(benchmark::State& state) {
  std::string feed = make_feed(FeedKind::kRss, 1000);
  feed.insert(feed.find("<item>"), "<description>News & more");
  parse_all(state, {feed});
}
BENCHMARK(LargeRssWithFaults)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lede::bench
