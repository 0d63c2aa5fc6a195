// What an article is judged by: the stems of its words, all numbers as one, and those of its headline
// once more as features of their own ("title:hack"), since a headline says what the story is about. Weighted
// by (1 + log count) * log(articles / articles that have it) and brought to length 1, as Lewis et
// al. did for text categorisation ("RCV1: A New Benchmark Collection", JMLR 5, 2004, section 5).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/stems.h"
#include "common/text/tokens.h"

namespace lede::learn {

// Words of a text after these are not read: they seldom say what the story is about, and so the
// cost of an article is bounded.
inline constexpr std::size_t kMaxWords = 2'000;

inline constexpr std::string_view kNumberName = "(number)";

using FeatureId = std::uint32_t;
inline constexpr FeatureId kNoFeature = 0xffffffff;

struct Feature {
  FeatureId id = 0;
  float value = 0;  // a count, or a weight

  bool operator==(const Feature&) const = default;
};

// Reads features; `id_of` gives the number of a name, or kNoFeature for one to pass over. Not for
// use by two threads at once; make one each.
class FeatureReader {
 public:
  using IdOf = std::function<FeatureId(std::string_view name)>;

  // `stemmer`: a text::Stemmer language.
  explicit FeatureReader(std::string_view stemmer) : stemmer_(stemmer) {}

  // The article's features with their counts, by id. The span holds until the next call.
  std::span<const Feature> read(const text::Tokens& title, const text::Tokens& body, const IdOf& id_of);

 private:
  text::Stemmer stemmer_;
  std::string title_name_;
  std::vector<FeatureId> ids_;
  std::vector<Feature> features_;
};

// Counts to weights of length 1. `idf` by id.
void weigh(std::span<Feature> features, std::span<const float> idf);

}  // namespace lede::learn
