#include "indexer/extract/cues.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::extract {
namespace {

TEST(CueOf, TellsOpeningsOfFurnitureAndFurnitureItself) {
  const struct {
    const char* text;
    Cue cue;
  } rows[] = {
      {"Related stories", Cue::kSection},
      {"YOU MAY ALSO LIKE", Cue::kSection},
      {"Mehr zum Thema", Cue::kSection},
      {"» Lire aussi", Cue::kSection},
      {"Real Time Analytics", Cue::kSection},
      {"Latest Photo Gallery", Cue::kSection},
      {"関連記事", Cue::kSection},
      {"Guest book: join the discussion", Cue::kSection},
      {"Got a tip? Write to tips@paper.example.", Cue::kLine},
      {"Advertisement", Cue::kLine},
      {"Read more: the quay was mended last week, and the ferries run", Cue::kLine},
      {"The ferries run again", Cue::kNone},
      {"Related to the mayor by marriage, the harbour master said on Monday that he would go", Cue::kNone},
      {"", Cue::kNone},
      {">>>", Cue::kNone},
  };
  for (const auto& row : rows) EXPECT_EQ(cue_of(row.text), row.cue) << row.text;
  EXPECT_EQ(cue_of("Advertisement " + std::string(400, 'x')), Cue::kNone);
}

TEST(IsCredit, KnowsCaptionsByTheirEnd) {
  EXPECT_TRUE(is_credit("The quay on Monday. (Photo: A. Lee)"));
  EXPECT_TRUE(is_credit("Die Fähre am Kai. Foto: A. Lee"));
  EXPECT_TRUE(is_credit("The quay. A. Lee/Getty Images"));
  EXPECT_FALSE(
      is_credit("Photographs of the quay were shown on Monday in the town hall, and the ferries ran."));
  EXPECT_FALSE(is_credit("(Photo: " + std::string(600, 'x')));
  EXPECT_FALSE(is_credit(""));
}

}  // namespace
}  // namespace lede::extract
