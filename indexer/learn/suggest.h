// Gives an article the tags that a model finds probable, and says which words spoke for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/tokens.h"
#include "indexer/learn/features.h"
#include "indexer/learn/model.h"

namespace lede::learn {

struct Suggestion {
  std::uint32_t tag = 0;  // index in Model::tags
  double probability = 0;
  double needed = 0;  // at least this probable to be given
  bool given() const { return probability >= needed; }
};

// How much a feature of the article spoke for a tag, or against it.
struct Evidence {
  std::string_view feature;  // as in features.h
  double weight = 0;
};

// Shared by threads.
class Suggester {
 public:
  explicit Suggester(Model model);

  const Model& model() const { return model_; }

  // Every tag that is at least that probable, most probable first; of equals, the one with more examples.
  std::vector<Suggestion> suggest(const text::Tokens& title, const text::Tokens& body,
                                  double least_probability) const;
  // Those that are given.
  std::vector<Suggestion> given(const text::Tokens& title, const text::Tokens& body) const;

  // What spoke for `tag`, strongest first, and what spoke against it, strongest first, `most` each.
  struct Reasons {
    std::vector<Evidence> for_it;
    std::vector<Evidence> against_it;
  };
  Reasons reasons(std::uint32_t tag, const text::Tokens& title, const text::Tokens& body,
                  std::size_t most) const;

 private:
  std::vector<Feature> features(const text::Tokens& title, const text::Tokens& body) const;

  const Model model_;
  std::unordered_map<std::string_view, FeatureId> ids_;  // into model_.names
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<FeatureReader>> readers_;  // those that no thread uses
};

}  // namespace lede::learn
