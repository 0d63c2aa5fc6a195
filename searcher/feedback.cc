#include "searcher/feedback.h"

#include <utility>

#include "common/archive/schema.h"
#include "searcher/expand/telling_terms.h"
#include "searcher/match/ranking.h"

namespace lede::searcher {
namespace {

// Articles and words as Terrier has them for Bo1 (terrier.org, "Query Expansion"); the words' share was
// chosen on judged queries.
constexpr std::size_t kArticles = 3;
constexpr std::size_t kWords = 10;
constexpr double kShare = 0.4;  // of a query word's weight, for the most telling word

core::Result<std::vector<article::Article>> first_results(const archive::Snapshot& snapshot,
                                                          const Xapian::Query& query) {
  match::Order order;
  order.limit = kArticles;
  const auto hits = match::rank(snapshot, query, order, nullptr);
  if (!hits) return hits.error();
  std::vector<article::Article> articles;
  for (const match::Hit& hit : *hits) {
    auto article = snapshot.article(hit.docid);
    if (!article) return article.error();
    articles.push_back(*std::move(article));
  }
  return articles;
}

}  // namespace

core::Result<std::vector<std::string>> expand(const archive::Snapshot& snapshot, plan::Plan& plan) {
  const auto articles = first_results(snapshot, plan.query);
  if (!articles) return articles.error();
  const auto terms = expand::telling_terms(snapshot, *articles, kWords);
  if (!terms) return terms.error();
  std::vector<std::string> words;
  std::vector<Xapian::Query> weights;
  for (const expand::TellingTerm& term : *terms) {
    words.push_back(term.word);
    weights.emplace_back(kShare * term.weight, Xapian::Query(archive::term_of("Z", term.stem)));
    plan.pieces.push_back({"+" + term.word, weights.back(), true, {{{term.stem}, true, false}}});
  }
  if (!weights.empty()) {
    plan.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, plan.query,
                               Xapian::Query(Xapian::Query::OP_OR, weights.begin(), weights.end()));
  }
  return words;
}

}  // namespace lede::searcher
