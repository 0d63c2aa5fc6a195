#include "searcher/match/matching.h"

#include <algorithm>
#include <iterator>

#include "common/archive/xapian_guard.h"
#include "searcher/match/term_tree.h"

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

std::vector<std::uint32_t> live_of(const archive::Snapshot& snapshot, std::size_t partition,
                                   std::vector<std::uint32_t> rows) {
  const std::vector<std::uint32_t>& deleted = snapshot.deleted(partition);
  if (deleted.empty()) return rows;
  std::vector<std::uint32_t> live;
  live.reserve(rows.size());
  std::set_difference(rows.begin(), rows.end(), deleted.begin(), deleted.end(), std::back_inserter(live));
  return live;
}

core::Result<Matching> collect(const archive::Snapshot& snapshot, const Xapian::Query& query) {
  return archive::xapian_guard("archive", [&] {
    Matching matching;
    matching.rows.resize(snapshot.partition_count());
    const auto tree = TermTree::of(query);
    const Xapian::Query live = tree ? Xapian::Query() : snapshot.live_only(query);
    for (std::size_t p = 0; p < matching.rows.size(); ++p) {
      const std::uint32_t row_count = snapshot.columns(p).rows();
      if (tree) {
        matching.rows[p] = live_of(snapshot, p, tree->rows(snapshot.database(p), row_count));
      } else {
        collect_rows(snapshot.database(p), live, row_count, matching.rows[p]);
      }
    }
    return matching;
  });
}

}  // namespace lede::match
