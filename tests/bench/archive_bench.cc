// What an article costs on its way into an archive and a query on its way out: stemming, building a
// partition, merging partitions, counting a facet, finding a phrase, cutting a snippet. Over the texts of the
// bundled corpus's pages, each given as several articles.
#include <random>

#include "common/archive/archive_folder.h"
#include "common/archive/phrase_walk.h"
#include "common/text/stems.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/html_text.h"
#include "indexer/write/live_set.h"
#include "searcher/facet/facet.h"
#include "searcher/present/snippet.h"
#include "tests/bench/inputs.h"
#include "tests/support/temp_folder.h"

namespace lede::bench {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> read;
    for (const std::string& page : read_files("LEDE_BENCH_PAGES", "corpus/pages"))
      read.push_back(parse::text_of_html(parse::decode(page, "").text));
    return read;
  }();
  return all;
}

std::vector<article::Article> articles(std::size_t count, std::size_t first = 0) {
  std::mt19937 random(1);
  std::vector<article::Article> made(count);
  for (std::size_t i = 0; i < count; ++i) {
    made[i].id = "a" + std::to_string(first + i);
    made[i].title = "Article number " + std::to_string(first + i);
    made[i].text = texts()[i % texts().size()];
    made[i].source = "Paper " + std::to_string(random() % 20);
    for (unsigned n = 0; n < 5; ++n)
      made[i].tags.push_back({"Tag " + std::to_string(random() % 3000), article::TagBy::kPublisher, {}});
  }
  return made;
}

// One archive, of which each partition is made of some articles.
class Archive {
 public:
  Archive() {
    if (archive::open_or_create_archive(folder_.path() / "archive", "english"))
      live_ = std::move(*write::LiveSet::open(folder_.path() / "archive"));
  }

  write::LiveSet& live() { return *live_; }
  std::filesystem::path path() const { return folder_.path() / "archive"; }

  write::ClosedPartition build(const std::vector<article::Article>& given) {
    write::PartitionBuilder builder(live_->index(), live_->take_number(), "english", live_->dictionary());
    text::Tokens title, body;
    for (const article::Article& article : given) {
      title.assign(article.title);
      body.assign(article.text);
      if (!builder.add(article, title, body, {}, 0)) std::abort();
    }
    auto closed = builder.close();
    if (!closed) std::abort();
    return std::move(*closed);
  }

  void add(const std::vector<article::Article>& given) {
    if (!live_->publish(build(given))) std::abort();
  }

 private:
  support::TempFolder folder_;
  std::unique_ptr<write::LiveSet> live_;
};

void Stem(benchmark::State& state) {
  std::vector<std::string> words;
  for (const std::string& text : texts()) {
    for (std::string& word : text::fold_words(text)) words.push_back(std::move(word));
  }
  text::Stemmer stemmer("english");
  for (auto _ : state) {
    for (const std::string& word : words) benchmark::DoNotOptimize(stemmer.stem(word).size());
  }
  count_bytes(state, words);
}
BENCHMARK(Stem)->Unit(benchmark::kMillisecond);

void BuildPartition(benchmark::State& state) {
  Archive archive;
  const auto given = articles(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(archive.build(given).rows.size());
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BuildPartition)->Arg(500)->Arg(2000)->Unit(benchmark::kMillisecond);

void MergeSixPartitions(benchmark::State& state) {
  constexpr std::size_t kRows = 300;
  for (auto _ : state) {
    state.PauseTiming();
    Archive archive;
    for (std::size_t i = 0; i < 6; ++i) archive.add(articles(kRows, i * kRows));
    const auto job = archive.live().next_merge_to(1);
    state.ResumeTiming();
    if (!job || !archive.live().run_merge(*job)) std::abort();
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(6 * kRows));
}
BENCHMARK(MergeSixPartitions)->Unit(benchmark::kMillisecond);

void CountTags(benchmark::State& state) {
  Archive archive;
  archive.add(articles(5000));
  const auto snapshot = archive::Snapshot::open(archive.path());
  if (!snapshot) std::abort();
  match::Matching matching;
  matching.rows.resize(1);
  for (std::uint32_t row = 0; row < 5000; row += 2) matching.rows[0].push_back(row);
  for (auto _ : state) {
    benchmark::DoNotOptimize(facet::count(*snapshot, matching, {archive::Facet::kTag}).values.size());
  }
  state.SetItemsProcessed(state.iterations() * 2500);
}
BENCHMARK(CountTags)->Unit(benchmark::kMicrosecond);

// All rows of a phrase: of two common words, of a common and a rarer one, of common ones alone, and without
// any.
void FindPhrase(benchmark::State& state, const std::vector<std::string>& words) {
  Archive archive;
  archive.add(articles(5000));
  const auto snapshot = archive::Snapshot::open(archive.path());
  if (!snapshot) std::abort();
  const archive::Positions& positions = snapshot->positions(0);
  std::int64_t rows = 0;
  for (auto _ : state) {
    archive::PhraseWalk walk(positions, words);
    for (auto row = walk.seek(0); row; row = walk.seek(*row + 1)) ++rows;
  }
  state.counters["rows"] = benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kAvgIterations);
}
BENCHMARK_CAPTURE(FindPhrase, of_the, std::vector<std::string>{"of", "the"})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(FindPhrase, the_city, std::vector<std::string>{"the", "city"})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(FindPhrase, one_of_the, std::vector<std::string>{"one", "of", "the"})
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(FindPhrase, last_week, std::vector<std::string>{"last", "week"})
    ->Unit(benchmark::kMicrosecond);

void CutSnippets(benchmark::State& state) {
  present::Marker marker({{{"said"}}, {{"year"}}}, "english");
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      benchmark::DoNotOptimize(present::cut_snippet(text, marker, 160).text.size());
    }
  }
  count_bytes(state, texts());
}
BENCHMARK(CutSnippets)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lede::bench
