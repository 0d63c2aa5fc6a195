// Chance for the synthetic articles, the same on every machine.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace lede::tools {

// SplitMix64 (Steele, Lea and Flood, 2014). Whole numbers only, so that machines agree.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(((next() >> 32) * n) >> 32); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }

 private:
  std::uint64_t state_;
};

// Draws ranks 0..n-1 with weight (rank + shift)^-1.125 in constant time (Walker's alias
// method). The power is by square roots, which are exact to the last bit everywhere.
class Zipf {
 public:
  Zipf(std::uint32_t n, double shift) : keep_(n), other_(n) {
    std::vector<std::uint64_t> weight(n);
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      const double x = i + shift;
      sum += weight[i] = static_cast<std::uint64_t>(1e13 / (x * std::sqrt(std::sqrt(std::sqrt(x)))));
    }
    const std::uint64_t mean = sum / n;
    std::vector<std::uint32_t> small, large;
    for (std::uint32_t i = 0; i < n; ++i) (weight[i] < mean ? small : large).push_back(i);
    while (!small.empty() && !large.empty()) {
      const std::uint32_t low = small.back(), high = large.back();
      small.pop_back();
      keep_[low] = scale(weight[low], mean);
      other_[low] = high;
      weight[high] -= mean - weight[low];
      if (weight[high] < mean) {
        large.pop_back();
        small.push_back(high);
      }
    }
    for (const auto* rest : {&small, &large}) {
      for (const std::uint32_t i : *rest) {
        keep_[i] = UINT32_MAX;
        other_[i] = i;
      }
    }
  }
  std::uint32_t draw(Random& random) const {
    const std::uint32_t i = random.below(static_cast<std::uint32_t>(keep_.size()));
    return static_cast<std::uint32_t>(random.next() >> 32) <= keep_[i] ? i : other_[i];
  }

 private:
  static std::uint32_t scale(std::uint64_t part, std::uint64_t whole) {
    return static_cast<std::uint32_t>(static_cast<double>(part) / static_cast<double>(whole) * 4294967295.0);
  }
  std::vector<std::uint32_t> keep_, other_;
};

}  // namespace lede::tools
