#include "indexer/update/known_articles.h"

#include <utility>

namespace lede::update {
namespace {

core::Result<std::optional<article::Article>> read(const archive::Snapshot& snapshot, const auto& docid) {
  if (!docid) return docid.error();
  if (!*docid) return std::optional<article::Article>();
  auto article = snapshot.article(**docid);
  if (!article) return article.error();
  article->story.clear();
  return std::optional<article::Article>(std::move(*article));
}

}  // namespace

core::Result<archive::Snapshot*> KnownArticles::snapshot() {
  if (!snapshot_) {
    auto opened = archive::Snapshot::open(archive_);
    if (!opened) return opened.error();
    snapshot_.emplace(std::move(*opened));
  }
  return &*snapshot_;
}

core::Result<std::optional<article::Article>> KnownArticles::by_id(const std::string& id) {
  auto open = snapshot();
  if (!open) return open.error();
  return read(**open, (*open)->find(id));
}

core::Result<std::optional<article::Article>> KnownArticles::by_url(const std::string& url) {
  if (url.empty()) return std::optional<article::Article>();
  auto open = snapshot();
  if (!open) return open.error();
  return read(**open, (*open)->find_url(url));
}

}  // namespace lede::update
