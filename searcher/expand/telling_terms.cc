#include "searcher/expand/telling_terms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "common/archive/schema.h"
#include "common/archive/xapian_guard.h"
#include "common/text/stems.h"
#include "common/text/stop_words.h"
#include "common/text/tokens.h"

namespace lede::expand {
namespace {

struct Found {
  double occurrences = 0;     // in the articles, those of the title as often as the index counts them
  std::size_t articles = 0;   // that have it
  std::size_t last_seen = 0;  // article, from 1
  std::map<std::string, std::size_t> forms;
};

using AllFound = std::map<std::string, Found, std::less<>>;

bool is_telling(std::string_view form, const std::string& language) {
  return form.size() >= 3 && !text::is_stop_word(form, language);
}

void read(const std::string& text, double weight, std::size_t article, const std::string& language,
          text::Stemmer& stemmer, AllFound& all) {
  for (const std::string& form : text::fold_words(text)) {
    if (!is_telling(form, language)) continue;
    Found& found = all[std::string(stemmer.stem(form))];
    found.occurrences += weight;
    found.articles += found.last_seen == article ? 0 : 1;
    found.last_seen = article;
    ++found.forms[form];
  }
}

double bo1(double occurrences, double per_article) {
  return occurrences * std::log2((1 + per_article) / per_article) + std::log2(1 + per_article);
}

const std::string& most_frequent(const std::map<std::string, std::size_t>& forms) {
  return std::max_element(forms.begin(), forms.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

}  // namespace

core::Result<std::vector<TellingTerm>> telling_terms(const archive::Snapshot& snapshot,
                                                     const std::vector<article::Article>& articles,
                                                     std::size_t count) {
  text::Stemmer stemmer(snapshot.stemmer());
  AllFound all;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    read(articles[i].title, archive::kTitleBoost, i + 1, snapshot.stemmer(), stemmer, all);
    read(article::body_of(articles[i]), 1, i + 1, snapshot.stemmer(), stemmer, all);
  }
  return archive::xapian_guard("archive", [&] {
    const double documents = std::max<double>(1, static_cast<double>(snapshot.document_count()));
    std::vector<TellingTerm> terms;
    for (const auto& [stem, found] : all) {
      if (articles.size() > 1 && found.articles < 2) continue;
      const auto in_archive = snapshot.database().get_collection_freq(archive::term_of("Z", stem));
      if (in_archive == 0) continue;
      terms.push_back({stem, most_frequent(found.forms),
                       bo1(found.occurrences, static_cast<double>(in_archive) / documents)});
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const TellingTerm& a, const TellingTerm& b) { return a.weight > b.weight; });
    if (terms.size() > count) terms.resize(count);
    for (std::size_t i = terms.size(); i-- > 0;) terms[i].weight /= terms[0].weight;
    return core::Result<std::vector<TellingTerm>>(std::move(terms));
  });
}

}  // namespace lede::expand
