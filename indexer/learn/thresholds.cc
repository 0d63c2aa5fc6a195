#include "indexer/learn/thresholds.h"

#include <algorithm>
#include <array>

namespace lede::learn {
namespace {

constexpr int kSteps = 100;  // hundredths
constexpr int kLeastStep = 30;
static_assert(kLeastStep > (kLeastProbability - 0.005) * kSteps &&
              kLeastStep < (kLeastProbability + 0.005) * kSteps);
constexpr int kMostStep = 90;

// How many candidates, and right ones, are at least that probable, by hundredths.
struct Tally {
  std::array<std::uint64_t, kSteps + 2> given{};
  std::array<std::uint64_t, kSteps + 2> right{};

  void add(const Candidate& candidate) {
    const int step = std::clamp(static_cast<int>(candidate.probability * kSteps), 0, kSteps);
    ++given[static_cast<std::size_t>(step)];
    if (candidate.right) ++right[static_cast<std::size_t>(step)];
  }
  void sum_up() {
    for (std::size_t i = kSteps; i-- > 0;) {
      given[i] += given[i + 1];
      right[i] += right[i + 1];
    }
  }
};

}  // namespace

void mark_first(std::vector<Candidate>& candidates) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    if (a.article != b.article) return a.article < b.article;
    return a.probability != b.probability ? a.probability > b.probability : a.tag < b.tag;
  });
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    candidates[i].first = i == 0 || candidates[i].article != candidates[i - 1].article;
  }
}

Thresholds choose_thresholds(const std::vector<Candidate>& candidates, std::uint64_t wanted) {
  Tally first, others;
  for (const Candidate& candidate : candidates) (candidate.first ? first : others).add(candidate);
  first.sum_up();
  others.sum_up();
  Thresholds best;
  double most = -1;
  for (int f = kLeastStep; f <= kMostStep; ++f) {
    for (int o = f; o <= kMostStep; ++o) {
      const auto i = static_cast<std::size_t>(f), j = static_cast<std::size_t>(o);
      const Quality q = {first.given[i] + others.given[j], first.right[i] + others.right[j], wanted};
      if (q.f1() <= most) continue;
      most = q.f1();
      best = {f / double{kSteps}, o / double{kSteps}};
    }
  }
  return best;
}

Quality quality(const std::vector<Candidate>& candidates, const Thresholds& thresholds,
                std::uint64_t wanted) {
  Quality q;
  q.wanted = wanted;
  for (const Candidate& candidate : candidates) {
    if (!is_given(candidate, thresholds)) continue;
    ++q.given;
    if (candidate.right) ++q.right;
  }
  return q;
}

}  // namespace lede::learn
