#include "indexer/write/live_set.h"

#include <gmock/gmock.h>

#include <fstream>

#include "indexer/write/rewrite.h"
#include "indexer/write/verify.h"
#include "tests/support/test_archive.h"

namespace lede::write {
namespace {

using support::make_article;
using support::TestArchive;
using testing::ElementsAre;

std::vector<std::string> all_titles(const TestArchive& archive) {
  const archive::Snapshot snapshot = archive.open();
  std::vector<std::string> titles;
  for (std::size_t p = 0; p < snapshot.partition_count(); ++p) {
    for (std::uint32_t row = 0; row < snapshot.columns(p).rows(); ++row) {
      if (!snapshot.is_deleted({p, row})) titles.push_back(snapshot.article(snapshot.docid({p, row}))->title);
    }
  }
  std::sort(titles.begin(), titles.end());
  return titles;
}

std::uint64_t problems(const TestArchive& archive) {
  const auto result = verify_archive(archive.folder(), {});
  EXPECT_TRUE(result) << result.error().message;
  return result->problems;
}

TEST(LiveSet, SameArticleAgainChangesNothing) {
  TestArchive archive;
  EXPECT_EQ(archive.add({make_article("1", "One", "first text")}).added, 1u);
  const Counts again = archive.add({make_article("1", "One", "first text")});
  EXPECT_EQ(again.unchanged, 1u);
  EXPECT_EQ(again.added + again.updated, 0u);
  EXPECT_THAT(all_titles(archive), ElementsAre("One"));
  EXPECT_EQ(problems(archive), 0u);
}

TEST(LiveSet, ChangedArticleReplacesTheOldOne) {
  TestArchive archive;
  archive.add({make_article("1", "One", "first text"), make_article("2", "Two", "second text")});
  EXPECT_EQ(archive.add({make_article("1", "One changed", "another text")}).updated, 1u);
  EXPECT_THAT(all_titles(archive), ElementsAre("One changed", "Two"));
  const archive::Snapshot snapshot = archive.open();
  EXPECT_EQ(snapshot.document_count(), 2u);
  Xapian::Enquire enquire(snapshot.database());
  enquire.set_query(snapshot.live_only(Xapian::Query("Zfirst")));
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 0u);
  EXPECT_EQ(problems(archive), 0u);
}

TEST(LiveSet, OfTwoInOneBatchTheLaterStays) {
  TestArchive archive;
  const Counts counts = archive.add(
      {make_article("1", "Old", "x"), make_article("2", "Two", "y"), make_article("1", "New", "z")});
  EXPECT_EQ(counts.added, 2u);
  EXPECT_EQ(counts.updated, 1u);
  EXPECT_THAT(all_titles(archive), ElementsAre("New", "Two"));
  EXPECT_EQ(problems(archive), 0u);
}

TEST(LiveSet, RemoveTakesArticlesOutAndNamesTheMissing) {
  TestArchive archive;
  archive.add({make_article("1", "One", "x"), make_article("2", "Two", "y")});
  const auto missing = archive.open_live()->remove({"2", "nothing"});
  ASSERT_TRUE(missing);
  EXPECT_THAT(*missing, ElementsAre("nothing"));
  EXPECT_THAT(all_titles(archive), ElementsAre("One"));
}

TEST(LiveSet, MergeKeepsEveryLiveArticleAndDeletion) {
  TestArchive archive;
  for (int i = 0; i < 6; ++i) {
    archive.add({make_article("a" + std::to_string(i), "A" + std::to_string(i),
                              "north korea text " + std::to_string(i)),
                 make_article("same", "Version " + std::to_string(i), "version " + std::to_string(i))});
  }
  const auto before = all_titles(archive);
  auto live = archive.open_live();
  const auto job = live->next_merge_to(1);
  ASSERT_TRUE(job);
  ASSERT_TRUE(live->remove({"a3"}));  // while the merge is under way
  ASSERT_TRUE(live->run_merge(*job));
  EXPECT_EQ(live->manifest().partitions.size(), 1u);
  EXPECT_THAT(all_titles(archive), ElementsAre("A0", "A1", "A2", "A4", "A5", "Version 5"));
  EXPECT_EQ(problems(archive), 0u);

  ASSERT_TRUE(
      rewrite_partitions(*live, 0.0, [](const text::Tokens&) { return std::vector<std::uint64_t>(); }, {}));
  EXPECT_EQ(live->manifest().partitions.front().deleted_count, 0u);
  EXPECT_EQ(live->manifest().partitions.front().rows, 6u);
  EXPECT_THAT(all_titles(archive), ElementsAre("A0", "A1", "A2", "A4", "A5", "Version 5"));
  EXPECT_EQ(problems(archive), 0u);
}

TEST(LiveSet, ReaderKeepsTheSetThatItOpened) {
  TestArchive archive;
  for (int i = 0; i < 6; ++i)
    archive.add({make_article(std::to_string(i), "T", "word " + std::to_string(i))});
  const archive::Snapshot reader = archive.open();
  auto live = archive.open_live();
  ASSERT_TRUE(live->remove({"0", "1"}));
  const auto job = live->next_merge_to(1);
  ASSERT_TRUE(job);
  ASSERT_TRUE(live->run_merge(*job));
  Xapian::Enquire enquire(reader.database());
  enquire.set_query(reader.live_only(Xapian::Query("Zword")));
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 6u);
}

TEST(LiveSet, CopiesOfOneStoryShareIt) {
  TestArchive archive;
  auto live = archive.open_live();
  const auto publish = [&](const std::string& id, std::vector<std::uint64_t> bands) {
    PartitionBuilder builder(live->index(), live->take_number(), "english");
    text::Tokens none;
    none.assign("");
    ASSERT_TRUE(builder.add(make_article(id, id, "t"), none, none, std::move(bands), 0));
    ASSERT_TRUE(live->publish(*builder.close()));
  };
  publish("first", {1, 2, 3});
  publish("copy", {9, 2, 8});
  publish("copy of the copy", {8, 7, 6});
  publish("other", {50, 51});
  publish("short", {});
  const archive::Snapshot snapshot = archive.open();
  const auto story = [&](const std::string& id) { return snapshot.article(**snapshot.find(id))->story; };
  EXPECT_FALSE(story("first").empty());
  EXPECT_EQ(story("copy"), story("first"));
  EXPECT_EQ(story("copy of the copy"), story("first"));
  EXPECT_NE(story("other"), story("first"));
  EXPECT_EQ(story("short"), "");
}

TEST(LiveSet, LeftoversOfAKilledRunAreRemoved) {
  TestArchive archive;
  archive.add({make_article("1", "One", "x")});
  std::filesystem::create_directory(archive.folder() / "index" / "000099.building");
  std::ofstream(archive.folder() / "index" / "000098.glass") << "half";
  std::ofstream(archive.folder() / "index" / "live.new") << "half";
  (void)archive.open_live();
  EXPECT_FALSE(std::filesystem::exists(archive.folder() / "index" / "000099.building"));
  EXPECT_FALSE(std::filesystem::exists(archive.folder() / "index" / "000098.glass"));
  EXPECT_THAT(all_titles(archive), ElementsAre("One"));
}

}  // namespace
}  // namespace lede::write
