#include "searcher/command/find_article.h"

#include "common/text/url.h"

namespace lede::searcher {

core::Result<Xapian::docid> find_article(const archive::Snapshot& snapshot, const std::string& id) {
  auto found = snapshot.find(id);
  if (found && !*found) found = snapshot.find_url(id);
  if (found && !*found) found = snapshot.find_url(text::canonical_url(id));
  if (!found) return found.error();
  if (*found) return **found;
  return core::Error{core::ErrorCode::kNotFound, "no article has the id or address '" + id + "'",
                     "lede-search WORDS --format jsonl --fields id,title lists ids", ""};
}

}  // namespace lede::searcher
