#include "searcher/explain.h"

#include <optional>
#include <string>

#include "common/article/deck.h"
#include "common/text/tokens.h"

namespace lede::searcher {
namespace {

std::size_t count(present::Marker& marker, const std::string& text) {
  text::Tokens tokens;
  tokens.assign(text);
  return marker.find(tokens).size();
}

// Where age took a part of the relevance, it took the same part of each weight.
void share_decay(present::Hit& hit) {
  double sum = 0;
  for (const present::Matched& one : hit.matched) sum += one.weight;
  if (sum <= hit.score) return;
  for (present::Matched& one : hit.matched) one.weight *= hit.score / sum;
}

}  // namespace

std::vector<present::Wanted> to_wanted(const std::vector<plan::Highlight>& highlights) {
  std::vector<present::Wanted> wanted;
  for (const plan::Highlight& one : highlights) wanted.push_back({one.forms, one.stemmed, one.prefix});
  return wanted;
}

core::Status explain(const archive::Snapshot& snapshot, const std::vector<plan::Piece>& pieces,
                     const std::vector<match::Hit>& found, std::vector<present::Hit>& hits) {
  std::vector<Xapian::docid> docids;
  for (const match::Hit& hit : found) docids.push_back(hit.docid);
  std::vector<bool> has_deck;
  for (const present::Hit& hit : hits) has_deck.push_back(article::has_deck(hit.article));
  for (const plan::Piece& piece : pieces) {
    const auto weights = match::weights_of(snapshot, piece.query, docids);
    if (!weights) return weights.error();
    std::optional<present::Marker> marker;
    if (!piece.highlights.empty()) marker.emplace(to_wanted(piece.highlights), snapshot.stemmer());
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (!(*weights)[i]) continue;
      present::Matched matched{piece.written, piece.weighted ? *(*weights)[i] : 0.0};
      if (marker) {
        matched.in_title = count(*marker, hits[i].article.title);
        matched.in_text = count(*marker, article::body_of(hits[i].article));
        if (has_deck[i]) matched.in_text += count(*marker, hits[i].article.summary);
      }
      hits[i].matched.push_back(std::move(matched));
    }
  }
  for (present::Hit& hit : hits) share_decay(hit);
  return core::ok_status();
}

}  // namespace lede::searcher
