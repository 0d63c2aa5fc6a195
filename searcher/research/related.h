// The tags that stand in the same articles as one tag.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/match/matching.h"
#include "searcher/research/association.h"
#include "searcher/research/tag_index.h"

namespace lede::research {

struct RelatedTag {
  std::string key;     // folded
  std::string label;   // as first written
  Contingency counts;  // a: articles with the tag asked for, b: with this one
};

enum class RelatedOrder { kStrength, kLift, kCount };  // log_likelihood(), lift(), counts.both

// Of `articles`, those in `with_tag` (all of them in `articles`) have the tag. The tags that at least
// `least` of them have, more often than by chance unless the order is kCount, without those whose keys
// are in `left_out` (sorted). The first in the order first; equal ones by count, then by key.
std::vector<RelatedTag> related_tags(const TagIndex& tags, const match::Matching& articles,
                                     const match::Matching& with_tag,
                                     const std::vector<std::string>& left_out, std::uint64_t least,
                                     RelatedOrder order);

}  // namespace lede::research
