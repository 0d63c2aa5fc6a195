#include "searcher/match/matching.h"

#include "common/archive/xapian_guard.h"

namespace lede::match {
namespace {

// Over a database of several shards a spy sees docids that are local to their shard and cannot
// tell which; so it is run over one partition at a time.
class RowSpy : public Xapian::MatchSpy {
 public:
  RowSpy(std::vector<std::uint32_t>& rows, std::uint32_t limit) : rows_(rows), limit_(limit) {}

  void operator()(const Xapian::Document& document, double) override {
    const std::uint32_t row = document.get_docid() - 1;
    if (row < limit_) rows_.push_back(row);
  }

 private:
  std::vector<std::uint32_t>& rows_;
  std::uint32_t limit_;  // rows that the columns have
};

void collect_rows(const Xapian::Database& database, const Xapian::Query& query, std::uint32_t row_count,
                  std::vector<std::uint32_t>& rows) {
  RowSpy spy(rows, row_count);
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 0, row_count);  // no hits are kept, all are seen
}

}  // namespace

std::uint64_t Matching::total() const {
  std::uint64_t sum = 0;
  for (const auto& partition : rows) sum += partition.size();
  return sum;
}

core::Result<Matching> collect(const archive::Snapshot& snapshot, const Xapian::Query& query) {
  return archive::xapian_guard("archive", [&] {
    Matching matching;
    matching.rows.resize(snapshot.partition_count());
    const Xapian::Query live = snapshot.live_only(query);
    for (std::size_t p = 0; p < matching.rows.size(); ++p) {
      collect_rows(snapshot.database(p), live, snapshot.columns(p).rows(), matching.rows[p]);
    }
    return matching;
  });
}

}  // namespace lede::match
