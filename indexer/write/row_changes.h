// Which rows of the live partitions a change deletes or brings back.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "common/archive/snapshot.h"

namespace lede::write {

class RowChanges {
 public:
  explicit RowChanges(std::size_t partitions) : removed_(partitions), restored_(partitions) {}

  void remove(archive::Place place) { removed_[place.partition].insert(place.row); }
  void restore(archive::Place place) { restored_[place.partition].insert(place.row); }
  bool touches(std::size_t partition) const {
    return !removed_[partition].empty() || !restored_[partition].empty();
  }

  // All deleted rows of the partition afterwards, sorted; `before`: those that were.
  std::vector<std::uint32_t> deleted_after(std::size_t partition,
                                           const std::vector<std::uint32_t>& before) const {
    std::set<std::uint32_t> rows(before.begin(), before.end());
    for (const std::uint32_t row : restored_[partition]) rows.erase(row);
    rows.insert(removed_[partition].begin(), removed_[partition].end());
    return {rows.begin(), rows.end()};
  }

 private:
  std::vector<std::set<std::uint32_t>> removed_;  // by partition
  std::vector<std::set<std::uint32_t>> restored_;
};

}  // namespace lede::write
