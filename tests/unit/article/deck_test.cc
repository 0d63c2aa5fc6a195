#include "common/article/deck.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::article {
namespace {

TEST(Deck, IsASummaryThatNeitherTitleNorTextHas) {
  const struct {
    const char* summary;
    bool deck;
  } kRows[] = {
      {"", false},
      {"...", false},
      {"The pilots went home.", false},         // the text's beginning
      {"the PILOTS: went home", false},         // as words go
      {"The pilots went home on Fri…", false},  // cut off
      {"Friday. Nobody else did", false},       // further down
      {"Pilots and ships", false},              // the title
      {"Pilots and sh...", false},
      {"The pilots went home on Friday; others stayed.", true},
      {"The ships went home.", true},
      {"home went pilots", true},  // other words one after the other
      {"Anchored", true},
      {"pilots", false},
  };
  for (const auto& row : kRows) {
    Article article;
    article.title = "Pilots and ships";
    article.text = "The pilots went home on Friday.\n\nNobody else did, and the pilots went on.";
    article.summary = row.summary;
    EXPECT_EQ(has_deck(article), row.deck) << row.summary;
  }
}

TEST(Deck, IsNotWhatStandsForTheText) {
  Article article;
  article.title = "Pilots";
  article.summary = "The ships went home.";
  EXPECT_FALSE(has_deck(article));
}

// Every way in which a part can begin again before it is whole.
TEST(Deck, IsLookedForAtEveryPlaceOfTheText) {
  for (unsigned text = 0; text < 1u << 8; ++text) {
    for (unsigned part = 0; part < 1u << 5; ++part) {
      Article article;
      std::string words, wanted;
      for (int i = 0; i < 8; ++i) words += (text >> i & 1u) != 0 ? " aa" : " bb";
      for (int i = 0; i < 5; ++i) wanted += (part >> i & 1u) != 0 ? " aa" : " bb";
      article.text = words;
      article.summary = wanted;
      ASSERT_EQ(has_deck(article), words.find(wanted) == std::string::npos) << words << "," << wanted;
    }
  }
}

}  // namespace
}  // namespace lede::article
