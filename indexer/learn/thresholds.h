// How probable a tag must be to be given: two thresholds for all tags, since their probabilities
// are calibrated one by one. An article's most probable tag needs less than its others: what is
// tagged at all mostly has one tag that fits.
#pragma once

#include <cstdint>
#include <vector>

namespace lede::learn {

struct Thresholds {
  double first = 0.5;   // of an article's most probable tag
  double others = 0.5;  // at least `first`

  bool operator==(const Thresholds&) const = default;
};

// Nothing less probable is given, even if F1 would be a little better: it counts a wrong tag no more
// than a missing one, and a person minds it more.
inline constexpr double kLeastProbability = 0.3;

// A tag of an article that it was not trained on, and whether the article has it.
struct Candidate {
  std::uint32_t article = 0;
  std::uint32_t tag = 0;
  float probability = 0;
  bool first = false;  // the most probable of its article
  bool right = false;
};

struct Quality {
  std::uint64_t given = 0;
  std::uint64_t right = 0;
  std::uint64_t wanted = 0;  // tags that the articles have

  double precision() const {
    return given == 0 ? 0 : static_cast<double>(right) / static_cast<double>(given);
  }
  double recall() const { return wanted == 0 ? 0 : static_cast<double>(right) / static_cast<double>(wanted); }
  double f1() const {
    return given + wanted == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(given + wanted);
  }
};

inline bool is_given(const Candidate& candidate, const Thresholds& thresholds) {
  return candidate.probability >= (candidate.first ? thresholds.first : thresholds.others);
}

// Marks the most probable candidate of each article (of equals, the one with the lower tag).
void mark_first(std::vector<Candidate>& candidates);

// Those with the best micro-averaged F1, in steps of a hundredth; `wanted` as in Quality.
Thresholds choose_thresholds(const std::vector<Candidate>& candidates, std::uint64_t wanted);

Quality quality(const std::vector<Candidate>& candidates, const Thresholds& thresholds, std::uint64_t wanted);

}  // namespace lede::learn
