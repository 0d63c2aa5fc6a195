#include "common/archive/archive_folder.h"

#include <gtest/gtest.h>

#include "common/archive/manifest.h"
#include "common/archive/schema.h"
#include "common/archive/snapshot.h"
#include "common/core/file_writer.h"
#include "tests/support/temp_folder.h"

namespace lede::archive {
namespace {

using core::ErrorCode;

TEST(ArchiveFolder, IsMadeOnceAndKeepsItsStemmer) {
  const support::TempFolder temp;
  ASSERT_TRUE(open_or_create_archive(temp / "a", "german"));
  const auto again = open_or_create_archive(temp / "a", "english");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->stemmer, "german");
  EXPECT_EQ(again->format, kFormatVersion);
  const auto empty = Snapshot::open(temp / "a");
  ASSERT_TRUE(empty) << empty.error().message;
  EXPECT_EQ(empty->document_count(), 0u);
}

TEST(ArchiveFolder, TellsWhatIsWrong) {
  const support::TempFolder temp;
  EXPECT_EQ(open_archive(temp / "missing").error().code, ErrorCode::kArchive);

  std::filesystem::create_directory(temp / "other");
  ASSERT_TRUE(core::replace_file(temp / "other" / "letter.txt", "not ours"));
  EXPECT_EQ(open_archive(temp / "other").error().code, ErrorCode::kArchive);
  EXPECT_EQ(open_or_create_archive(temp / "other", "english").error().code, ErrorCode::kArchive);

  ASSERT_TRUE(core::replace_file(temp / "file", "just a file"));
  EXPECT_EQ(open_archive(temp / "file").error().code, ErrorCode::kArchive);
  EXPECT_EQ(open_or_create_archive(temp / "file", "english").error().code, ErrorCode::kArchive);

  ASSERT_TRUE(open_or_create_archive(temp / "new", "english"));
  ASSERT_TRUE(core::replace_file(temp / "new" / "archive.toml", "format = 99\nstemmer = \"english\"\n"));
  EXPECT_EQ(open_archive(temp / "new").error().code, ErrorCode::kVersion);
  EXPECT_EQ(open_or_create_archive(temp / "new", "english").error().code, ErrorCode::kVersion);

  ASSERT_TRUE(core::replace_file(temp / "new" / "archive.toml", "format = 1\nstemmer = \"english\"\n"));
  EXPECT_EQ(open_archive(temp / "new").error().code, ErrorCode::kVersion);

  ASSERT_TRUE(core::replace_file(temp / "new" / "archive.toml", "for mat\n= = 1"));
  EXPECT_EQ(open_archive(temp / "new").error().code, ErrorCode::kArchive);
}

TEST(ArchiveFolder, AnOlderFormatIsReadAndRaisedByAWriter) {
  const support::TempFolder temp;
  ASSERT_TRUE(open_or_create_archive(temp / "a", "german"));
  ASSERT_TRUE(core::replace_file(temp / "a" / "archive.toml",
                                 "format = " + std::to_string(kOldestFormat) + "\nstemmer = \"german\"\n"));
  auto info = open_archive(temp / "a");
  ASSERT_TRUE(info);
  EXPECT_EQ(info->format, kOldestFormat);
  ASSERT_TRUE(raise_format(temp / "a", *info));
  info = open_archive(temp / "a");
  ASSERT_TRUE(info);
  EXPECT_EQ(info->format, kFormatVersion);
  EXPECT_EQ(info->stemmer, "german");
}

TEST(ArchiveFolder, LetsOneWriterIn) {
  const support::TempFolder temp;
  ASSERT_TRUE(open_or_create_archive(temp / "a", "english"));
  {
    const auto first = WriterLock::acquire(temp / "a");
    ASSERT_TRUE(first);
    const auto second = WriterLock::acquire(temp / "a");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kLocked);
    EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos)
        << second.error().message;
  }
  EXPECT_TRUE(WriterLock::acquire(temp / "a"));
}

// Else it would write its empty set over what the other has added.
TEST(ArchiveFolder, IsMadeByOneProgramAtATime) {
  const support::TempFolder temp;
  std::filesystem::create_directories(index_folder(temp / "a"));
  const auto other = WriterLock::acquire(temp / "a");
  ASSERT_TRUE(other);
  const auto second = open_or_create_archive(temp / "a", "english");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kLocked);
  EXPECT_FALSE(std::filesystem::exists(index_folder(temp / "a") / kManifestFile));
}

TEST(ArchiveFolder, IsMadeWhereAKillLeftItHalfMade) {
  const support::TempFolder temp;
  ASSERT_TRUE(open_or_create_archive(temp / "a", "english"));
  const auto remake = [&] {
    std::filesystem::remove(temp / "a" / "archive.toml");
    return open_or_create_archive(temp / "a", "english").ok();
  };
  EXPECT_TRUE(remake());
  // With articles in it, it is an archive that has lost a file.
  ASSERT_TRUE(write_manifest(index_folder(temp / "a"), Manifest{2, {{1, 10, 0, 0}}}));
  EXPECT_FALSE(remake());
}

TEST(Manifest, GivesBackWhatWasWritten) {
  const support::TempFolder temp;
  const Manifest manifest{17, {{3, 32000, 5, 17}, {16, 1, 0, 0}}};
  ASSERT_TRUE(write_manifest(temp.path(), manifest));
  const auto read = read_manifest(temp.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, manifest);
}

TEST(Manifest, RefusesWhatWasNotWrittenSo) {
  const support::TempFolder temp;
  for (const std::string bad :
       {"", "lede-live 2\nnext 1\nend\n", "lede-live 1\nnext x\nend\n", "lede-live 1\nnext -1\nend\n",
        "lede-live 1\nnext 4\npartition 3 2\nend\n", "lede-live 1\nnext 4\npartition 3 2 0 0\nend\nmore\n",
        "lede-live 1\nnext 4\npartition 3 -2 0 0\nend\n", "lede-live 1\nnext 3\npartition 3 2 0 0\nend\n",
        "lede-live 1\nnext 4\npartition 3 2 0 0\npartition 3 2 0 0\nend\n",
        "lede-live 1\nnext 4\npartition 3 2 0 1\nend\n", "lede-live 1\nnext 4\npartition 3 2 1 3\nend\n"}) {
    ASSERT_TRUE(core::replace_file(temp / kManifestFile, bad));
    EXPECT_FALSE(read_manifest(temp.path())) << bad;
  }
}

TEST(Manifest, CutShortIsNoShorterList) {
  const support::TempFolder temp;
  ASSERT_TRUE(write_manifest(temp.path(), {17, {{3, 32000, 5, 17}, {16, 1, 0, 0}}}));
  const std::string whole = *core::read_file(temp / kManifestFile);
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    ASSERT_TRUE(core::replace_file(temp / kManifestFile, whole.substr(0, size)));
    EXPECT_FALSE(read_manifest(temp.path())) << size;
  }
}

TEST(DeletedRows, AscendWithoutRepeats) {
  const support::TempFolder temp;
  const std::vector<std::uint32_t> rows{1, 5, 9};
  ASSERT_TRUE(write_deleted(temp / "d", rows));
  EXPECT_EQ(*read_deleted(temp / "d"), rows);
  for (const std::vector<std::uint32_t>& bad : {std::vector<std::uint32_t>{5, 1}, {1, 1}}) {
    ASSERT_TRUE(write_deleted(temp / "d", bad));
    EXPECT_FALSE(read_deleted(temp / "d"));
  }
}

}  // namespace
}  // namespace lede::archive
