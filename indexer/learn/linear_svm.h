// L2-regularised linear classifiers with squared hinge loss, by LIBLINEAR's dual coordinate
// descent (Fan et al., "LIBLINEAR: A Library for Large Linear Classification", JMLR 9, 2008).
// The one owner of that library.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "indexer/learn/features.h"

namespace lede::learn {

struct Linear {
  std::vector<float> weights;  // by feature
  float bias = 0;

  float value(std::span<const Feature> features) const {
    double sum = bias;
    for (const Feature& f : features) sum += static_cast<double>(weights[f.id]) * f.value;
    return static_cast<float>(sum);
  }
};

// Rows to train on. 16 bytes an entry. The library draws from the process's one random sequence, which is
// set anew for each training, so that the same rows give the same classifier: train in one thread of the
// process at a time.
class LinearSvm {
 public:
  // Ids are below `features`.
  explicit LinearSvm(std::uint32_t features);
  ~LinearSvm();

  void add(std::span<const Feature> row);

  // Learns from the rows of these numbers whether a row is one of `positive` (by row). Both kinds must be
  // among them.
  Linear train(std::span<const std::uint32_t> rows, const std::vector<bool>& positive) const;

 private:
  struct Rows;
  std::unique_ptr<Rows> rows_;
};

}  // namespace lede::learn
