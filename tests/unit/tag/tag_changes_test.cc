#include "indexer/tag/tag_changes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

namespace fs = std::filesystem;
using article::Tag;
using article::TagBy;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class TagChangesFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    file_ = folder_ / kChangesFile;
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& text) {
    fs::create_directories(folder_);
    std::ofstream(file_, std::ios::binary) << text;
  }
  std::string read() {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::vector<TagChange> changes() {
    return read_changes(file_, [&](const core::Error& error) { reports_.push_back(core::to_line(error)); });
  }

  fs::path folder_, file_;
  std::vector<std::string> reports_;
};

const TagChange kMergeSony = {ChangeKind::kMerge, "Sony Corp.", "Sony"};
const TagChange kRenameOil = {ChangeKind::kRename, "oil", "Oil \"price\""};
const TagChange kIgnoreNews = {ChangeKind::kIgnore, "news", ""};

TEST_F(TagChangesFile, KeepsChangesInOrderAndUndoesTheLast) {
  EXPECT_THAT(changes(), IsEmpty());
  EXPECT_FALSE(undo_change(file_)->has_value());
  ASSERT_TRUE(add_change(file_, kMergeSony));
  const std::string one = read();
  ASSERT_TRUE(add_change(file_, kRenameOil));
  ASSERT_TRUE(add_change(file_, kIgnoreNews));
  EXPECT_THAT(changes(), ElementsAre(kMergeSony, kRenameOil, kIgnoreNews));
  EXPECT_EQ(undo_change(file_)->value(), kIgnoreNews);
  EXPECT_EQ(undo_change(file_)->value(), kRenameOil);
  EXPECT_EQ(read(), one);
  EXPECT_THAT(reports_, IsEmpty());
}

TEST_F(TagChangesFile, RefusesWhatIsNoChange) {
  EXPECT_FALSE(add_change(file_, {ChangeKind::kMerge, "Sony", "SONY"}));
  EXPECT_FALSE(add_change(file_, {ChangeKind::kMerge, "", "Sony"}));
  EXPECT_FALSE(add_change(file_, {ChangeKind::kRename, "Sony", std::string(300, 'x')}));
  EXPECT_TRUE(add_change(file_, {ChangeKind::kRename, "Sony", "SONY"}));
}

TEST_F(TagChangesFile, TellsMistakesAndKeepsTheRest) {
  write("[[change]]\ndo = \"mend\"\ntag = \"x\"\n\n[[change]]\ndo = \"ignore\"\ntag = \"y\"\n");
  EXPECT_THAT(changes(), ElementsAre(TagChange{ChangeKind::kIgnore, "y", ""}));
  EXPECT_THAT(reports_, ElementsAre(HasSubstr("changes.toml:1:1")));
  const std::string before = read();
  EXPECT_FALSE(undo_change(file_)) << "what was not understood must not be cut";
  EXPECT_EQ(read(), before);
}

TEST(TagChanges, LeadOnAndNeverInACircle) {
  const TagChanges changes({{ChangeKind::kMerge, "a", "b"},
                            {ChangeKind::kMerge, "b", "c"},
                            {ChangeKind::kRename, "c", "a"},
                            {ChangeKind::kIgnore, "d", ""},
                            {ChangeKind::kRename, "e", "E"}});
  EXPECT_EQ(changes.resolve("b").name, "a");
  EXPECT_EQ(changes.resolve("c").name, "a");
  EXPECT_FALSE(changes.resolve("a").changed);
  EXPECT_TRUE(changes.resolve("d").changed);
  EXPECT_EQ(changes.resolve("d").name, "");
  EXPECT_EQ(changes.resolve("e").name, "E");
  EXPECT_FALSE(changes.resolve("f").changed);
}

TEST(TagChanges, ThePublishersOwnListIsKeptAndComesBack) {
  const Dictionary dictionary = dictionary_of("[[tag]]\nname = \"Sony\"\naliases = [\"Sony Corp\"]\n");
  TokenizedArticle a("", "Sony sold it");
  a.article.tags = {
      {"news", TagBy::kPublisher, {}}, {"Sony-Corp", TagBy::kPublisher, 0.5}, {"oil", TagBy::kPublisher, {}}};
  const article::Article read = a.article;
  const Tagger plain{Dictionary()};
  plain.apply(a.article, a.title, a.body);
  EXPECT_EQ(a.article.tags, read.tags);
  EXPECT_THAT(a.article.publisher_tags, IsEmpty()) << "nothing to keep beside the tags";

  const Tagger changed(dictionary, TagChanges({kIgnoreNews, {ChangeKind::kMerge, "oil", "Petroleum"}}));
  changed.apply(a.article, a.title, a.body);
  EXPECT_EQ(a.article.tags,
            (std::vector<Tag>{{"Sony", TagBy::kPublisher, 0.5}, {"Petroleum", TagBy::kPublisher, {}}}));
  EXPECT_THAT(a.article.publisher_tags, ElementsAre("news", "Sony-Corp", "oil"));
  const article::Article once = a.article;
  changed.apply(a.article, a.title, a.body);
  EXPECT_EQ(a.article, once);

  plain.apply(a.article, a.title, a.body);
  EXPECT_EQ(a.article.tags[0], read.tags[0]);
  EXPECT_EQ(a.article.tags[1].name, "Sony-Corp");
  EXPECT_EQ(a.article.tags[2], read.tags[2]);
  EXPECT_THAT(a.article.publisher_tags, IsEmpty());
}

TEST(TagChanges, AreMadeToDictionaryTagsToo) {
  const Tagger tagger(
      dictionary_of("[[tag]]\nname = \"Sony\"\n[[tag]]\nname = \"Oil\"\n"),
      TagChanges({{ChangeKind::kRename, "sony", "SONY Group"}, {ChangeKind::kIgnore, "oil", ""}}));
  EXPECT_THAT(tags_of(tagger, "", "oil for Sony", {{"sony", TagBy::kPublisher, {}}}),
              ElementsAre("SONY Group"));
  EXPECT_THAT(tags_of(tagger, "", "oil for Sony"), ElementsAre("SONY Group"));
}

}  // namespace
}  // namespace lede::tag
