// Decision values to probabilities: Platt's sigmoid ("Probabilistic Outputs for Support Vector
// Machines", 1999), fitted as Lin, Lin and Weng do ("A note on Platt's probabilistic outputs",
// Machine Learning 68, 2007). Its targets are smoothed by the number of examples, so rare tags
// stay modest.
#pragma once

#include <span>
#include <vector>

namespace lede::learn {

struct Sigmoid {
  double slope = -1;
  double offset = 0;

  double probability(double value) const;  // 0 to 1
};

// `values`: decision values of rows that were not trained on; `positive` by row.
Sigmoid fit_sigmoid(std::span<const float> values, const std::vector<bool>& positive);

}  // namespace lede::learn
