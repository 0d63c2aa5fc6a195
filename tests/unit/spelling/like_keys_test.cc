#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "common/archive/key_search.h"
#include "tests/support/small_archive.h"

namespace lede::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Optimal string alignment by its definition.
unsigned distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
  for (unsigned i = 0; i <= a.size(); ++i) {
    for (unsigned k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        d[i][k] = i + k;
        continue;
      }
      d[i][k] =
          std::min({d[i - 1][k] + 1, d[i][k - 1] + 1, d[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1)});
      if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
        d[i][k] = std::min(d[i][k], d[i - 2][k - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

// Letters of one, two and three bytes.
const std::u32string kLetters = U"abжც";

std::string utf8(const std::u32string& word) {
  std::string out;
  for (const char32_t c : word) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else {
      if (c >= 0x800) out += static_cast<char>(0xE0 | (c >> 12));
      out += static_cast<char>(c < 0x800 ? 0xC0 | (c >> 6) : 0x80 | ((c >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return out;
}

std::u32string random_word(std::mt19937& random, std::size_t letters) {
  std::u32string word;
  for (std::size_t length = 1 + random() % 7; length > 0; --length) word += kLetters[random() % letters];
  return word;
}

class LikeKeys : public ::testing::TestWithParam<std::size_t> {};  // how many letters the words are made of

TEST_P(LikeKeys, AreThoseOfABruteForceComparison) {
  std::mt19937 random(11);
  std::map<std::string, std::u32string> words;
  std::vector<std::vector<article::Article>> partitions(3);
  for (std::size_t p = 0; p < partitions.size(); ++p) {
    for (int i = 0; i < 12; ++i) {
      article::Article article;
      article.id = std::to_string(p) + "-" + std::to_string(i);
      article.title = "Title";
      for (int n = 0; n < 40; ++n) {
        const std::u32string word = random_word(random, GetParam());
        words[utf8(word)] = word;
        article.text += utf8(word) + " ";
      }
      partitions[p].push_back(std::move(article));
    }
  }
  const support::SmallArchive archive(partitions);
  for (int i = 0; i < 60; ++i) {
    const std::u32string word = random_word(random, GetParam());
    for (const unsigned limit : {0U, 1U, 2U}) {
      std::set<std::pair<std::string, unsigned>> wanted, found;
      for (const auto& [form, letters] : words) {
        if (const unsigned edits = distance(word, letters); edits <= limit) wanted.emplace(form, edits);
      }
      for (const LikeKey& like : keys_within(archive.snapshot(), "", utf8(word), limit)) {
        found.emplace(like.form, like.edits);
        EXPECT_EQ(like.documents, documents_with(archive.snapshot(), like.form));
      }
      EXPECT_EQ(found, wanted) << utf8(word) << " " << limit;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Letters, LikeKeys, ::testing::Values(2, 4));

support::SmallArchive named_archive() {
  article::Article article;
  article.id = "a";
  article.title = "Headline words";
  article.text = "Kōnan is here. In Kōnan they spoke of Watergate, the gate and Colour colours.";
  article.authors = {"Jane Doe"};
  return support::SmallArchive({{article}});
}

TEST(KeysLike, MatchPatternsOfTheirField) {
  const support::SmallArchive archive = named_archive();
  EXPECT_THAT(keys_like(archive.snapshot(), "", "*gate", 10), ElementsAre("gate", "watergate"));
  EXPECT_THAT(keys_like(archive.snapshot(), "", "col*s", 10), ElementsAre("colours"));
  EXPECT_THAT(keys_like(archive.snapshot(), "A", "d*e", 10), ElementsAre("Adoe"));
  EXPECT_THAT(keys_like(archive.snapshot(), "", "d*e", 10), IsEmpty());
  EXPECT_EQ(keys_like(archive.snapshot(), "", "*", 3).size(), 4u);
}

TEST(WrittenForm, IsAsTheArticlesHaveIt) {
  const support::SmallArchive archive = named_archive();
  EXPECT_EQ(written_form(archive.snapshot(), "konan"), "Kōnan");
  EXPECT_EQ(written_form(archive.snapshot(), "gate"), "gate");
  EXPECT_EQ(written_form(archive.snapshot(), "nowhere"), "nowhere");
}

}  // namespace
}  // namespace lede::archive
