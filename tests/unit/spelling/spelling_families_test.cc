#include "searcher/plan/spelling_families.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lede::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(OtherSpellings, OfBothSidesOfTheAtlantic) {
  EXPECT_THAT(other_spellings("colour"), ElementsAre("color"));
  EXPECT_THAT(other_spellings("colorful"), ElementsAre("colourful"));
  EXPECT_THAT(other_spellings("programme"), ElementsAre("program"));
  EXPECT_THAT(other_spellings("program"), ElementsAre("programme"));
  EXPECT_THAT(other_spellings("organisation"), ElementsAre("organization"));
  EXPECT_THAT(other_spellings("realized"), ElementsAre("realised"));
  EXPECT_THAT(other_spellings("kiev"), ElementsAre("kyiv"));
  EXPECT_THAT(other_spellings("gaddafi"), ElementsAre("gadafi", "gadhafi", "kadafi", "qaddafi"));
}

TEST(OtherSpellings, OfOrdinaryWordsThereAreNone) {
  for (const char* word : {"sony", "four", "hour", "tour", "size", "prise", "wise", "here", "interview"})
    EXPECT_THAT(other_spellings(word), IsEmpty()) << word;
}

TEST(OtherSpellings, AreThoseOfEachOther) {
  for (const char* word : {"colour", "catalog", "jewellery", "sceptic", "organise", "traveler", "koran"}) {
    for (const std::string& other : other_spellings(word)) {
      const auto back = other_spellings(other);
      EXPECT_NE(std::find(back.begin(), back.end(), word), back.end()) << word << " " << other;
    }
  }
}

TEST(Umlauts, AreSpeltOutAndBack) {
  EXPECT_EQ(without_umlaut_digraphs("mueller"), "muller");
  EXPECT_EQ(without_umlaut_digraphs("goeteborg"), "goteborg");
  EXPECT_EQ(without_umlaut_digraphs("sony"), "");
  EXPECT_EQ(with_umlaut_digraphs("Müller"), "Mueller");
  EXPECT_EQ(with_umlaut_digraphs("Ærø"), "aeroe");
  EXPECT_EQ(with_umlaut_digraphs("Kōnan"), "");
  EXPECT_TRUE(has_umlaut("Göring"));
  EXPECT_FALSE(has_umlaut("Goring"));
}

}  // namespace
}  // namespace lede::plan
