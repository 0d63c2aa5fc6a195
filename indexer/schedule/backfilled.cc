#include "indexer/schedule/backfilled.h"

#include "common/text/hash.h"

namespace lede::schedule {

core::Result<std::optional<Time>> BackfilledPages::find(std::int64_t feed, const std::string& url) {
  return database_guard([&]() -> std::optional<Time> {
    Query row(database_, "SELECT at FROM backfilled WHERE feed = ? AND page = ?", feed, text::hash64(url));
    if (!row.next()) return std::nullopt;
    return row.time(0);
  });
}

core::Status BackfilledPages::record(std::int64_t feed, const std::string& url, Time at) {
  const auto done = database_guard([&] {
    database_.run("INSERT OR REPLACE INTO backfilled(feed, page, at) SELECT id, ?, ? FROM feeds WHERE id = ?",
                  text::hash64(url), at, feed);
    return core::Done{};
  });
  return done ? core::ok_status() : core::Status(done.error());
}

}  // namespace lede::schedule
