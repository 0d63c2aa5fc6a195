// The tokenizer, over the texts of the bundled corpus's pages: all scripts, and ASCII alone.
#include <algorithm>

#include "common/text/tokens.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/html_text.h"
#include "tests/bench/inputs.h"

namespace lede::bench {
namespace {

void tokenize(benchmark::State& state, const std::vector<std::string>& texts) {
  text::Tokens tokens;
  for (auto _ : state) {
    for (const std::string& words : texts) {
      tokens.assign(words);
      benchmark::DoNotOptimize(tokens.size());
    }
  }
  count_bytes(state, texts);
}

std::vector<std::string> texts() {
  std::vector<std::string> texts;
  for (const std::string& page : read_files("LEDE_BENCH_PAGES", "corpus/pages")) {
    texts.push_back(parse::text_of_html(parse::decode(page, "").text));
  }
  return texts;
}

void TokensOfAllScripts(benchmark::State& state) { tokenize(state, texts()); }
BENCHMARK(TokensOfAllScripts)->Unit(benchmark::kMillisecond);

void TokensOfAscii(benchmark::State& state) {
  std::vector<std::string> all = texts();
  for (std::string& words : all) std::erase_if(words, [](char c) { return static_cast<signed char>(c) < 0; });
  tokenize(state, all);
}
BENCHMARK(TokensOfAscii)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace lede::bench
