// A reader's view of an archive: the partitions that were live when it was opened, for as long
// as it is held. A writer never changes or waits for it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/manifest.h"
#include "common/archive/positions.h"
#include "common/archive/record.h"
#include "common/archive/records.h"
#include "common/archive/tag_table.h"
#include "common/core/result.h"

namespace lede::archive {

// Where a document of the whole snapshot lives. Xapian interleaves the docids of its shards.
struct Place {
  std::size_t partition;
  std::uint32_t row;  // its docid in the partition, less one
};

// What a snapshot keeps open of each partition. Immutable.
struct OpenPartition {
  std::string uuid;  // of its Xapian database
  std::shared_ptr<const Columns> columns;
  std::shared_ptr<const Positions> positions;
  std::shared_ptr<const Records> records;
  std::vector<std::uint32_t> deleted;  // rows, sorted
};
using OpenPartitions = std::vector<OpenPartition>;

// Not for use by two threads at once (Xapian's rule); open one each.
class Snapshot {
 public:
  // `folder` is the archive. Errors: kArchive (also when none is there), kVersion, kIo.
  static core::Result<Snapshot> open(const std::filesystem::path& folder);

  // All partitions as one database. An empty archive gives an empty database.
  const Xapian::Database& database() const { return database_; }
  // One partition alone: its docids are row + 1.
  const Xapian::Database& database(std::size_t partition) const { return databases_[partition]; }
  std::size_t partition_count() const { return partitions_->size(); }
  const Columns& columns(std::size_t partition) const { return *(*partitions_)[partition].columns; }
  const Positions& positions(std::size_t partition) const { return *(*partitions_)[partition].positions; }
  // For posting sources (phrase_source.h), which outlive the call that makes them.
  std::shared_ptr<const OpenPartitions> partitions() const { return partitions_; }

  Place place(Xapian::docid docid) const;
  Xapian::docid docid(Place place) const;

  // Documents that are live: neither replaced nor deleted.
  std::uint64_t document_count() const { return document_count_; }
  bool is_deleted(Place place) const;
  // Rows of a partition that are not live, sorted.
  const std::vector<std::uint32_t>& deleted(std::size_t partition) const {
    return (*partitions_)[partition].deleted;
  }
  // `query` without the documents that were replaced or deleted. Every query that is run goes
  // through here; it costs nothing where there are none.
  Xapian::Query live_only(const Xapian::Query& query) const;

  // The live document with that identity, or with that canonical URL.
  core::Result<std::optional<Xapian::docid>> find(std::string_view id) const;
  core::Result<std::optional<Xapian::docid>> find_url(std::string_view url) const;
  // A document's record, packed as in record.h; and the whole of it as an article, `story` included.
  core::Result<std::string> record(Xapian::docid docid) const;
  core::Result<article::Article> article(Xapian::docid docid) const;
  // 16 hexadecimal digits, as in the record's `story`; empty for none.
  std::string story(Place place) const;

  // MappedFile::release() of all files: for who holds a snapshot for long and looks at little of it, since
  // the system maps much around each byte that was looked at.
  void release() const;

  // What the dictionaries say of its tags.
  const TagTable& tags() const { return *tags_; }

  // The set of partitions that it was opened with.
  const Manifest& manifest() const { return manifest_; }
  const std::string& stemmer() const { return stemmer_; }  // language of the archive's stems

 private:
  Snapshot() = default;
  core::Status open_partitions(const std::filesystem::path& index);
  core::Result<std::optional<Xapian::docid>> find_term(const std::string& term) const;

  Xapian::Database database_;
  std::vector<Xapian::Database> databases_;
  std::shared_ptr<const OpenPartitions> partitions_;
  std::shared_ptr<const TagTable> tags_;
  Manifest manifest_;
  std::string stemmer_ = "english";
  std::uint64_t document_count_ = 0;
};

}  // namespace lede::archive
