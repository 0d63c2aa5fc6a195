// Which article of the archive one from a feed is, where the feed's names do not say it by themselves.
#pragma once

#include <string>

#include "common/archive/snapshot.h"
#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::write {

// The identity by which `snapshot` knows `article`: its own `id`, or another kind of identity
// (common/article/identity.h) under which an article of the same guid and the same title or
// address is kept, unless title alone is the same, and date and text are not. A feed's guid may serve until a
// second entry shares it, and again when that one has gone; the article then stays the same one. `feed_url`
// is what its identities were made with. Its own `id` when it is not there at all.
core::Result<std::string> known_identity(const archive::Snapshot& snapshot, const article::Article& article,
                                         const std::string& feed_url);

}  // namespace lede::write
