#include "indexer/training.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/article/article.h"
#include "common/text/tokens.h"

namespace lede {
namespace {

// Every live article, newest first, undated ones last; of equals in the order of the archive.
std::vector<archive::Place> newest_first(const archive::Snapshot& snapshot) {
  std::vector<std::pair<std::int64_t, archive::Place>> all;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    const auto published = snapshot.columns(p).published();
    for (std::uint32_t row = 0; row < snapshot.columns(p).rows(); ++row) {
      if (!snapshot.is_deleted({p, row})) all.push_back({published[row], {p, row}});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<archive::Place> places;
  for (const auto& [published, place] : all) places.push_back(place);
  return places;
}

}  // namespace

core::Result<learn::TrainingSet> read_training_set(const archive::Snapshot& snapshot,
                                                   const TrainingOptions& options) {
  learn::TrainingSet set(snapshot.stemmer());
  text::Tokens title, body;
  std::vector<std::string> tags;
  const std::vector<archive::Place> places = newest_first(snapshot);
  for (std::size_t i = 0; i < places.size() && !set.full(); ++i) {
    if (options.stop && options.stop())
      return core::Error{core::ErrorCode::kInterrupted, "interrupted; nothing was learned", "", ""};
    if (options.progress) options.progress(i, places.size());
    auto article = snapshot.article(snapshot.docid(places[i]));
    if (!article) return article.error();
    tags.clear();
    for (const article::Tag& tag : article->tags) {
      if (tag.by == article::TagBy::kPublisher) tags.push_back(tag.name);
    }
    if (tags.empty()) continue;
    title.assign(article->title);
    body.assign(article::body_of(*article));
    set.add(title, body, tags);
  }
  set.finish();
  return set;
}

}  // namespace lede
