// The articles to learn from, as features and tags, in bounded memory.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/text/tokens.h"
#include "indexer/learn/features.h"

namespace lede::learn {

// Limits, of which the first that is reached ends the taking of articles.
inline constexpr std::size_t kMaxArticles = 50'000;
inline constexpr std::size_t kMaxEntries = 16'000'000;  // features of all articles together
// Features after these are passed over while articles are read, and in the model.
inline constexpr std::size_t kMaxNamesRead = 4'000'000;
inline constexpr std::size_t kMaxFeatures = 200'000;
inline constexpr std::size_t kMaxTags = 1'000;    // the most frequent
inline constexpr std::uint32_t kMinExamples = 5;  // of a tag
inline constexpr std::uint32_t kMinArticles = 2;  // that have a feature

// One thread. Memory: 8 bytes an entry and the names, at most some 400 MB; of 37,000 news articles 150.
class TrainingSet {
 public:
  explicit TrainingSet(std::string stemmer) : stemmer_(std::move(stemmer)), reader_(stemmer_) {}

  // Adds an article with its tags as written; folded alike, they are one. Newest first: where the limits end
  // it, the older ones are left out, and neighbours in time are judged together.
  void add(const text::Tokens& title, const text::Tokens& body, std::span<const std::string> tags);
  bool full() const { return articles() >= kMaxArticles || entries_.size() >= kMaxEntries; }

  // Chooses features and tags and weighs the articles; once, after the last add().
  void finish();

  const std::string& stemmer() const { return stemmer_; }
  std::size_t articles() const { return article_ends_.size(); }
  std::span<const Feature> features(std::size_t article) const {
    const std::size_t begin = article == 0 ? 0 : article_ends_[article - 1];
    return std::span(entries_).subspan(begin, article_ends_[article] - begin);
  }
  // By id, once finished.
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<float>& idf() const { return idf_; }
  struct Tag {
    std::string name;                     // as first written
    std::vector<std::uint32_t> articles;  // ascending
  };
  // Once finished: those with enough examples, most frequent first, then by folded name.
  const std::vector<Tag>& tags() const { return tags_; }

 private:
  void choose_features();
  void choose_tags();

  std::string stemmer_;
  FeatureReader reader_;
  std::unordered_map<std::string, FeatureId> ids_;
  std::vector<std::uint32_t> frequency_;  // articles, by id
  std::vector<Feature> entries_;
  std::vector<std::size_t> article_ends_;
  std::unordered_map<std::string, std::size_t> tag_numbers_;  // by folded name
  std::vector<Tag> tags_;
  std::vector<std::string> names_;
  std::vector<float> idf_;
};

}  // namespace lede::learn
