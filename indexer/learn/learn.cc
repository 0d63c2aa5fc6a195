#include "indexer/learn/learn.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "indexer/learn/linear_svm.h"

namespace lede::learn {
namespace {

// A decision value for articles whose classifier would have had no example.
constexpr float kNoExample = -1;

void keep_strongest(Linear& linear) {
  std::vector<float> sizes;
  for (const float weight : linear.weights) {
    if (weight != 0) sizes.push_back(std::abs(weight));
  }
  if (sizes.size() <= kMaxWeights) return;
  std::nth_element(sizes.begin(), sizes.begin() + kMaxWeights, sizes.end(), std::greater<>());
  for (float& weight : linear.weights) {
    if (std::abs(weight) <= sizes[kMaxWeights]) weight = 0;
  }
}

class Learning {
 public:
  Learning(const TrainingSet& set, const LearnOptions& options)
      : set_(set), options_(options), svm_(static_cast<std::uint32_t>(set.names().size())) {
    for (std::size_t i = 0; i < set.articles(); ++i) svm_.add(set.features(i));
    model_.stemmer = set.stemmer();
    model_.articles = static_cast<std::uint32_t>(set.articles());
    weights_.resize(set.names().size());
  }

  core::Result<Model> run() {
    for (std::size_t i = 0; i < set_.tags().size(); ++i) {
      if (options_.progress) options_.progress(i, set_.tags().size());
      learn_tag(static_cast<std::uint32_t>(i));
      if (stopped_)
        return core::Error{core::ErrorCode::kInterrupted, "interrupted; nothing was learned", "", ""};
    }
    settle();
    close();
    return std::move(model_);
  }

 private:
  std::size_t fold_of(std::size_t article) const { return article * kFolds / set_.articles(); }

  // The rows outside the fold (kFolds: all) to train on.
  std::vector<std::uint32_t> rows_without(std::size_t fold) const {
    std::vector<std::uint32_t> examples, others, rows;
    for (std::uint32_t i = 0; i < positive_.size(); ++i) {
      if (fold_of(i) != fold) (positive_[i] ? examples : others).push_back(i);
    }
    if (examples.empty() || others.empty()) return {};
    const std::size_t most = std::max(kMaxOthers, 4 * examples.size());
    if (others.size() > most) {
      for (std::size_t i = 0; i < most; ++i) others[i] = others[i * others.size() / most];
      others.resize(most);
    }
    std::merge(examples.begin(), examples.end(), others.begin(), others.end(), std::back_inserter(rows));
    return rows;
  }

  Linear train(const std::vector<std::uint32_t>& rows) const {
    Linear linear = svm_.train(rows, positive_);
    keep_strongest(linear);
    return linear;
  }

  std::vector<float> cross_validate() {
    std::vector<float> values(positive_.size(), kNoExample);
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      if (options_.stop && options_.stop()) stopped_ = true;
      const std::vector<std::uint32_t> rows = rows_without(fold);
      if (stopped_ || rows.empty()) continue;
      const Linear linear = train(rows);
      for (std::size_t i = 0; i < positive_.size(); ++i) {
        if (fold_of(i) == fold) values[i] = linear.value(set_.features(i));
      }
    }
    return values;
  }

  void learn_tag(std::uint32_t number) {
    const TrainingSet::Tag& tag = set_.tags()[number];
    positive_.assign(set_.articles(), false);
    for (const std::uint32_t article : tag.articles) positive_[article] = true;
    const std::vector<float> values = cross_validate();
    const std::vector<std::uint32_t> all = rows_without(kFolds);
    LearnedTag learned = {tag.name, static_cast<std::uint32_t>(tag.articles.size()), 0, {}, {}};
    learned.quality.wanted = tag.articles.size();
    if (!stopped_ && !all.empty()) {
      const Linear linear = train(all);
      learned.bias = linear.bias;
      learned.sigmoid = fit_sigmoid(values, positive_);
      for (std::size_t f = 0; f < linear.weights.size(); ++f) {
        if (linear.weights[f] != 0) weights_[f].push_back({number, linear.weights[f]});
      }
      for (std::uint32_t i = 0; i < values.size(); ++i) {
        const double probability = learned.sigmoid.probability(values[i]);
        if (probability < kLeastProbability) continue;
        candidates_.push_back({i, number, static_cast<float>(probability), false, positive_[i]});
      }
    }
    model_.tags.push_back(std::move(learned));
  }

  std::uint64_t wanted() const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < model_.tags.size(); ++i) sum += left_out(i) ? 0 : model_.tags[i].examples;
    return sum;
  }
  bool left_out(std::size_t tag) const { return tag < left_out_.size() && left_out_[tag]; }

  void choose() {
    mark_first(candidates_);
    model_.thresholds = choose_thresholds(candidates_, wanted());
    model_.quality = quality(candidates_, model_.thresholds, wanted());
    for (LearnedTag& tag : model_.tags) tag.quality.given = tag.quality.right = 0;
    for (const Candidate& candidate : candidates_) {
      if (!is_given(candidate, model_.thresholds)) continue;
      ++model_.tags[candidate.tag].quality.given;
      if (candidate.right) ++model_.tags[candidate.tag].quality.right;
    }
  }

  // Thresholds for all tags, then again for those that can be trusted.
  void settle() {
    choose();
    left_out_.resize(model_.tags.size());
    for (std::size_t i = 0; i < model_.tags.size(); ++i) {
      const Quality& q = model_.tags[i].quality;
      left_out_[i] = q.right == 0 || 2 * q.right < q.given;
    }
    std::erase_if(candidates_, [this](const Candidate& candidate) { return left_out(candidate.tag); });
    choose();
  }

  void close() {
    std::vector<std::uint32_t> renamed;
    std::vector<LearnedTag> tags;
    for (std::size_t i = 0; i < model_.tags.size(); ++i) {
      renamed.push_back(static_cast<std::uint32_t>(tags.size()));
      if (!left_out(i)) tags.push_back(std::move(model_.tags[i]));
    }
    model_.tags = std::move(tags);
    model_.names = set_.names();
    model_.idf = set_.idf();
    for (const std::vector<Weight>& weights : weights_) {
      for (const Weight& weight : weights) {
        if (!left_out(weight.tag)) model_.weights.push_back({renamed[weight.tag], weight.weight});
      }
      model_.weight_ends.push_back(model_.weights.size());
    }
  }

  const TrainingSet& set_;
  const LearnOptions& options_;
  LinearSvm svm_;
  Model model_;
  std::vector<bool> positive_;  // by article, of the tag at hand
  bool stopped_ = false;
  std::vector<Candidate> candidates_;
  std::vector<bool> left_out_;                // by tag
  std::vector<std::vector<Weight>> weights_;  // by feature
};

}  // namespace

core::Result<Model> learn(const TrainingSet& set, const LearnOptions& options) {
  return Learning(set, options).run();
}

}  // namespace lede::learn
