// The tags of a whole snapshot under one number each, so that counting over its partitions is a walk
// over integers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/match/matching.h"

namespace lede::research {

// Numbers are below size(), in the order in which the partitions have them. Views hold as long as the
// snapshot. Immutable.
class TagIndex {
 public:
  // `facet`: tags, or salient ones only.
  explicit TagIndex(const archive::Snapshot& snapshot, archive::Facet facet = archive::Facet::kTag);

  std::size_t size() const { return tags_.size(); }
  std::string_view key(std::uint32_t tag) const { return tags_[tag].key; }      // folded
  std::string_view label(std::uint32_t tag) const { return tags_[tag].label; }  // as first written

  // Calls `see(tag)` for each tag of the row, once each.
  template <typename F>
  void of_row(archive::Place place, const F& see) const {
    const auto& numbers = numbers_[place.partition];
    for (const std::uint32_t ordinal : snapshot_.columns(place.partition).ordinals(facet_, place.row)) {
      if (ordinal < numbers.size()) see(numbers[ordinal]);
    }
  }

  // In how many of these articles each tag stands.
  std::vector<std::uint64_t> count(const match::Matching& articles) const;

 private:
  struct Tag {
    std::string_view key;
    std::string_view label;
  };
  const archive::Snapshot& snapshot_;
  const archive::Facet facet_;
  std::vector<Tag> tags_;
  std::vector<std::vector<std::uint32_t>> numbers_;  // by partition, by ordinal
};

}  // namespace lede::research
