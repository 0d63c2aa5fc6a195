// A snapshot of an archive whose files were changed behind its back.
#include "common/archive/snapshot.h"

#include <gmock/gmock.h>

#include "common/archive/phrase_source.h"
#include "common/archive/positions_writer.h"
#include "common/core/file_writer.h"
#include "tests/support/test_archive.h"

namespace lede::archive {
namespace {

using support::make_article;
using support::TestArchive;

// Two partitions: the first of two articles, one of them replaced by the second's only one.
class Damaged : public testing::Test {
 protected:
  Damaged() {
    archive_.add({make_article("1", "One", "first text"), make_article("2", "Two", "second text")});
    archive_.add({make_article("2", "Two again", "another text")});
    entries_ = archive_.open().manifest().partitions;
  }

  std::filesystem::path file(std::size_t partition, const std::string& kind) const {
    return partition_file(index_folder(archive_.folder()), entries_[partition].number, kind);
  }
  core::ErrorCode code_of_opening() const {
    const auto snapshot = Snapshot::open(archive_.folder());
    EXPECT_FALSE(snapshot);
    return snapshot ? core::ErrorCode::kInternal : snapshot.error().code;
  }

  TestArchive archive_;
  std::vector<PartitionEntry> entries_;
};

TEST_F(Damaged, OtherDeletedRowsThanTheListTellsAreRefused) {
  const auto deleted = deleted_file(index_folder(archive_.folder()), entries_[0]);
  ASSERT_EQ(*read_deleted(deleted), std::vector<std::uint32_t>{1});
  for (const std::vector<std::uint32_t>& bad : {std::vector<std::uint32_t>{}, {0, 1}, {2}}) {
    ASSERT_TRUE(write_deleted(deleted, bad));
    EXPECT_EQ(code_of_opening(), core::ErrorCode::kArchive);
  }
}

TEST_F(Damaged, FilesOfAnotherPartitionAreRefused) {
  for (const char* kind : {"glass", "columns", "records"}) {
    const std::string own = *core::read_file(file(0, kind));
    std::filesystem::copy_file(file(1, kind), file(0, kind),
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(code_of_opening(), core::ErrorCode::kArchive) << kind;
    ASSERT_TRUE(core::replace_file(file(0, kind), own));
  }
  EXPECT_TRUE(Snapshot::open(archive_.folder()));
}

TEST_F(Damaged, PositionsOfRowsThatAreNotThereFindNothing) {
  PositionsBuilder builder;
  for (const char* word : {"ghost", "town"}) {
    for (const std::uint32_t row : {0u, 2u, 0xfffffffeu, 0xffffffffu}) {
      const std::uint32_t position = std::string_view(word) == "ghost" ? 1 : row == 0xffffffffu ? 9 : 2;
      builder.add(builder.intern(word), row, position);
    }
  }
  ASSERT_TRUE(builder.write(file(0, "positions")));
  const Snapshot snapshot = archive_.open();
  for (const Xapian::Query& query :
       {any_key_query(snapshot, {"ghost"}), phrase_query(snapshot, {"ghost", "town"}),
        near_query(snapshot, {"town", "ghost"}, 5), phrase_query(snapshot, {"town", "ghost"})}) {
    Xapian::Enquire enquire(snapshot.database(0));
    enquire.set_query(query);
    const Xapian::MSet found = enquire.get_mset(0, 10);
    for (auto at = found.begin(); at != found.end(); ++at) EXPECT_EQ(*at, 1u) << query.get_description();
  }
}

}  // namespace
}  // namespace lede::archive
