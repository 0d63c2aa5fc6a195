#include "indexer/learn/features.h"

#include <algorithm>
#include <cmath>

namespace lede::learn {

std::span<const Feature> FeatureReader::read(const text::Tokens& title, const text::Tokens& body,
                                             const IdOf& id_of) {
  ids_.clear();
  const auto take = [this](FeatureId id) {
    if (id != kNoFeature) ids_.push_back(id);
  };
  const auto name_of = [this](const text::Token& token) {
    return (token.flags & text::kNumber) != 0 ? kNumberName : stemmer_.stem(token.form);
  };
  for (std::size_t i = 0; i < std::min(title.size(), kMaxWords); ++i) {
    const std::string_view name = name_of(title[i]);
    title_name_.assign("title:").append(name);
    take(id_of(name));
    take(id_of(title_name_));
  }
  for (std::size_t i = 0; i < std::min(body.size(), kMaxWords); ++i) take(id_of(name_of(body[i])));
  std::sort(ids_.begin(), ids_.end());
  features_.clear();
  for (const FeatureId id : ids_) {
    if (features_.empty() || features_.back().id != id) features_.push_back({id, 0});
    ++features_.back().value;
  }
  return features_;
}

void weigh(std::span<Feature> features, std::span<const float> idf) {
  double squares = 0;
  for (Feature& feature : features) {
    feature.value = (1 + std::log(feature.value)) * idf[feature.id];
    squares += static_cast<double>(feature.value) * feature.value;
  }
  if (squares == 0) return;
  const auto length = static_cast<float>(std::sqrt(squares));
  for (Feature& feature : features) feature.value /= length;
}

}  // namespace lede::learn
