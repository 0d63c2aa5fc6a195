// Tags as the tree that the dictionaries' `broader` makes of them (common/archive/tag_table.h): a tag counts
// each article once that has it or a narrower one, which is what tag:NAME finds.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "searcher/facet/facet.h"
#include "searcher/match/matching.h"

namespace lede::facet {

// A tag with several broader ones stands below each.
struct TagNode {
  std::string key;    // folded
  std::string label;  // as the dictionaries write it; of a tag that they do not relate as Value::label
  std::uint64_t count = 0;
  std::uint64_t other = 0;  // articles with narrower tags, none of which is listed below it
  std::size_t depth = 0;    // below the last node of less depth
};

struct TagTree {
  std::vector<TagNode> listed;
  std::uint64_t distinct = 0;  // tags with nothing broader, listed or not
  std::uint64_t other = 0;     // articles with tags, all of them below what is not listed
  std::uint64_t none = 0;      // articles without a tag
};

// What bounds a tree of whatever a dictionary says; what is left out by it is told by TagNode::other.
inline constexpr std::size_t kMostTagDepth = 16;
inline constexpr std::size_t kMostTagRows = 100'000;  // beyond, what is narrower stands only once

// Of each tag, and of the whole, the `wanted.rows` most frequent, and those of `chosen` (keys) with what is
// broader. Of tags that are each broader than the other, the first by key stands for its circle.
// `wanted.facet`: kTag or kSalient.
TagTree tag_tree(const archive::Snapshot& snapshot, const match::Matching& matching, const Wanted& wanted,
                 const std::vector<std::string>& chosen);

}  // namespace lede::facet
