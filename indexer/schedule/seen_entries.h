// The entries of feeds that were seen, so that each becomes one article, once.
//
// An entry is known again by any of these, since publishers change each of them:
//   its id        (common/article/identity.h),
//   its link      where the title or the date is the same too,
//   its content   title and text, where the date is the same within a day or missing,
//   title and date, to the second, where it has a time of day.
// Across feeds it is known by id or link alone: sections of one site list the same article. The article
// then belongs to the feed that brought it first, and only that one changes it, so that a feed cannot
// put its words into another's articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "indexer/schedule/entry_face.h"
#include "indexer/schedule/state.h"

namespace lede::schedule {

// What find() knew an entry by; the kinds of its keys, as the state has them.
enum class KnownBy { kId, kLink, kContent, kTitleAndDate };

struct SeenEntry {
  std::int64_t row = 0;  // given by record()
  std::int64_t feed = 0;
  std::string article;  // its id in the archive
  std::string title;
  std::optional<Time> published;
  std::optional<Time> updated;
  std::uint64_t fingerprint = 0;
  Time first_seen;
  Time last_seen;
  // The linked page is still to be fetched: how often it was tried, and when to try again.
  std::int64_t page_tries = 0;
  std::optional<Time> page_due;
  std::string page;                 // its address
  KnownBy known_by = KnownBy::kId;  // of what find() gave
};

// What a link must be joined by before it makes two entries of a feed one article.
bool same_title_or_date(const EntryFace& face, const SeenEntry& seen);

// An earlier title and date of an article.
struct Version {
  Time until;  // when it was seen to be changed
  std::string title;
  std::optional<Time> published;
  std::optional<Time> updated;
};

inline constexpr std::int64_t kVersionsKept = 100;  // of each article
inline constexpr std::int64_t kKeysKept =
    16;  // of each entry: links with a number that changes end somewhere

// Over the state, which must outlive it. Changes belong into State::in_transaction(). Errors as there.
class SeenEntries {
 public:
  explicit SeenEntries(State& state) : database_(state.database()) {}

  // Of `feed` where that knows it, else of another.
  core::Result<std::optional<SeenEntry>> find(std::int64_t feed, const EntryFace& face);
  // Whether any feed has brought an entry with that link (canonical URL).
  core::Result<bool> knows_link(const std::string& link);
  // The feed that an article belongs to; nothing for one that no feed brought.
  core::Result<std::optional<std::int64_t>> owner(const std::string& article);

  // New (row 0) or changed. `face` is how it looks now; `url` the article's own address where that is
  // known and another one.
  core::Status record(SeenEntry& entry, const EntryFace& face, const std::string& url);
  // What became of the linked page: page_tries, page_due and page.
  core::Status settle_page(const SeenEntry& entry);
  // That they are still in the document; written once a week at most.
  core::Status touch(const std::vector<std::int64_t>& rows, Time now);

  core::Status add_version(const std::string& article, const Version& version);
  core::Result<std::vector<Version>> versions(const std::string& article);  // newest first

  // Entries of the feed whose page is to be tried again, the longest due first.
  core::Result<std::vector<SeenEntry>> pages_due(std::int64_t feed, Time now, std::int64_t limit);

  struct Count {
    std::int64_t entries = 0;
    std::optional<Time> oldest;
  };
  // Of the entries published (without a date: first seen) since then.
  core::Result<Count> count_since(std::int64_t feed, Time since);

  // Forgets what left its feed before `before`; not what stands in the latest document, however long that
  // has been the same. Should it ever come back, the archive knows it by id and address.
  core::Status forget(Time before);

 private:
  std::optional<SeenEntry> find_by(KnownBy kind, std::uint64_t key, std::int64_t feed, bool other_feeds,
                                   bool (*same)(const EntryFace&, const SeenEntry&), const EntryFace& face);
  void add_key(KnownBy kind, std::uint64_t key, std::int64_t entry);

  Database& database_;
};

}  // namespace lede::schedule
