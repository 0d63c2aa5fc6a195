#include "searcher/similar/telling_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "common/archive/schema.h"
#include "common/archive/xapian_guard.h"
#include "common/text/stems.h"
#include "common/text/tokens.h"

namespace lede::similar {

namespace {

constexpr std::string_view kStemPrefix = "Z";
constexpr double kMostOfArchive = 0.25;
constexpr double kFewArticles = 20;  // in so small an archive a fourth says nothing

struct Counted {
  std::string form;
  double times = 0;
};

void count(std::string_view text, double boost, text::Stemmer& stemmer,
           std::unordered_map<std::string, Counted>& stems) {
  text::Tokens tokens;
  tokens.assign(text);
  for (const text::Token& token : tokens) {
    const bool is_short = token.form.size() < 3;
    if (is_short || (token.flags & text::kNumber) != 0) continue;
    Counted& counted = stems[std::string(stemmer.stem(token.form))];
    if (counted.form.empty()) counted.form = token.form;
    counted.times += boost;
  }
}

}  // namespace

core::Result<std::vector<TellingWord>> telling_words(const archive::Snapshot& snapshot,
                                                     std::string_view title, std::string_view text) {
  text::Stemmer stemmer(snapshot.stemmer());
  std::unordered_map<std::string, Counted> stems;
  count(title, archive::kTitleBoost, stemmer, stems);
  count(text, 1, stemmer, stems);
  std::vector<TellingWord> words;
  core::Status status = archive::xapian_guard("archive", [&] {
    const double all = snapshot.database().get_doccount();
    for (auto& [stem, counted] : stems) {
      const double df = snapshot.database().get_termfreq(archive::term_of(kStemPrefix, stem));
      if (df < 2 || (df > kFewArticles && df > kMostOfArchive * all)) continue;
      const double weight = 1 + std::log(counted.times);
      words.push_back({stem, std::move(counted.form), weight, weight * std::log((all + 1) / df)});
    }
  });
  if (!status) return status.error();
  std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.stem < b.stem;
  });
  if (words.size() > kMostWords) words.resize(kMostWords);
  return words;
}

Xapian::Query query_of(const std::vector<TellingWord>& words) {
  std::vector<Xapian::Query> terms;
  for (const TellingWord& word : words)
    terms.emplace_back(word.count, Xapian::Query(archive::term_of(kStemPrefix, word.stem)));
  return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

std::vector<std::string> word_set(std::string_view text) {
  std::vector<std::string> words = text::fold_words(text);
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

double overlap(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::size_t both = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++both;
    if (*x < *y) {
      ++x;
    } else if (*y < *x) {
      ++y;
    } else {
      ++x, ++y;
    }
  }
  const std::size_t any = a.size() + b.size() - both;
  return any == 0 ? 0 : static_cast<double>(both) / static_cast<double>(any);
}

}  // namespace lede::similar
