#include "common/text/stems.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <string>

namespace lede::text {
namespace {

TEST(Stemmer, JoinsWordsOfOneStem) {
  Stemmer stemmer("english");
  for (const char* form : {"attack", "attacks", "attacked", "attacking"}) {
    EXPECT_EQ(stemmer.stem(form), "attack") << form;
    EXPECT_EQ(stemmer.stem(form), "attack") << form << ", the second time";
  }
}

TEST(Stemmer, LeavesNumbersAndOtherSignsAlone) {
  Stemmer stemmer("english");
  for (const char* form : {"", "1000", "3.5", "at&t", "b2bs", "1990s", "οδυσσευσ", "発表"}) {
    EXPECT_EQ(stemmer.stem(form), form);
  }
}

TEST(Stemmer, NoneLeavesEveryWordAlone) { EXPECT_EQ(Stemmer("none").stem("attacks"), "attacks"); }

TEST(Stemmer, KnowsItsLanguages) {
  for (const char* name : {"english", "german", "none", "russian"})
    EXPECT_TRUE(Stemmer::is_language(name)) << name;
  for (const char* name : {"", "klingon", "english german", "eng"})
    EXPECT_FALSE(Stemmer::is_language(name)) << name;
}

TEST(Stemmer, StemsLongWords) {
  const std::string word = std::string(150, 'a') + "ing";
  EXPECT_EQ(Stemmer("english").stem(word), std::string(150, 'a'));
}

TEST(Stemmer, StemsItsOwnResult) {
  Stemmer stemmer("english");
  EXPECT_EQ(stemmer.stem(stemmer.stem("generalizations")), Xapian::Stem("english")("general"));
}

// More words than the cache holds, so that it starts anew in between.
TEST(Stemmer, AgreesWithXapianBeforeAndAfterTheCacheIsFull) {
  const Xapian::Stem plain("english");
  Stemmer stemmer("english");
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 100'000; ++i) {
      std::string word;
      for (int n = i; n > 0; n /= 20) word += static_cast<char>('a' + n % 20);
      word += i % 3 == 0 ? "ing" : i % 3 == 1 ? "ations" : "s";
      ASSERT_EQ(stemmer.stem(word), plain(word)) << word;
    }
  }
}

}  // namespace
}  // namespace lede::text
