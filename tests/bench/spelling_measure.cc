// How often the first suggestion for a misspelt word is the word that was meant, and how long it takes.
//
//   spelling_measure ARCHIVE [WORDS [SEED]]
//
// Draws WORDS (2,000) words of five ASCII letters and more that at least five articles hold in their text,
// in two ways: each different word as likely as another; and each as likely as the number of its articles.
// Each is misspelt by one edit: a letter put in, left out or replaced, or two neighbours swapped, each kind
// as likely, at a place and with a letter drawn evenly. Times are the processor's. A misspelling that five
// articles hold is drawn anew, for it is a word.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "common/archive/key_search.h"
#include "common/archive/positions.h"
#include "searcher/spelling/corrections.h"

namespace lede {
namespace {

constexpr std::uint64_t kFrequent = 5;
constexpr std::size_t kLetters = 5;

struct Word {
  std::string form;
  std::uint64_t documents;
};

std::vector<Word> frequent_words(const archive::Snapshot& snapshot) {
  std::vector<Word> words;
  for (const std::string& form : archive::keys_like(snapshot, "", "*", 100'000'000)) {
    const bool plain = form.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == form.npos;
    if (form.size() < kLetters || !plain) continue;
    const std::uint64_t documents = archive::documents_with(snapshot, form);
    if (documents >= kFrequent) words.push_back({form, documents});
  }
  return words;
}

std::string misspelt(const std::string& word, std::mt19937& random) {
  const auto below = [&](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
  };
  const char letter = static_cast<char>('a' + below(26));
  std::string out = word;
  switch (below(4)) {
    case 0:
      out.insert(below(word.size() + 1), 1, letter);
      break;
    case 1:
      out.erase(below(word.size()), 1);
      break;
    case 2:
      out[below(word.size())] = letter;
      break;
    default:
      const std::size_t at = below(word.size() - 1);
      std::swap(out[at], out[at + 1]);
  }
  return out;
}

void measure(const archive::Snapshot& snapshot, const std::vector<Word>& words, std::size_t count,
             unsigned seed, bool by_articles) {
  std::mt19937 random(seed);
  std::vector<double> weights;
  for (const Word& word : words) weights.push_back(by_articles ? static_cast<double>(word.documents) : 1);
  std::discrete_distribution<std::size_t> draw(weights.begin(), weights.end());
  std::size_t right = 0, among = 0;
  double total = 0, longest = 0;
  for (std::size_t i = 0; i < count;) {
    const std::string& meant = words[draw(random)].form;
    const std::string typed = misspelt(meant, random);
    if (typed == meant || archive::documents_with(snapshot, typed) >= kFrequent) continue;
    ++i;
    const std::clock_t begin = std::clock();
    const auto found = spelling::corrections(snapshot, "", typed, 3);
    const double time = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    total += time;
    longest = std::max(longest, time);
    right += !found.empty() && found[0].forms == std::vector<std::string>{meant};
    for (const auto& one : found) among += one.forms == std::vector<std::string>{meant};
  }
  const double n = static_cast<double>(count);
  std::printf("%s: first right %.1f %%, among three %.1f %%, mean %.2f ms, longest %.2f ms\n",
              by_articles ? "words drawn by their articles" : "different words drawn evenly",
              100.0 * static_cast<double>(right) / n, 100.0 * static_cast<double>(among) / n, total / n,
              longest);
}

int run(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: spelling_measure ARCHIVE [WORDS [SEED]]\n");
    return 2;
  }
  const auto snapshot = archive::Snapshot::open(argv[1]);
  if (!snapshot) {
    std::fprintf(stderr, "%s\n", core::to_line(snapshot.error()).c_str());
    return core::exit_status(snapshot.error().code);
  }
  const std::size_t count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 2000;
  const auto seed = static_cast<unsigned>(argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1);
  const std::vector<Word> words = frequent_words(*snapshot);
  std::printf("%zu words of the archive are drawn from\n", words.size());
  if (words.empty()) return 1;
  for (const bool by_articles : {false, true}) measure(*snapshot, words, count, seed, by_articles);
  return 0;
}

}  // namespace
}  // namespace lede

int main(int argc, char** argv) { return lede::run(argc, argv); }
