#include "indexer/story/fingerprint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <string>
#include <vector>

namespace lede::story {
namespace {

using Words = std::vector<std::string>;

// Texts of words whose frequencies fall as in natural texts (Zipf).
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string word() {
    const double u = std::uniform_real_distribution<>(0, 1)(random_);
    return "w" + std::to_string(static_cast<int>(std::pow(20000.0, u)));
  }
  Words words(std::size_t count) {
    Words out(count);
    for (std::string& w : out) w = word();
    return out;
  }
  // Each word is with probability `share` replaced, left out or followed by a new one.
  Words edited(const Words& words, double share) {
    Words out;
    for (const std::string& w : words) {
      const bool edit = std::uniform_real_distribution<>(0, 1)(random_) < share;
      const auto how = edit ? random_() % 3 : 3;
      if (how != 0 && how != 1) out.push_back(w);
      if (how == 0 || how == 2) out.push_back(word());
    }
    return out;
  }

 private:
  std::mt19937 random_;
};

std::vector<std::uint64_t> fingerprints(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += word + ' ';
  text::Tokens tokens;
  tokens.assign(text);
  return story_fingerprints(tokens);
}

bool share_one(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

// The share of texts that are grouped with what `change` makes of them.
double recall(std::size_t length, const std::function<Words(Writer&, const Words&)>& change) {
  constexpr int kTexts = 500;
  Writer writer(11);
  int found = 0;
  for (int i = 0; i < kTexts; ++i) {
    const Words original = writer.words(length);
    found += share_one(fingerprints(original), fingerprints(change(writer, original)));
  }
  return static_cast<double>(found) / kTexts;
}

double edit_recall(std::size_t length, double share) {
  return recall(length, [share](Writer& writer, const Words& words) { return writer.edited(words, share); });
}

TEST(StoryFingerprints, GroupCopiesWithSmallEdits) {
  EXPECT_GE(edit_recall(400, 0.0), 1.0);
  EXPECT_GE(edit_recall(400, 0.02), 0.99);
  EXPECT_GE(edit_recall(400, 0.05), 0.84);
  EXPECT_GE(edit_recall(400, 0.10), 0.22);
  EXPECT_GE(edit_recall(100, 0.02), 0.96);
  EXPECT_GE(edit_recall(100, 0.05), 0.76);
}

TEST(StoryFingerprints, GroupCopiesWithALinePrepended) {
  EXPECT_GE(recall(300,
                   [](Writer& writer, Words words) {
                     const Words line = writer.words(8);
                     words.insert(words.begin(), line.begin(), line.end());
                     return words;
                   }),
            0.99);
}

TEST(StoryFingerprints, GroupCopiesWithoutTheirTail) {
  const auto cut = [](double kept) {
    return [kept](Writer&, Words words) {
      words.resize(static_cast<std::size_t>(static_cast<double>(words.size()) * kept));
      return words;
    };
  };
  EXPECT_GE(recall(400, cut(0.9)), 0.99);
  EXPECT_GE(recall(400, cut(0.8)), 0.92);
}

TEST(StoryFingerprints, DoNotGroupOtherTexts) {
  Writer writer(5);
  std::vector<std::uint64_t> all;
  for (const std::size_t length : {40, 100, 400}) {
    for (int i = 0; i < 2000; ++i) {
      std::vector<std::uint64_t> given = fingerprints(writer.words(length));
      all.insert(all.end(), given.begin(), given.end());
    }
  }
  std::sort(all.begin(), all.end());
  EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
}

TEST(StoryFingerprints, RarelyGroupTextsThatShareAQuotationOrHalfTheirWords) {
  for (const int shared : {80, 200}) {
    const double share = recall(400, [shared](Writer& writer, const Words& words) {
      Words other = writer.words(words.size());
      std::copy_n(words.begin() + 100, shared, other.begin() + 200);
      return other;
    });
    EXPECT_LE(share, 0.01) << shared;
  }
}

TEST(StoryFingerprints, ShortTextsHaveNone) {
  Writer writer(3);
  EXPECT_THAT(fingerprints({}), testing::IsEmpty());
  EXPECT_THAT(fingerprints(writer.words(kFewestWords - 1)), testing::IsEmpty());
  EXPECT_THAT(fingerprints(writer.words(kFewestWords)), testing::SizeIs(kBands));
}

TEST(StoryFingerprints, DependOnWordsOnly) {
  const Words words = Writer(9).words(100);
  std::string plain, shouted;
  for (const std::string& word : words) {
    plain += word + ' ';
    shouted += (shouted.size() % 7 == 0 ? "\n\n" : " ") + std::string("W") + word.substr(1) + ",";
  }
  text::Tokens a, b;
  a.assign(plain);
  b.assign(shouted);
  EXPECT_EQ(story_fingerprints(a), story_fingerprints(b));
}

TEST(StoryFingerprints, OneWordOverAndOverIsHarmless) {
  EXPECT_THAT(fingerprints(Words(100000, "ha")), testing::SizeIs(kBands));
  EXPECT_TRUE(share_one(fingerprints(Words(100, "ha")), fingerprints(Words(200, "ha"))));
}

}  // namespace
}  // namespace lede::story
