#include "searcher/spelling/corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/small_archive.h"

namespace lede::spelling {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

article::Article article(const std::string& id, const std::string& text) {
  article::Article article;
  article.id = id;
  article.title = "Title";
  article.text = text;
  article.authors = {"Marisol Deane"};
  return article;
}

class CorrectionsTest : public ::testing::Test {
 protected:
  std::vector<std::string> of(std::string_view word, std::string_view field = "") const {
    std::vector<std::string> out;
    for (const Correction& one : corrections(archive_.snapshot(), field, word, 3)) {
      out.emplace_back();
      for (const std::string& form : one.forms) out.back() += (out.back().empty() ? "" : " ") + form;
    }
    return out;
  }
  support::SmallArchive archive_{
      {{article("1", "The house of the horse in North Korea 2014"), article("2", "The house by the harbour")},
       {article("3", "The house and the mouse")}}};
};

TEST_F(CorrectionsTest, TheFrequentComesFirstAmongWordsAsNear) {
  EXPECT_THAT(of("hpuse"), ElementsAre("house"));
  EXPECT_EQ(of("ouse").front(), "house");
}

TEST_F(CorrectionsTest, TwoEditsOnlyInLongWordsThatNoneIsNearerTo) {
  EXPECT_THAT(of("hrabuor"), ElementsAre("harbour"));
  EXPECT_THAT(of("hpsue"), ElementsAre("house"));
  EXPECT_THAT(of("hprx"), IsEmpty());
}

TEST_F(CorrectionsTest, AMissingSpaceIsPutIn) { EXPECT_THAT(of("northkorea"), ElementsAre("north korea")); }

TEST_F(CorrectionsTest, NumbersAndShortWordsHaveNone) {
  EXPECT_THAT(of("2015"), IsEmpty());
  EXPECT_THAT(of("th"), IsEmpty());
}

TEST_F(CorrectionsTest, AFieldHasItsOwnWords) {
  EXPECT_THAT(of("deanne", "A"), ElementsAre("deane"));
  EXPECT_THAT(of("deanne"), IsEmpty());
}

}  // namespace
}  // namespace lede::spelling
