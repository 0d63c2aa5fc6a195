#include "indexer/retag_state.h"

#include "indexer/quote/quotes.h"

namespace lede {

bool RetagState::goes_on() {
  const std::lock_guard guard(mutex_);
  if (outcome_.error || outcome_.stopped) return false;
  outcome_.stopped = options_.stop && options_.stop();
  return !outcome_.stopped;
}

void RetagState::count(std::uint64_t read, std::uint64_t changed) {
  const std::lock_guard guard(mutex_);
  outcome_.read += read;
  outcome_.changed += changed;
  if (options_.progress) options_.progress(outcome_.read, all_, outcome_.changed);
}

void RetagState::fail(core::Error error) {
  const std::lock_guard guard(mutex_);
  if (!outcome_.error) outcome_.error = std::move(error);
}

core::Result<Retagger::Retagged> Retagger::read(const archive::Place& place) {
  auto article = snapshot_.article(snapshot_.docid(place));
  if (!article) return article.error();
  title_.assign(article->title);
  body_.assign(article::body_of(*article));
  const std::vector<article::Tag> tags = article->tags;
  const std::vector<std::string> publisher_tags = article->publisher_tags;
  const std::size_t quotes = article->quotes.size();
  tagger_.apply(*article, title_, body_);
  quote::add_quotes(*article, body_);
  article->story.clear();  // kept in the columns only
  Retagged retagged;
  retagged.other_tags = article->tags != tags || article->publisher_tags != publisher_tags;
  retagged.other_quotes = article->quotes.size() != quotes;
  retagged.article = std::move(*article);
  return retagged;
}

}  // namespace lede
