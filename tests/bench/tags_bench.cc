// Tagging: the matcher alone and the whole tagger, tokenizing included, over the texts of the
// bundled corpus, with dictionaries of 100,000 and 1,000,000 names of one to three words. A third
// of them are two or three of the texts' own words, so that the matcher has something to follow.
// `peak_MB`: of the program so far, so run one dictionary's size at a time to read it.
#include <sys/resource.h>

#include <algorithm>
#include <random>
#include <set>

#include "common/text/utf8.h"
#include "indexer/parse/html_text.h"
#include "indexer/tag/tagger.h"
#include "tests/bench/inputs.h"

namespace lede::bench {
namespace {

const std::vector<std::string>& texts() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> read;
    for (const std::string& page : read_files("LEDE_BENCH_PAGES", "corpus/pages")) {
      read.push_back(text::to_valid_utf8(parse::text_of_html(page)));
    }
    return read;
  }();
  return all;
}

// A dictionary as TOML, five aliases an entry.
std::string make_toml(std::int64_t names) {
  std::set<std::string> words;
  for (const std::string& text : texts()) {
    for (std::string& word : text::fold_words(text)) words.insert(std::move(word));
  }
  const std::vector<std::string> known(words.begin(), words.end());
  std::mt19937_64 random(1);
  std::string toml;
  for (std::int64_t i = 0; i < names; ++i) {
    std::string name;
    const bool real = random() % 3 == 0;
    for (std::uint64_t n = (real ? 2 : 1) + random() % 2; n > 0; --n) {
      name += real ? known[random() % known.size()] : "name" + std::to_string(random() % 1000000);
      name += n > 1 ? " " : "";
    }
    if (i % 6 == 0) {
      toml += (i == 0 ? "" : "]\n") + std::string("[[tag]]\nname = \"") + name + " " + std::to_string(i) +
              "\"\naliases = [";
    } else {
      toml += "\"" + name + "\", ";
    }
  }
  return toml + "]\n";
}

tag::Tagger make_tagger(std::int64_t names) {
  const tag::Report ignore = [](const core::Error&) {};
  tag::Dictionary dictionary;
  dictionary.entries = tag::parse_dictionary(make_toml(names), "bench.toml", ignore);
  dictionary.files = {"bench.toml"};
  return tag::Tagger(std::move(dictionary));
}

void count_memory(benchmark::State& state) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["peak_MB"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void MatchNames(benchmark::State& state) {
  const tag::Tagger tagger = make_tagger(state.range(0));
  text::Tokens tokens;
  std::vector<tag::Match> matches;
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      tokens.assign(text);
      matches.clear();
      tagger.lexicon().matcher().find(tokens, tag::Part::kText, matches);
      benchmark::DoNotOptimize(matches.size());
    }
  }
  count_bytes(state, texts());
  count_memory(state);
}
BENCHMARK(MatchNames)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

void TagArticles(benchmark::State& state) {
  const tag::Tagger tagger = make_tagger(state.range(0));
  text::Tokens title, body;
  for (auto _ : state) {
    for (const std::string& text : texts()) {
      article::Article article;
      article.text = text;
      body.assign(text);
      tagger.apply(article, title, body);
      benchmark::DoNotOptimize(article.tags.size());
    }
  }
  count_bytes(state, texts());
  count_memory(state);
}
BENCHMARK(TagArticles)->Arg(100000)->Arg(1000000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lede::bench
