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

TEST(Manifest, GivesBackWhatWasWritten) {
  const support::TempFolder temp;
  const Manifest manifest{17, {{3, 32000, 5, 17}, {16, 1, 0, 0}}};
  ASSERT_TRUE(write_manifest(temp.path(), manifest));
  const auto read = read_manifest(temp.path());
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, manifest);
  for (const char* bad :
       {"", "lede-live 2\nnext 1\n", "lede-live 1\nnext x\n", "lede-live 1\nnext 4\npartition 3 2\n"}) {
    ASSERT_TRUE(core::replace_file(temp / kManifestFile, bad));
    EXPECT_FALSE(read_manifest(temp.path())) << bad;
  }
}

}  // namespace
}  // namespace lede::archive
