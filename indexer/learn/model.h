// What was learned: for each tag the weights of features, and how probable a tag must be to be
// given. Plain data, made by learn() or read from the archive (model_file.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/learn/calibration.h"
#include "indexer/learn/thresholds.h"

namespace lede::learn {

struct LearnedTag {
  std::string name;
  std::uint32_t examples = 0;
  float bias = 0;
  Sigmoid sigmoid;
  Quality quality;  // on articles that it was not trained on
};

struct Weight {
  std::uint32_t tag = 0;
  float weight = 0;
};

struct Model {
  std::string stemmer;  // text::Stemmer language
  std::uint32_t articles = 0;
  Thresholds thresholds;
  Quality quality;  // of all tags together, on articles that they were not trained on
  std::vector<LearnedTag> tags;
  // By feature: its name (ascending), its idf, its weights (by tag) as a slice of `weights`.
  std::vector<std::string> names;
  std::vector<float> idf;
  std::vector<std::size_t> weight_ends;
  std::vector<Weight> weights;
};

}  // namespace lede::learn
