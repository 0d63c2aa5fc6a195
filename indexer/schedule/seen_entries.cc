#include "indexer/schedule/seen_entries.h"

#include <algorithm>
#include <chrono>

#include "common/text/hash.h"
#include "common/text/utf8.h"

namespace lede::schedule {
namespace {

constexpr std::size_t kLongestTitle = 500;  // bytes kept
constexpr auto kTouchedAfter = std::chrono::days(7);

std::string kept_title(const std::string& title) {
  return std::string(text::prefix_on_code_point(title, kLongestTitle));
}

bool always(const EntryFace&, const SeenEntry&) { return true; }

bool near_date(const EntryFace& face, const SeenEntry& seen) {
  if (!face.published || !seen.published) return true;
  const auto apart = *face.published - *seen.published;
  return apart <= std::chrono::days(1) && apart >= -std::chrono::days(1);
}

constexpr const char* kFind =
    "SELECT e.id, e.feed, e.article, e.title, e.published, e.updated, e.fingerprint, e.first_seen, "
    "e.last_seen,"
    " e.page_tries, e.page_due, e.page FROM keys k JOIN entries e ON e.id = k.entry"
    " WHERE k.kind = ? AND k.key = ? ORDER BY e.id LIMIT 50";
constexpr const char* kPagesDue =
    "SELECT id, feed, article, title, published, updated, fingerprint, first_seen, last_seen,"
    " page_tries, page_due, page FROM entries WHERE feed = ? AND page_due <= ? ORDER BY page_due LIMIT ?";

SeenEntry read_entry(const Query& row) {
  SeenEntry seen;
  seen.row = row.number(0);
  seen.feed = row.number(1);
  seen.article = row.text(2);
  seen.title = row.text(3);
  seen.published = row.time(4);
  seen.updated = row.time(5);
  seen.fingerprint = static_cast<std::uint64_t>(row.number(6));
  seen.first_seen = row.time(7).value_or(Time{});
  seen.last_seen = row.time(8).value_or(Time{});
  seen.page_tries = row.number(9);
  seen.page_due = row.time(10);
  seen.page = row.text(11);
  return seen;
}

template <typename Work>
core::Status guarded(Work work) {
  const auto done = database_guard([&] {
    work();
    return core::Done{};
  });
  return done ? core::ok_status() : core::Status(done.error());
}

}  // namespace

bool same_title_or_date(const EntryFace& face, const SeenEntry& seen) {
  return kept_title(face.title) == seen.title || (face.published && face.published == seen.published);
}

std::optional<SeenEntry> SeenEntries::find_by(KnownBy kind, std::uint64_t key, std::int64_t feed,
                                              bool other_feeds,
                                              bool (*same)(const EntryFace&, const SeenEntry&),
                                              const EntryFace& face) {
  Query rows(database_, kFind, static_cast<int>(kind), key);
  while (rows.next()) {
    SeenEntry seen = read_entry(rows);
    if ((seen.feed == feed) == other_feeds || !same(face, seen)) continue;
    seen.known_by = kind;
    return seen;
  }
  return std::nullopt;
}

core::Result<std::optional<SeenEntry>> SeenEntries::find(std::int64_t feed, const EntryFace& face) {
  return database_guard([&] {
    const std::uint64_t id = text::hash64(face.id), link = text::hash64(face.link);
    auto seen = find_by(KnownBy::kId, id, feed, false, always, face);
    if (!seen && !face.link.empty())
      seen = find_by(KnownBy::kLink, link, feed, false, same_title_or_date, face);
    if (!seen && face.content != 0)
      seen = find_by(KnownBy::kContent, face.content, feed, false, near_date, face);
    if (!seen && face.title_and_date != 0)
      seen = find_by(KnownBy::kTitleAndDate, face.title_and_date, feed, false, always, face);
    if (!seen) seen = find_by(KnownBy::kId, id, feed, true, always, face);
    if (!seen && !face.link.empty()) seen = find_by(KnownBy::kLink, link, feed, true, always, face);
    return seen;
  });
}

core::Result<bool> SeenEntries::knows_link(const std::string& link) {
  return database_guard([&] {
    return Query(database_, "SELECT 1 FROM keys WHERE kind = ? AND key = ?", static_cast<int>(KnownBy::kLink),
                 text::hash64(link))
        .next();
  });
}

core::Result<std::optional<std::int64_t>> SeenEntries::owner(const std::string& article) {
  return database_guard([&]() -> std::optional<std::int64_t> {
    Query row(database_, "SELECT feed FROM entries WHERE article = ? ORDER BY id LIMIT 1", article);
    if (!row.next()) return std::nullopt;
    return row.number(0);
  });
}

void SeenEntries::add_key(KnownBy kind, std::uint64_t key, std::int64_t entry) {
  {
    Query count(database_, "SELECT count(*) FROM keys WHERE entry = ?", entry);
    if (count.next() && count.number(0) >= kKeysKept) return;
  }
  database_.run("INSERT OR IGNORE INTO keys(kind, key, entry) VALUES(?, ?, ?)", static_cast<int>(kind), key,
                entry);
}

core::Status SeenEntries::record(SeenEntry& entry, const EntryFace& face, const std::string& url) {
  return guarded([&] {
    entry.title = kept_title(face.title);
    entry.published = face.published;
    entry.updated = face.updated;
    entry.fingerprint = face.fingerprint;
    if (entry.row == 0) {
      // The feed may have been taken off the list meanwhile: then there is nothing to remember.
      const int inserted = database_.run(
          "INSERT INTO entries(feed, article, title, published, updated, fingerprint, first_seen, last_seen,"
          " page_tries, page_due, page) SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM feeds WHERE id = ?",
          entry.article, entry.title, entry.published, entry.updated, entry.fingerprint, entry.first_seen,
          entry.last_seen, entry.page_tries, entry.page_due, entry.page, entry.feed);
      if (inserted == 0) return;
      entry.row = database_.last_row();
    } else {
      const int changed = database_.run(
          "UPDATE entries SET title = ?, published = ?, updated = ?, fingerprint = ?, last_seen = ?,"
          " page_tries = ?, page_due = ?, page = ? WHERE id = ?",
          entry.title, entry.published, entry.updated, entry.fingerprint, entry.last_seen, entry.page_tries,
          entry.page_due, entry.page, entry.row);
      if (changed == 0) return;
    }
    add_key(KnownBy::kId, text::hash64(face.id), entry.row);
    if (!face.link.empty()) add_key(KnownBy::kLink, text::hash64(face.link), entry.row);
    if (!url.empty() && url != face.link && names_an_article(url))
      add_key(KnownBy::kLink, text::hash64(url), entry.row);
    if (face.content != 0) add_key(KnownBy::kContent, face.content, entry.row);
    if (face.title_and_date != 0) add_key(KnownBy::kTitleAndDate, face.title_and_date, entry.row);
  });
}

core::Status SeenEntries::settle_page(const SeenEntry& entry) {
  return guarded([&] {
    database_.run("UPDATE entries SET page_tries = ?, page_due = ?, page = ? WHERE id = ?", entry.page_tries,
                  entry.page_due, entry.page, entry.row);
  });
}

core::Status SeenEntries::touch(const std::vector<std::int64_t>& rows, Time now) {
  return guarded([&] {
    for (const std::int64_t row : rows) {
      database_.run("UPDATE entries SET last_seen = ? WHERE id = ? AND last_seen < ?", now, row,
                    now - kTouchedAfter);
    }
  });
}

core::Status SeenEntries::add_version(const std::string& article, const Version& version) {
  return guarded([&] {
    database_.run("INSERT INTO versions(article, until, title, published, updated) VALUES(?, ?, ?, ?, ?)",
                  article, version.until, version.title, version.published, version.updated);
    database_.run(
        "DELETE FROM versions WHERE article = ?1 AND id <="
        " (SELECT id FROM versions WHERE article = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        article, kVersionsKept);
  });
}

core::Result<std::vector<Version>> SeenEntries::versions(const std::string& article) {
  return database_guard([&] {
    std::vector<Version> versions;
    Query rows(database_,
               "SELECT until, title, published, updated FROM versions WHERE article = ? ORDER BY id DESC",
               article);
    while (rows.next())
      versions.push_back({rows.time(0).value_or(Time{}), rows.text(1), rows.time(2), rows.time(3)});
    return versions;
  });
}

core::Result<std::vector<SeenEntry>> SeenEntries::pages_due(std::int64_t feed, Time now, std::int64_t limit) {
  return database_guard([&] {
    std::vector<SeenEntry> due;
    Query rows(database_, kPagesDue, feed, now, limit);
    while (rows.next()) due.push_back(read_entry(rows));
    return due;
  });
}

core::Result<SeenEntries::Count> SeenEntries::count_since(std::int64_t feed, Time since) {
  return database_guard([&] {
    Query row(database_,
              "SELECT count(*), min(coalesce(published, first_seen)) FROM entries"
              " WHERE feed = ? AND coalesce(published, first_seen) >= ?",
              feed, since);
    row.next();
    return Count{row.number(0), row.time(1)};
  });
}

// Those of the latest document were all seen at its time, less what touch() leaves unwritten.
core::Status SeenEntries::forget(Time before) {
  return guarded([&] {
    database_.run(
        "DELETE FROM entries WHERE last_seen < ?1 AND last_seen <"
        " (SELECT max(last_seen) FROM entries AS later WHERE later.feed = entries.feed) - ?2",
        before, std::chrono::seconds(kTouchedAfter).count());
  });
}

}  // namespace lede::schedule
