#include "common/archive/snapshot.h"

#include <algorithm>
#include <utility>

#include "common/archive/archive_folder.h"
#include "common/archive/manifest.h"
#include "common/archive/row_source.h"
#include "common/archive/xapian_guard.h"
#include "common/text/hash.h"

namespace lede::archive {
namespace {

namespace fs = std::filesystem;

// The documents of a partition that are no longer live.
class DeletedSource : public RowSource {
 public:
  explicit DeletedSource(std::shared_ptr<const OpenPartitions> partitions)
      : RowSource(std::move(partitions)) {}
  RowSource* clone() const override { return new DeletedSource(partitions()); }
  std::string get_description() const override { return "deleted"; }

 protected:
  std::uint32_t start(std::size_t partition) override {
    rows_ = &(*partitions())[partition].deleted;
    at_ = 0;
    return static_cast<std::uint32_t>(rows_->size());
  }
  std::optional<std::uint32_t> seek(std::uint32_t row) override {
    const auto found = std::lower_bound(rows_->begin() + static_cast<std::ptrdiff_t>(at_), rows_->end(), row);
    at_ = static_cast<std::size_t>(found - rows_->begin());
    if (found == rows_->end()) return std::nullopt;
    return *found;
  }

 private:
  const std::vector<std::uint32_t>* rows_ = nullptr;
  std::size_t at_ = 0;
};

core::Error damaged(const fs::path& file, const std::string& what) {
  return {core::ErrorCode::kArchive, "damaged archive: " + what, "run lede-index verify; restore a backup",
          file.string()};
}

core::Result<OpenPartition> open_partition(const fs::path& index, const PartitionEntry& entry,
                                           const OpenPartitions& others) {
  OpenPartition open;
  auto columns = Columns::open(partition_file(index, entry.number, "columns"));
  if (!columns) return columns.error();
  auto positions = Positions::open(partition_file(index, entry.number, "positions"));
  if (!positions) return positions.error();
  auto records = Records::open(partition_file(index, entry.number, "records"),
                               others.empty() ? nullptr : others.front().records);
  if (!records) return records.error();
  for (const auto& [kind, rows] :
       {std::pair{"columns", (*columns)->rows()}, std::pair{"records", (*records)->rows()}}) {
    if (rows == entry.rows) continue;
    return damaged(partition_file(index, entry.number, kind),
                   std::to_string(rows) + " rows, not " + std::to_string(entry.rows));
  }
  if (entry.deleted_generation != 0) {
    auto deleted = read_deleted(deleted_file(index, entry));
    if (!deleted) return deleted.error();
    if (deleted->size() != entry.deleted_count || (!deleted->empty() && deleted->back() >= entry.rows)) {
      return damaged(deleted_file(index, entry),
                     "other rows are deleted than " + std::string(kManifestFile) + " tells");
    }
    open.deleted = std::move(*deleted);
  }
  open.columns = std::move(*columns);
  open.positions = std::move(*positions);
  open.records = std::move(*records);
  return open;
}

}  // namespace

core::Result<Snapshot> Snapshot::open(const fs::path& folder) {
  auto info = open_archive(folder);
  if (!info) return info.error();
  const auto tags = TagTable::open(folder / kTagTableFile);
  // A writer may replace the set, and remove what it no longer names, between our reading its
  // list and opening its files: then the list that is there now names other files.
  constexpr int kTries = 20;
  for (int attempt = 0;; ++attempt) {
    Snapshot snapshot;
    snapshot.stemmer_ = info->stemmer;
    snapshot.tags_ = tags;
    core::Status status = snapshot.open_partitions(index_folder(folder));
    if (status) return snapshot;
    const auto code = status.error().code;
    if ((code != core::ErrorCode::kNotFound && code != core::ErrorCode::kIo) || attempt == kTries) {
      if (code == core::ErrorCode::kNotFound) {
        status.error().code = core::ErrorCode::kArchive;
        status.error().message = "a file of the archive is missing";
        status.error().hint = "run lede-index verify; restore a backup";
      }
      return status.error();
    }
  }
}

core::Status Snapshot::open_partitions(const fs::path& index) {
  auto manifest = read_manifest(index);
  if (!manifest) return manifest.error();
  return xapian_guard(index.string(), [&]() -> core::Status {
    auto partitions = std::make_shared<OpenPartitions>();
    for (const PartitionEntry& entry : manifest->partitions) {
      const fs::path file = partition_file(index, entry.number, "glass");
      auto open = open_partition(index, entry, *partitions);
      if (!open) return open.error();
      Xapian::Database database(file.string());
      if (database.get_doccount() != entry.rows || database.get_lastdocid() != entry.rows) {
        return damaged(
            file, std::to_string(database.get_doccount()) + " documents, not " + std::to_string(entry.rows));
      }
      open->uuid = database.get_uuid();
      database_.add_database(database);
      databases_.push_back(std::move(database));
      document_count_ += entry.rows - open->deleted.size();
      partitions->push_back(std::move(*open));
    }
    if (manifest->partitions.empty()) database_ = Xapian::WritableDatabase("", Xapian::DB_BACKEND_INMEMORY);
    partitions_ = std::move(partitions);
    manifest_ = std::move(*manifest);
    return core::ok_status();
  });
}

void Snapshot::release() const {
  for (const OpenPartition& partition : *partitions_) {
    partition.columns->release();
    partition.positions->release();
    partition.records->release();
  }
}

// Xapian interleaves: document d of shard s among n is (d - 1) * n + s + 1.
Place Snapshot::place(Xapian::docid docid) const {
  const auto shards = static_cast<Xapian::docid>(partition_count());
  return {(docid - 1) % shards, (docid - 1) / shards};
}

Xapian::docid Snapshot::docid(Place place) const {
  return place.row * static_cast<Xapian::docid>(partition_count()) +
         static_cast<Xapian::docid>(place.partition) + 1;
}

bool Snapshot::is_deleted(Place place) const {
  const auto& deleted = (*partitions_)[place.partition].deleted;
  return std::binary_search(deleted.begin(), deleted.end(), place.row);
}

Xapian::Query Snapshot::live_only(const Xapian::Query& query) const {
  const bool any =
      std::any_of(partitions_->begin(), partitions_->end(), [](const auto& p) { return !p.deleted.empty(); });
  if (!any || query.empty()) return query;
  return Xapian::Query(Xapian::Query::OP_AND_NOT, query,
                       Xapian::Query((new DeletedSource(partitions_))->release()));
}

core::Result<std::optional<Xapian::docid>> Snapshot::find_term(const std::string& term) const {
  return xapian_guard("archive", [&]() -> std::optional<Xapian::docid> {
    for (std::size_t p = databases_.size(); p-- > 0;) {  // the newest copy is nearly always the live one
      for (auto at = databases_[p].postlist_begin(term), end = databases_[p].postlist_end(term); at != end;
           ++at) {
        const Place place{p, *at - 1};
        if (!is_deleted(place)) return docid(place);
      }
    }
    return std::nullopt;
  });
}

core::Result<std::optional<Xapian::docid>> Snapshot::find(std::string_view id) const {
  return find_term(term_of("Q", id));
}

core::Result<std::optional<Xapian::docid>> Snapshot::find_url(std::string_view url) const {
  return find_term(term_of("U", url));
}

core::Result<std::string> Snapshot::record(Xapian::docid docid) const {
  const Place at = place(docid);
  return (*partitions_)[at.partition].records->read(at.row);
}

core::Result<article::Article> Snapshot::article(Xapian::docid docid) const {
  const auto data = record(docid);
  if (!data) return data.error();
  auto article = decode_record(*data);
  if (article) article->story = story(place(docid));
  return article;
}

std::string Snapshot::story(Place place) const {
  const auto stories = columns(place.partition).stories();
  return place.row < stories.size() && stories[place.row] != 0 ? text::to_hex(stories[place.row])
                                                               : std::string();
}

}  // namespace lede::archive
