#include "indexer/learn/calibration.h"

#include <algorithm>
#include <cmath>

namespace lede::learn {
namespace {

// The negative log likelihood and its derivatives at one sigmoid.
class Likelihood {
 public:
  Likelihood(std::span<const float> values, const std::vector<bool>& positive)
      : values_(values), positive_(positive) {
    const auto examples = static_cast<double>(std::count(positive.begin(), positive.end(), true));
    const double others = static_cast<double>(values.size()) - examples;
    high_ = (examples + 1) / (examples + 2);
    low_ = 1 / (others + 2);
    start_ = {0, std::log((others + 1) / (examples + 1))};
  }

  Sigmoid start() const { return start_; }

  double loss(const Sigmoid& s) const {
    double sum = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const double f = values_[i] * s.slope + s.offset;
      sum += (f >= 0 ? target(i) * f : (target(i) - 1) * f) + std::log1p(std::exp(-std::abs(f)));
    }
    return sum;
  }

  struct Derivatives {
    double g1 = 0, g2 = 0;                     // gradient
    double h11 = 1e-12, h22 = 1e-12, h21 = 0;  // Hessian, kept positive definite
  };
  Derivatives derivatives(const Sigmoid& s) const {
    Derivatives d;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      const double p = s.probability(values_[i]);
      const double weight = p * (1 - p), value = values_[i];
      d.h11 += value * value * weight;
      d.h22 += weight;
      d.h21 += value * weight;
      d.g1 += value * (target(i) - p);
      d.g2 += target(i) - p;
    }
    return d;
  }

 private:
  double target(std::size_t i) const { return positive_[i] ? high_ : low_; }

  std::span<const float> values_;
  const std::vector<bool>& positive_;
  double high_ = 1;
  double low_ = 0;
  Sigmoid start_;
};

}  // namespace

double Sigmoid::probability(double value) const {
  const double f = value * slope + offset;
  return f >= 0 ? std::exp(-f) / (1 + std::exp(-f)) : 1 / (1 + std::exp(f));
}

Sigmoid fit_sigmoid(std::span<const float> values, const std::vector<bool>& positive) {
  constexpr int kMaxSteps = 100;
  constexpr int kMostHalved = 34;  // a step of 1e-10
  constexpr double kFlat = 1e-5;
  const Likelihood likelihood(values, positive);
  Sigmoid at = likelihood.start();
  double loss = likelihood.loss(at);
  for (int step = 0; step < kMaxSteps; ++step) {
    const auto d = likelihood.derivatives(at);
    if (std::abs(d.g1) < kFlat && std::abs(d.g2) < kFlat) break;
    const double determinant = d.h11 * d.h22 - d.h21 * d.h21;
    const double slope = -(d.h22 * d.g1 - d.h21 * d.g2) / determinant;
    const double offset = -(-d.h21 * d.g1 + d.h11 * d.g2) / determinant;
    const double descent = d.g1 * slope + d.g2 * offset;
    bool better = false;
    double size = 1;
    for (int halved = 0; halved < kMostHalved && !better; ++halved, size /= 2) {
      const Sigmoid next = {at.slope + size * slope, at.offset + size * offset};
      const double next_loss = likelihood.loss(next);
      better = next_loss < loss + 1e-4 * size * descent;
      if (better) {
        at = next;
        loss = next_loss;
      }
    }
    if (!better) break;
  }
  return at;
}

}  // namespace lede::learn
