#include "indexer/learn/suggest.h"

#include <algorithm>
#include <utility>

namespace lede::learn {

Suggester::Suggester(Model model) : model_(std::move(model)) {
  ids_.reserve(model_.names.size());
  for (const std::string& name : model_.names) ids_.emplace(name, static_cast<FeatureId>(ids_.size()));
}

std::vector<Feature> Suggester::features(const text::Tokens& title, const text::Tokens& body) const {
  std::unique_ptr<FeatureReader> reader;
  {
    const std::lock_guard guard(mutex_);
    if (!readers_.empty()) {
      reader = std::move(readers_.back());
      readers_.pop_back();
    }
  }
  if (!reader) reader = std::make_unique<FeatureReader>(model_.stemmer);
  const auto read = reader->read(title, body, [this](std::string_view name) {
    const auto found = ids_.find(name);
    return found == ids_.end() ? kNoFeature : found->second;
  });
  std::vector<Feature> features(read.begin(), read.end());
  weigh(features, model_.idf);
  const std::lock_guard guard(mutex_);
  readers_.push_back(std::move(reader));
  return features;
}

std::vector<Suggestion> Suggester::suggest(const text::Tokens& title, const text::Tokens& body,
                                           double least_probability) const {
  std::vector<double> values;
  for (const LearnedTag& tag : model_.tags) values.push_back(tag.bias);
  for (const Feature& feature : features(title, body)) {
    const std::size_t begin = feature.id == 0 ? 0 : model_.weight_ends[feature.id - 1];
    for (std::size_t i = begin; i < model_.weight_ends[feature.id]; ++i) {
      values[model_.weights[i].tag] += static_cast<double>(model_.weights[i].weight) * feature.value;
    }
  }
  std::vector<Suggestion> suggestions;
  for (std::uint32_t tag = 0; tag < values.size(); ++tag) {
    const double probability = model_.tags[tag].sigmoid.probability(values[tag]);
    if (probability >= least_probability) {
      suggestions.push_back({tag, probability, model_.thresholds.others});
    }
  }
  std::stable_sort(suggestions.begin(), suggestions.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.probability > b.probability; });
  if (!suggestions.empty()) suggestions.front().needed = model_.thresholds.first;
  return suggestions;
}

std::vector<Suggestion> Suggester::given(const text::Tokens& title, const text::Tokens& body) const {
  std::vector<Suggestion> suggestions =
      suggest(title, body, std::min(model_.thresholds.first, model_.thresholds.others));
  std::erase_if(suggestions, [](const Suggestion& suggestion) { return !suggestion.given(); });
  return suggestions;
}

Suggester::Reasons Suggester::reasons(std::uint32_t tag, const text::Tokens& title, const text::Tokens& body,
                                      std::size_t most) const {
  Reasons reasons;
  for (const Feature& feature : features(title, body)) {
    const auto end = model_.weights.begin() + static_cast<std::ptrdiff_t>(model_.weight_ends[feature.id]);
    const auto begin = feature.id == 0 ? model_.weights.begin()
                                       : model_.weights.begin() +
                                             static_cast<std::ptrdiff_t>(model_.weight_ends[feature.id - 1]);
    const auto found =
        std::lower_bound(begin, end, tag, [](const Weight& w, std::uint32_t t) { return w.tag < t; });
    if (found == end || found->tag != tag) continue;
    const double weight = static_cast<double>(found->weight) * feature.value;
    (weight > 0 ? reasons.for_it : reasons.against_it).push_back({model_.names[feature.id], weight});
  }
  for (std::vector<Evidence>* list : {&reasons.for_it, &reasons.against_it}) {
    std::stable_sort(list->begin(), list->end(), [](const Evidence& a, const Evidence& b) {
      return std::abs(a.weight) > std::abs(b.weight);
    });
    if (list->size() > most) list->resize(most);
  }
  return reasons;
}

}  // namespace lede::learn
