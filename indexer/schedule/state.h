// state.sqlite in the archive folder: what ingestion must remember between runs. The feeds with
// their settings, validators and health; the recent polls of each; the entries that were seen
// (seen_entries.h); and the pages that backfills dealt with (backfilled.h).
//
// The journal is SQLite's rollback journal, not its write-ahead log: between transactions the file
// alone is the state, so that a copy of the archive folder is a backup, and network file systems
// serve. Writers gather what they have into few transactions (in_transaction()), which keeps the
// cost of its syncs small; other programs that read wait for milliseconds.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/core/result.h"
#include "indexer/schedule/database.h"
#include "indexer/schedule/feed_record.h"

namespace lede::schedule {

inline constexpr int kStateVersion = 2;
inline constexpr std::int64_t kNotesKept = 200;  // polls remembered of each feed

// Not for use by two threads at once. Changes belong into in_transaction(). Errors of every call: kIo,
// kArchive (a damaged file), kLocked (another program wrote for more than 10 seconds).
class State {
 public:
  // Makes the state where there is none, and brings an older one up to date. Errors also: kVersion (made
  // by a newer lede).
  static core::Result<State> open(const std::filesystem::path& archive);

  // By title, then address.
  core::Result<std::vector<Feed>> feeds();
  // The feed that is fetched from `url`, or was added with it.
  core::Result<std::optional<Feed>> find(std::string_view url);

  // Gives it its id. False: the list has it already, under this address or as one it was added with.
  core::Result<bool> add(Feed& feed);
  // With its polls and entries. Articles stay.
  core::Status remove(std::int64_t feed);
  core::Status set_settings(std::int64_t feed, const FeedSettings& settings);
  // Everything but id, identity, settings and `added`. A feed that was removed meanwhile is passed
  // over (false).
  core::Result<bool> save(const Feed& feed);

  // Older ones than the last kNotesKept are dropped.
  core::Status note(std::int64_t feed, const FetchNote& note);
  // Newest first, `limit` at most.
  core::Result<std::vector<FetchNote>> notes(std::int64_t feed, std::int64_t limit);

  // Runs `work` (a call that returns a Status) as one transaction, undone when it fails.
  template <typename Work>
  core::Status in_transaction(Work work) {
    const auto done = database_guard([&]() -> core::Status {
      Transaction transaction(database_);
      if (core::Status status = work(); !status) return status;
      transaction.commit();
      return core::ok_status();
    });
    return done ? *done : core::Status(done.error());
  }

  Database& database() { return database_; }

 private:
  explicit State(Database database) : database_(std::move(database)) {}
  void prepare(const std::filesystem::path& file);

  Database database_;
};

// Where the state lies.
std::filesystem::path state_file(const std::filesystem::path& archive);

}  // namespace lede::schedule
