#include "indexer/schedule/state.h"

#include <utility>

namespace lede::schedule {
namespace {

using core::ErrorCode;

// Marks the file as lede's (SQLite's application id).
constexpr std::int64_t kApplication = 0x6c656465;  // "lede"

constexpr const char* kSchema = R"(
CREATE TABLE feeds(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  identity TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  site TEXT NOT NULL DEFAULT '',
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  body_hash INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0,
  added INTEGER,
  last_attempt INTEGER,
  last_success INTEGER,
  last_full INTEGER,
  next_poll INTEGER,
  failures INTEGER NOT NULL DEFAULT 0,
  problem TEXT NOT NULL DEFAULT '',
  silence_told INTEGER NOT NULL DEFAULT 0,
  gap INTEGER,
  longest_gap INTEGER,
  covered INTEGER,
  newest INTEGER,
  wish INTEGER,
  skip_hours INTEGER NOT NULL DEFAULT 0,
  skip_days INTEGER NOT NULL DEFAULT 0,
  whole_text INTEGER);
CREATE TABLE settings(
  feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
  setting TEXT NOT NULL,
  PRIMARY KEY(feed, setting)) WITHOUT ROWID;
CREATE TABLE notes(
  id INTEGER PRIMARY KEY,
  feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  milliseconds INTEGER NOT NULL,
  entries INTEGER NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  message TEXT NOT NULL);
CREATE INDEX notes_of_feed ON notes(feed, id);
CREATE TABLE entries(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
  article TEXT NOT NULL,
  title TEXT NOT NULL,
  published INTEGER,
  updated INTEGER,
  fingerprint INTEGER NOT NULL,
  first_seen INTEGER NOT NULL,
  last_seen INTEGER NOT NULL,
  page_tries INTEGER NOT NULL,
  page_due INTEGER,
  page TEXT NOT NULL);
CREATE INDEX entries_of_feed ON entries(feed, published);
CREATE INDEX entries_of_article ON entries(article);
CREATE INDEX entries_with_page_due ON entries(feed, page_due) WHERE page_due IS NOT NULL;
CREATE INDEX entries_by_last_seen ON entries(last_seen);
CREATE TABLE keys(
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  entry INTEGER NOT NULL REFERENCES entries ON DELETE CASCADE,
  PRIMARY KEY(kind, key, entry)) WITHOUT ROWID;
CREATE INDEX keys_of_entry ON keys(entry);
CREATE TABLE versions(
  id INTEGER PRIMARY KEY,
  article TEXT NOT NULL,
  until INTEGER NOT NULL,
  title TEXT NOT NULL,
  published INTEGER,
  updated INTEGER);
CREATE INDEX versions_of_article ON versions(article, id);
)";

// What came with each later version, beside the tables above.
constexpr const char* kSinceVersion2 = R"(
CREATE TABLE backfilled(
  feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
  page INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(feed, page)) WITHOUT ROWID;
)";

std::optional<std::int64_t> count_of(const std::optional<Seconds>& seconds) {
  return seconds ? std::optional<std::int64_t>(seconds->count()) : std::nullopt;
}

std::optional<Seconds> seconds_of(const std::optional<std::int64_t>& count) {
  return count ? std::optional<Seconds>(Seconds(*count)) : std::nullopt;
}

constexpr const char* kFeedColumns =
    "SELECT id, url, identity, title, site, etag, last_modified, body_hash, retired, added, last_attempt,"
    " last_success, last_full, next_poll, failures, problem, silence_told, gap, longest_gap, covered, newest,"
    " wish, skip_hours, skip_days, whole_text FROM feeds ORDER BY title COLLATE NOCASE, url";

Feed read_feed(const Query& row) {
  Feed feed;
  feed.id = row.number(0);
  feed.url = row.text(1);
  feed.identity = row.text(2);
  feed.title = row.text(3);
  feed.site = row.text(4);
  feed.etag = row.bytes(5);
  feed.last_modified = row.bytes(6);
  feed.body_hash = static_cast<std::uint64_t>(row.number(7));
  feed.retired = row.number(8) != 0;
  feed.added = row.time(9);
  feed.last_attempt = row.time(10);
  feed.last_success = row.time(11);
  feed.last_full = row.time(12);
  feed.next_poll = row.time(13);
  feed.failures = row.number(14);
  feed.problem = row.text(15);
  feed.silence_told = row.number(16) != 0;
  feed.habits.gap = seconds_of(row.number_or_null(17));
  feed.habits.longest_gap = seconds_of(row.number_or_null(18));
  feed.habits.covered = seconds_of(row.number_or_null(19));
  feed.habits.newest = row.time(20);
  feed.habits.wish = seconds_of(row.number_or_null(21));
  feed.habits.skip_hours = static_cast<std::uint32_t>(row.number(22));
  feed.habits.skip_days = static_cast<std::uint32_t>(row.number(23));
  if (const auto whole = row.number_or_null(24)) feed.habits.whole_text = *whole != 0;
  return feed;
}

// Settings that a newer or damaged state holds and this lede does not know are passed over.
void read_settings(Database& database, Feed& feed) {
  Query rows(database, "SELECT setting FROM settings WHERE feed = ?", feed.id);
  while (rows.next()) {
    if (core::Status status = feed.settings.set(rows.text(0)); !status) continue;
  }
}

void write_settings(Database& database, std::int64_t feed, const FeedSettings& settings) {
  database.run("DELETE FROM settings WHERE feed = ?", feed);
  for (const std::string& setting : settings.assignments())
    database.run("INSERT INTO settings VALUES(?, ?)", feed, setting);
}

