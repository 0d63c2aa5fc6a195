#include "searcher/plan/tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive_folder.h"
#include "common/archive/tag_table.h"
#include "common/core/file_writer.h"
#include "tests/support/test_archive.h"

namespace lede::plan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

article::Article tagged(const std::string& id, const std::vector<std::string>& tags) {
  article::Article article = support::make_article(id, "Headline", "Words");
  for (const std::string& tag : tags) article.tags.push_back({tag, article::TagBy::kPublisher, {}});
  return article;
}

class TagMeanings : public testing::Test {
 protected:
  TagMeanings() {
    archive_.add(
        {tagged("1", {"Guardians of Peace", "Japan"}), tagged("2", {"Vietnam"}), tagged("3", {"Zebra"})});
    archive_.add({tagged("3", {"Tokyo"}), tagged("4", {"Ally", "FRG"}), tagged("5", {"Germany"})});
    const archive::TagFacts tags[] = {{"Guardians of Peace", "", "", {"GOP", "Peace"}, {}},
                                      {"Peaceniks", "", "", {"peace"}, {}},
                                      {"Asia", "", "", {}, {}},
                                      {"Japan", "", "", {}, {"Asia"}},
                                      {"Vietnam", "", "", {}, {"Asia"}},
                                      {"Tokyo", "", "", {}, {"Japan"}},
                                      {"Laos", "", "", {}, {"Asia"}},
                                      {"Germany", "", "", {"FRG", "Zebra"}, {}}};
    EXPECT_TRUE(
        core::replace_file(archive_.folder() / archive::kTagTableFile, archive::encode_tag_table(tags)));
  }
  TagMeaning meaning(std::string_view value) { return meaning_of_tag(archive_.open(), value); }
  support::TestArchive archive_;
};

TEST_F(TagMeanings, ATagMeansItselfWithWhatIsNarrower) {
  EXPECT_THAT(meaning("japan").keys, ElementsAre("japan", "tokyo"));
  EXPECT_THAT(meaning("ASIA").keys, ElementsAre("asia", "japan", "tokyo", "vietnam"))
      << "no article has laos";
  EXPECT_EQ(meaning("ASIA").name, "Asia");
  EXPECT_TRUE(meaning("asia").found);
  EXPECT_THAT(meaning("asia").notes, ElementsAre(HasSubstr("'Japan', 'Vietnam', 'Tokyo'")));
  EXPECT_THAT(meaning("=asia").keys, ElementsAre("asia"));
  EXPECT_FALSE(meaning("=asia").found);
  EXPECT_THAT(meaning("vietnam").notes, IsEmpty());
}

TEST_F(TagMeanings, AnotherNameMeansItsTags) {
  EXPECT_THAT(meaning("G.O.P.").keys, ElementsAre("guardians of peace"));
  EXPECT_EQ(meaning("gop").name, "Guardians of Peace");
  EXPECT_THAT(meaning("gop").notes, ElementsAre(HasSubstr("another name of 'Guardians of Peace'")));
  EXPECT_THAT(meaning("=gop").keys, ElementsAre("gop"));
  EXPECT_THAT(meaning("peace").keys, ElementsAre("guardians of peace", "peaceniks"));
}

TEST_F(TagMeanings, ATagThatArticlesBearIsNoOtherOne) {
  EXPECT_THAT(meaning("frg").keys, ElementsAre("frg"));
  EXPECT_THAT(meaning("frg").notes, ElementsAre(HasSubstr("'Germany'")));
  EXPECT_THAT(meaning("zebra").keys, ElementsAre("germany"))
      << "its one article was replaced by one without it";
}

TEST_F(TagMeanings, UnknownOnesAreNotFound) {
  EXPECT_FALSE(meaning("xylophone").found);
  EXPECT_THAT(meaning("  ").keys, IsEmpty());
  EXPECT_FALSE(meaning(std::string(300, 'x')).found);
  EXPECT_EQ(near_tag(archive_.open(), "germny"), "did you mean 'germany'?");
  EXPECT_EQ(near_tag(archive_.open(), "xylophone"), "");
}

}  // namespace
}  // namespace lede::plan
