#include "indexer/write/known_identity.h"

#include "common/article/identity.h"

namespace lede::write {
namespace {

// Of one title, with another date and another text: the next edition of what has one name every time.
bool is_other_edition(const article::Article& a, const article::Article& b) {
  return a.title == b.title && a.published && b.published && a.published != b.published &&
         article::body_of(a) != article::body_of(b);
}

bool is_same(const article::Article& a, const article::Article& b) {
  return a.guid == b.guid && (a.title == b.title || (!a.url.empty() && a.url == b.url)) &&
         !is_other_edition(a, b);
}

}  // namespace

core::Result<std::string> known_identity(const archive::Snapshot& snapshot, const article::Article& article,
                                         const std::string& feed_url) {
  auto own = snapshot.find(article.id);
  if (!own) return own.error();
  if (*own) return article.id;
  for (const article::IdentityBy kind : article::kIdentityKinds) {
    const std::string id = article::identity(article, feed_url, kind);
    if (id.empty() || id == article.id) continue;
    auto other = snapshot.find(id);
    if (!other) return other.error();
    if (!*other) continue;
    auto kept = snapshot.article(**other);
    if (!kept) return kept.error();
    if (is_same(*kept, article)) return id;
  }
  return article.id;
}

}  // namespace lede::write
