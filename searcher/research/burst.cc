#include "searcher/research/burst.h"

#include <algorithm>
#include <cmath>

namespace lede::research {

Burst measure_burst(std::span<const Window> past, const Window& now) {
  double count = 0, articles = 0;
  std::size_t windows = 0;
  for (const Window& window : past) {
    count += static_cast<double>(window.count);
    articles += static_cast<double>(window.articles);
    windows += window.articles > 0 ? 1 : 0;
  }
  const auto present = static_cast<double>(now.articles);
  if (articles == 0 || present == 0) return {0, 0, 0};
  const double rate = (count + 0.5) / articles;
  Burst burst;
  burst.expected = rate * present;
  double deviation = 0;
  for (const Window& window : past) {
    if (window.articles == 0) continue;
    const double mean = rate * static_cast<double>(window.articles);
    deviation +=
        (static_cast<double>(window.count) - mean) * (static_cast<double>(window.count) - mean) / mean;
  }
  if (windows > 1) burst.dispersion = std::max(1.0, deviation / static_cast<double>(windows - 1));
  const double variance = burst.dispersion * burst.expected * (1 + present / articles);
  const double scale = 2.0 / 3 / std::cbrt(burst.expected) * std::sqrt(variance);
  const auto power = [](double x) { return std::cbrt(x * x); };
  burst.score = (power(static_cast<double>(now.count)) - power(burst.expected)) / scale;
  return burst;
}

}  // namespace lede::research
