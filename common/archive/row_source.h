// A Xapian::PostingSource over what a partition keeps by row (columns, positions, deleted rows).
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::archive {

// Give one to a query as Xapian::Query((new Source(...))->release()). Xapian clones it for each
// partition and runs the clones one after the other. Without weight.
class RowSource : public Xapian::PostingSource {
 public:
  static constexpr std::string_view kName = "lede::RowSource";
  explicit RowSource(std::shared_ptr<const OpenPartitions> partitions) : partitions_(std::move(partitions)) {}

  RowSource* clone() const override = 0;
  void init(const Xapian::Database& database) final;
  Xapian::doccount get_termfreq_min() const final { return 0; }
  Xapian::doccount get_termfreq_est() const final { return most_; }
  Xapian::doccount get_termfreq_max() const final { return most_; }
  void next(double min_weight) final;
  void skip_to(Xapian::docid docid, double min_weight) final;
  bool at_end() const final { return started_ && !row_; }
  Xapian::docid get_docid() const final { return *row_ + 1; }
  std::string name() const final { return std::string(kName); }
  // All rows that match, ascending, after init(), instead of a walk.
  std::vector<std::uint32_t> take_rows();
  // The source itself, for source_of().
  std::string serialise() const final;

 protected:
  const std::shared_ptr<const OpenPartitions>& partitions() const { return partitions_; }
  // Begins with that partition; returns the most rows that can match.
  virtual std::uint32_t start(std::size_t partition) = 0;
  // The first matching row >= `row`; one that the partition has not ends the walk. Called with
  // rising rows below rows().
  virtual std::optional<std::uint32_t> seek(std::uint32_t row) = 0;
  // Appends all matching rows, called instead of seek(). For who has a faster way.
  virtual void seek_all(std::vector<std::uint32_t>& rows);
  std::uint32_t rows() const { return rows_; }  // of the partition

 private:
  void move_to(Xapian::docid row);

  std::shared_ptr<const OpenPartitions> partitions_;
  std::optional<std::uint32_t> row_;
  std::uint32_t rows_ = 0;
  std::uint32_t most_ = 0;
  bool started_ = false;
};

// The RowSource that `query` is made of, which lives as long as the query; null where it is anything else.
// For who reads the rows without Xapian's matcher, which makes a document of each.
const RowSource* source_of(const Xapian::Query& query);

}  // namespace lede::archive
