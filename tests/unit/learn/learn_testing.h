// What the tests of learning share: articles of made-up beats, which have words of their own.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "common/text/tokens.h"
#include "indexer/learn/learn.h"
#include "indexer/learn/training_set.h"

namespace lede::learn {

// A story of `beat`: its headline and text hold words that only its beat has, among words that all have.
inline std::pair<std::string, std::string> story(const std::string& beat, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (int i = 0; i < 60; ++i) {
    const bool own = i % 4 == 0;
    text += (own ? beat : std::string("common")) + "word" + std::to_string(random() % (own ? 12 : 80)) + " ";
  }
  return {beat + "word" + std::to_string(random() % 12) + " reported", text};
}

inline void add_story(TrainingSet& set, const std::string& beat, unsigned seed,
                      const std::vector<std::string>& tags) {
  text::Tokens title, body;
  const auto [headline, text] = story(beat, seed);
  title.assign(headline);
  body.assign(text);
  set.add(title, body, tags);
}

// `each` stories of each of two beats, tagged by it.
inline TrainingSet two_beats(unsigned each) {
  TrainingSet set("english");
  for (unsigned i = 0; i < each; ++i) {
    add_story(set, "oil", 2 * i, {"Oil"});
    add_story(set, "court", 2 * i + 1, {"Courts"});
  }
  set.finish();
  return set;
}

}  // namespace lede::learn