bool update_row(Database& database, const Feed& feed) {
  const Habits& habits = feed.habits;
  const std::optional<std::int64_t> whole =
      habits.whole_text ? std::optional<std::int64_t>(*habits.whole_text) : std::nullopt;
  return database.run(
             "UPDATE feeds SET url = ?, title = ?, site = ?, etag = ?, last_modified = ?, body_hash = ?,"
             " retired = ?, last_attempt = ?, last_success = ?, last_full = ?, next_poll = ?, failures = ?,"
             " problem = ?, silence_told = ?, gap = ?, longest_gap = ?, covered = ?, newest = ?, wish = ?,"
             " skip_hours = ?, skip_days = ?, whole_text = ? WHERE id = ?",
             feed.url, feed.title, feed.site, feed.etag, feed.last_modified, feed.body_hash, feed.retired,
             feed.last_attempt, feed.last_success, feed.last_full, feed.next_poll, feed.failures,
             feed.problem, feed.silence_told, count_of(habits.gap), count_of(habits.longest_gap),
             count_of(habits.covered), habits.newest, count_of(habits.wish), std::uint64_t{habits.skip_hours},
             std::uint64_t{habits.skip_days}, whole, feed.id) > 0;
}

// Results of results as one.
core::Status flat(core::Result<core::Done> done) { return done ? core::ok_status() : done.error(); }

}  // namespace

std::filesystem::path state_file(const std::filesystem::path& archive) { return archive / "state.sqlite"; }

core::Result<State> State::open(const std::filesystem::path& archive) {
  const std::filesystem::path file = state_file(archive);
  return database_guard([&] {
    State state{Database(file, true)};
    state.prepare(file);
    return state;
  });
}

void State::prepare(const std::filesystem::path& file) {
  database_.run_script(
      "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA cell_size_check = ON;");
  const auto version = [&] {
    Query row(database_, "PRAGMA user_version");
    return row.next() ? row.number(0) : 0;
  };
  if (version() < kStateVersion) {
    // Another lede may be doing the same: the second look is under the lock.
    Transaction transaction(database_);
    const bool blank = !Query(database_, "SELECT 1 FROM sqlite_schema").next();
    if (version() == 0 && !blank) {
      throw DatabaseError({ErrorCode::kArchive, "not lede's state", "move the file away", file.string()});
    }
    if (blank) database_.run_script(kSchema);
    if (version() < 2) database_.run_script(kSinceVersion2);
    database_.run_script(("PRAGMA application_id = " + std::to_string(kApplication) +
                          "; PRAGMA user_version = " + std::to_string(kStateVersion))
                             .c_str());
    transaction.commit();
  }
  if (version() > kStateVersion) {
    throw DatabaseError({ErrorCode::kVersion,
                         "the state has version " + std::to_string(version()) + ", this lede reads up to " +
                             std::to_string(kStateVersion),
                         "install the newer lede that wrote it", file.string()});
  }
}

core::Result<std::vector<Feed>> State::feeds() {
  return database_guard([&] {
    std::vector<Feed> feeds;
    Query rows(database_, kFeedColumns);
    while (rows.next()) feeds.push_back(read_feed(rows));
    for (Feed& feed : feeds) read_settings(database_, feed);
    return feeds;
  });
}

core::Result<std::optional<Feed>> State::find(std::string_view url) {
  auto all = feeds();
  if (!all) return all.error();
  for (Feed& feed : *all) {
    if (feed.url == url || feed.identity == url) return std::optional<Feed>(std::move(feed));
  }
  return std::optional<Feed>();
}

core::Result<bool> State::add(Feed& feed) {
  if (feed.identity.empty()) feed.identity = feed.url;
  return database_guard([&] {
    if (Query(database_, "SELECT 1 FROM feeds WHERE url IN (?1, ?2) OR identity IN (?1, ?2)", feed.url,
              feed.identity)
            .next()) {
      return false;
    }
    database_.run("INSERT INTO feeds(url, identity, added) VALUES(?, ?, ?)", feed.url, feed.identity,
                  feed.added);
    feed.id = database_.last_row();
    update_row(database_, feed);
    write_settings(database_, feed.id, feed.settings);
    return true;
  });
}

core::Status State::remove(std::int64_t feed) {
  return flat(database_guard([&] {
    database_.run("DELETE FROM feeds WHERE id = ?", feed);
    return core::Done{};
  }));
}

core::Status State::set_settings(std::int64_t feed, const FeedSettings& settings) {
  return flat(database_guard([&] {
    write_settings(database_, feed, settings);
    return core::Done{};
  }));
}

core::Result<bool> State::save(const Feed& feed) {
  return database_guard([&] { return update_row(database_, feed); });
}

core::Status State::note(std::int64_t feed, const FetchNote& note) {
  return flat(database_guard([&] {
    database_.run(
        "INSERT INTO notes(feed, at, status, bytes, milliseconds, entries, added, updated, message)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        feed, note.at, note.status, note.bytes, note.milliseconds, note.entries, note.added, note.updated,
        note.message);
    database_.run(
        "DELETE FROM notes WHERE feed = ?1 AND id <="
        " (SELECT id FROM notes WHERE feed = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        feed, kNotesKept);
    return core::Done{};
  }));
}

core::Result<std::vector<FetchNote>> State::notes(std::int64_t feed, std::int64_t limit) {
  return database_guard([&] {
    std::vector<FetchNote> notes;
    Query rows(database_,
               "SELECT at, status, bytes, milliseconds, entries, added, updated, message FROM notes"
               " WHERE feed = ? ORDER BY id DESC LIMIT ?",
               feed, limit);
    while (rows.next()) {
      notes.push_back({rows.time(0).value_or(Time{}), rows.number(1), rows.number(2), rows.number(3),
                       rows.number(4), rows.number(5), rows.number(6), rows.text(7)});
    }
    return notes;
  });
}

}  // namespace lede::schedule
