#include "searcher/research/trends.h"

#include <algorithm>

namespace lede::research {
namespace {

// Counts by window: all articles, and those of each tag (windows of one tag side by side).
class Counts {
 public:
  Counts(const archive::Snapshot& snapshot, const TagIndex& tags, const match::Matching& articles,
         const TrendWindows& windows)
      : windows_(static_cast<std::size_t>(windows.past) + 1),
        all_(windows_),
        of_tag_(tags.size() * windows_) {
    for (std::size_t p = 0; p < articles.rows.size(); ++p) {
      const auto published = snapshot.columns(p).published();
      for (const std::uint32_t row : articles.rows[p]) {
        const auto day = day_of(published[row]);
        if (!day || *day > windows.end || *day < windows.first_day(windows.past)) continue;
        const auto ago = static_cast<std::size_t>((windows.end - *day) / windows.days);
        ++all_[ago];
        tags.of_row({p, row}, [&](std::uint32_t tag) { ++of_tag_[tag * windows_ + ago]; });
      }
    }
  }
  Window window(std::uint32_t tag, std::size_t ago) const {
    return {of_tag_[tag * windows_ + ago], all_[ago]};
  }
  std::uint64_t articles(std::size_t ago) const { return all_[ago]; }

 private:
  std::size_t windows_;
  std::vector<std::uint64_t> all_;
  std::vector<std::uint32_t> of_tag_;
};

}  // namespace

Trends rising_tags(const archive::Snapshot& snapshot, const TagIndex& tags, const match::Matching& articles,
                   const TrendWindows& windows, std::uint64_t least, double score) {
  const Counts counts(snapshot, tags, articles, windows);
  const auto past = static_cast<std::size_t>(windows.past);
  Trends trends;
  trends.articles_now = counts.articles(0);
  for (std::size_t ago = 1; ago <= past; ++ago) trends.articles_past += counts.articles(ago);
  for (std::uint32_t tag = 0; tag < tags.size(); ++tag) {
    Trend trend;
    trend.now = counts.window(tag, 0);
    if (trend.now.count == 0 || trend.now.count < least) continue;
    for (std::size_t ago = 1; ago <= past; ++ago) trend.past.push_back(counts.window(tag, ago));
    trend.burst = measure_burst(trend.past, trend.now);
    if (trends.articles_past == 0 || trend.burst.score < score) continue;
    trend.key = tags.key(tag);
    trend.label = tags.label(tag);
    trends.rising.push_back(std::move(trend));
  }
  std::sort(trends.rising.begin(), trends.rising.end(), [](const Trend& a, const Trend& b) {
    if (a.burst.score != b.burst.score) return a.burst.score > b.burst.score;
    if (a.now.count != b.now.count) return a.now.count > b.now.count;
    return a.key < b.key;
  });
  return trends;
}

}  // namespace lede::research
