// Learns a model from a training set: for each tag a linear classifier (linear_svm.h), its
// probabilities and the thresholds from cross-validation: each fifth of the articles is judged by
// classifiers that were trained on the others, so that nothing is chosen by articles that it was
// trained on. The fifths are neighbours in time, as the articles to come will be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

#include "common/core/result.h"
#include "indexer/learn/model.h"
#include "indexer/learn/training_set.h"

namespace lede::learn {

inline constexpr std::size_t kFolds = 5;
// The strongest of a tag's weights; the others decide nothing.
inline constexpr std::size_t kMaxWeights = 4'000;
// Articles without the tag that its classifier is trained on, evenly chosen: these, or four for each example.
inline constexpr std::size_t kMaxOthers = 10'000;

struct LearnOptions {
  std::function<bool()> stop;                                       // asked between trainings
  std::function<void(std::size_t done, std::size_t all)> progress;  // tags
};

// A tag is left out when its classifier, on articles that it was not trained on, was wrong more often than
// right. The same articles in the same order give the same model. Takes one thread; no other may train
// meanwhile. Errors: kInterrupted.
core::Result<Model> learn(const TrainingSet& set, const LearnOptions& options);

}  // namespace lede::learn
