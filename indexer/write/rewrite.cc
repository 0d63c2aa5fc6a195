#include "indexer/write/rewrite.h"

#include <optional>
#include <utility>

#include "common/archive/snapshot.h"

namespace lede::write {
namespace {

constexpr std::uint32_t kRowsAtOnce = 500;  // as pipeline.cc's batches, for the same reason

// The live rows of `partition` as fresh partitions.
core::Result<std::vector<ClosedPartition>> copy_live_rows(LiveSet& archive, const archive::Snapshot& snapshot,
                                                          std::size_t partition,
                                                          const Fingerprints& fingerprints) {
  std::vector<ClosedPartition> copies;
  std::optional<PartitionBuilder> builder;
  text::Tokens title, body;
  const archive::Columns& columns = snapshot.columns(partition);
  const auto close = [&]() -> core::Status {
    auto closed = builder->close();
    if (!closed) return closed.error();
    copies.push_back(std::move(*closed));
    builder.reset();
    return core::ok_status();
  };
  for (std::uint32_t row = 0; row < columns.rows(); ++row) {
    if (snapshot.is_deleted({partition, row})) continue;
    auto article = snapshot.article(snapshot.docid({partition, row}));
    if (!article) return article.error();
    article->story.clear();  // kept in the columns only
    if (!builder)
      builder.emplace(archive.index(), archive.take_number(), archive.info().stemmer, archive.dictionary());
    title.assign(article->title);
    body.assign(article::body_of(*article));
    core::Status status = builder->add(*article, title, body, fingerprints(body), columns.stories()[row]);
    if (status && builder->rows() == kRowsAtOnce) status = close();
    if (!status) return status.error();
  }
  if (builder) {
    if (core::Status status = close(); !status) return status.error();
  }
  return copies;
}

}  // namespace

core::Result<std::uint64_t> rewrite_partitions(LiveSet& archive, double share,
                                               const Fingerprints& fingerprints,
                                               const std::function<bool()>& stop) {
  auto snapshot = archive::Snapshot::open(archive.folder());
  if (!snapshot) return snapshot.error();
  std::uint64_t given_back = 0;
  for (std::size_t p = 0; p < snapshot->partition_count(); ++p) {
    const archive::PartitionEntry entry = snapshot->manifest().partitions[p];
    if (entry.deleted_count <= share * entry.rows) continue;
    if (stop && stop()) break;
    auto copies = copy_live_rows(archive, *snapshot, p, fingerprints);
    if (!copies) return copies.error();
    if (core::Status status = archive.replace(entry.number, *copies); !status) return status.error();
    given_back += entry.deleted_count;
  }
  return given_back;
}

}  // namespace lede::write
