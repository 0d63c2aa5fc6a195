#include "indexer/learn/training_set.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "common/article/tag_name.h"

namespace lede::learn {

void TrainingSet::add(const text::Tokens& title, const text::Tokens& body,
                      std::span<const std::string> tags) {
  const auto number = static_cast<std::uint32_t>(articles());
  const auto id_of = [this](std::string_view name) {
    const auto found = ids_.find(std::string(name));
    if (found != ids_.end()) return found->second;
    if (ids_.size() == kMaxNamesRead) return kNoFeature;
    const auto id = static_cast<FeatureId>(ids_.size());
    ids_.emplace(name, id);
    frequency_.push_back(0);
    return id;
  };
  for (const Feature& feature : reader_.read(title, body, id_of)) {
    ++frequency_[feature.id];
    entries_.push_back(feature);
  }
  article_ends_.push_back(entries_.size());
  for (const std::string& name : tags) {
    const auto [at, fresh] = tag_numbers_.emplace(article::fold_tag(name), tags_.size());
    if (fresh) tags_.push_back({name, {}});
    std::vector<std::uint32_t>& examples = tags_[at->second].articles;
    if (examples.empty() || examples.back() != number) examples.push_back(number);
  }
}

void TrainingSet::finish() {
  choose_features();
  choose_tags();
}

void TrainingSet::choose_features() {
  std::vector<std::pair<std::string_view, FeatureId>> chosen;
  for (const auto& [name, id] : ids_) {
    // What every article has tells none from another.
    if (frequency_[id] >= kMinArticles && frequency_[id] < articles()) chosen.emplace_back(name, id);
  }
  if (chosen.size() > kMaxFeatures) {
    std::nth_element(chosen.begin(), chosen.begin() + kMaxFeatures, chosen.end(),
                     [&](const auto& a, const auto& b) {
                       const std::uint32_t more = frequency_[a.second], less = frequency_[b.second];
                       return more != less ? more > less : a.first < b.first;
                     });
    chosen.resize(kMaxFeatures);
  }
  std::sort(chosen.begin(), chosen.end());
  std::vector<FeatureId> renamed(frequency_.size(), kNoFeature);
  for (const auto& [name, id] : chosen) {
    renamed[id] = static_cast<FeatureId>(names_.size());
    names_.emplace_back(name);
    idf_.push_back(static_cast<float>(std::log(static_cast<double>(articles()) / frequency_[id])));
  }
  ids_.clear();
  std::size_t kept = 0, from = 0;
  for (std::size_t& end : article_ends_) {
    const std::size_t begin = kept;
    for (; from < end; ++from) {
      if (const FeatureId id = renamed[entries_[from].id]; id != kNoFeature) {
        entries_[kept++] = {id, entries_[from].value};
      }
    }
    end = kept;
    const std::span<Feature> article(entries_.data() + begin, kept - begin);
    std::sort(article.begin(), article.end(), [](const Feature& a, const Feature& b) { return a.id < b.id; });
    weigh(article, idf_);
  }
  entries_.resize(kept);
}

void TrainingSet::choose_tags() {
  std::vector<std::pair<std::string_view, std::size_t>> chosen;
  for (const auto& [folded, number] : tag_numbers_) {
    if (tags_[number].articles.size() >= kMinExamples) chosen.emplace_back(folded, number);
  }
  std::sort(chosen.begin(), chosen.end(), [this](const auto& a, const auto& b) {
    const std::size_t more = tags_[a.second].articles.size(), less = tags_[b.second].articles.size();
    return more != less ? more > less : a.first < b.first;
  });
  if (chosen.size() > kMaxTags) chosen.resize(kMaxTags);
  std::vector<Tag> tags;
  for (const auto& [folded, number] : chosen) tags.push_back(std::move(tags_[number]));
  tags_ = std::move(tags);
  tag_numbers_.clear();
}

}  // namespace lede::learn
