#include "searcher/research/related.h"

#include <algorithm>

namespace lede::research {
namespace {

double rank_of(const Contingency& counts, RelatedOrder order) {
  switch (order) {
    case RelatedOrder::kStrength:
      return log_likelihood(counts);
    case RelatedOrder::kLift:
      // Of the same order, and exactly equal where two tags always come with it.
      return static_cast<double>(counts.both) / static_cast<double>(counts.b);
    case RelatedOrder::kCount:
      return static_cast<double>(counts.both);
  }
  return 0;
}

}  // namespace

std::vector<RelatedTag> related_tags(const TagIndex& tags, const match::Matching& articles,
                                     const match::Matching& with_tag,
                                     const std::vector<std::string>& left_out, std::uint64_t least,
                                     RelatedOrder order) {
  const std::vector<std::uint64_t> everywhere = tags.count(articles), together = tags.count(with_tag);
  struct Ranked {
    std::uint32_t tag;
    Contingency counts;
    double rank;
  };
  std::vector<Ranked> ranked;
  for (std::uint32_t tag = 0; tag < tags.size(); ++tag) {
    if (together[tag] == 0 || together[tag] < least) continue;
    if (std::binary_search(left_out.begin(), left_out.end(), tags.key(tag))) continue;
    const Contingency counts{together[tag], with_tag.total(), everywhere[tag], articles.total()};
    if (order != RelatedOrder::kCount && lift(counts) <= 1) continue;
    ranked.push_back({tag, counts, rank_of(counts, order)});
  }
  std::sort(ranked.begin(), ranked.end(), [&](const Ranked& a, const Ranked& b) {
    if (a.rank != b.rank) return a.rank > b.rank;
    if (a.counts.both != b.counts.both) return a.counts.both > b.counts.both;
    return tags.key(a.tag) < tags.key(b.tag);
  });
  std::vector<RelatedTag> related;
  related.reserve(ranked.size());
  for (const Ranked& one : ranked)
    related.push_back({std::string(tags.key(one.tag)), std::string(tags.label(one.tag)), one.counts});
  return related;
}

}  // namespace lede::research
