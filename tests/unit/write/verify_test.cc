#include "indexer/write/verify.h"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "common/archive/columns_format.h"
#include "common/archive/columns_writer.h"
#include "common/archive/positions_format.h"
#include "common/core/file_writer.h"
#include "indexer/write/document_terms.h"
#include "tests/support/test_archive.h"

namespace lede::write {
namespace {

using archive::Facet;
using archive::Row;
using support::make_article;
using support::TestArchive;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

article::Article full_article(const std::string& id) {
  article::Article article = make_article(id, "Headline " + id, "some words of " + id);
  article.published = std::chrono::sys_days{std::chrono::year{2014} / 12 / 7};
  article.published_from = article::DateFrom::kFeed;
  article.tags = {{.name = "Kim Jong-Un"}, {.name = "Sony"}, {.name = "kim jong un"}};
  article.authors = {"Jane Doe", "John Roe"};
  article.source = "The Test";
  article.section = "World";
  article.language = "en";
  return article;
}

std::vector<article::Article> three_articles() {
  return {full_article("a"), make_article("bare", "Bare", "text"), full_article("b")};
}

std::vector<std::string> problems(const TestArchive& archive) {
  std::vector<std::string> told;
  VerifyOptions options;
  options.problem = [&](const std::string& what) { told.push_back(what); };
  const auto result = verify_archive(archive.folder(), options);
  EXPECT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->problems, told.size());
  return told;
}

// Writes the only partition's columns anew, with `change` done to its rows.
void change_columns(const TestArchive& archive, const std::function<void(std::vector<Row>&)>& change) {
  const archive::Snapshot snapshot = archive.open();
  std::vector<Row> rows;
  for (std::uint32_t row = 0; row < snapshot.columns(0).rows(); ++row)
    rows.push_back(row_of(*snapshot.article(snapshot.docid({0, row}))));
  change(rows);
  const std::uint64_t number = snapshot.manifest().partitions.front().number;
  ASSERT_TRUE(archive::write_columns(
      rows, archive::partition_file(archive::index_folder(archive.folder()), number, "columns")));
}

std::vector<std::string>& values(Row& row, Facet facet) {
  return row.values[static_cast<std::size_t>(facet)];
}

TEST(Verify, FindsNothingInASoundArchive) {
  TestArchive archive;
  archive.add(three_articles());
  EXPECT_THAT(problems(archive), IsEmpty());
  change_columns(archive, [](std::vector<Row>&) {});
  EXPECT_THAT(problems(archive), IsEmpty());
}

TEST(Verify, ComparesColumnsWithRecordsAndIndex) {
  const struct {
    const char* column;
    std::function<void(Row&)> change;
  } kRows[] = {
      {"tag", [](Row& row) { values(row, Facet::kTag).push_back("Film"); }},
      {"tag", [](Row& row) { values(row, Facet::kTag) = {"Sony"}; }},
      {"source", [](Row& row) { values(row, Facet::kSource) = {"Another"}; }},
      {"author",
       [](Row& row) {
         values(row, Facet::kAuthor) = {"Jane Doe", "John Doe"};
       }},
      {"section", [](Row& row) { values(row, Facet::kSection).clear(); }},
      {"language", [](Row& row) { values(row, Facet::kLanguage) = {"de"}; }},
      {"learned", [](Row& row) { values(row, Facet::kLearned) = {"Oil"}; }},
      {"salient", [](Row& row) { values(row, Facet::kSalient) = {"Sony"}; }},
      {"salient", [](Row& row) { values(row, Facet::kSalient).clear(); }},
      {"dates", [](Row& row) { row.published += 86400; }},
      {"dates", [](Row& row) { row.published = archive::kNoTime; }},
  };
  for (const auto& changed : kRows) {
    TestArchive archive;
    archive.add(three_articles());
    change_columns(archive, [&](std::vector<Row>& rows) { changed.change(rows[2]); });
    const auto told = problems(archive);
    const std::string name = std::string("column of ") + changed.column;
    EXPECT_THAT(told, Contains(AllOf(HasSubstr(name), HasSubstr("row 2 (b)"), HasSubstr("record says"))));
    EXPECT_THAT(told, Contains(AllOf(HasSubstr(name), HasSubstr("index"), HasSubstr("partition 1"))));
  }
}

TEST(Verify, SeesAValueThatMovedToAnotherRow) {
  TestArchive archive;
  archive.add(three_articles());
  change_columns(archive, [](std::vector<Row>& rows) {
    std::swap(values(rows[1], Facet::kSection), values(rows[2], Facet::kSection));
    std::swap(rows[1].published, rows[2].published);
  });
  const auto told = problems(archive);
  EXPECT_THAT(told, Contains(HasSubstr("the column of section has not the rows of the index: 1 wrong")));
  EXPECT_THAT(told, Contains(HasSubstr("the column of dates has not what the index has")));
}

// `tags apply` gives them theirs.
TEST(Verify, WantsNoSalientTagsOfRowsFromBeforeThereWereAny) {
  TestArchive archive;
  archive.add(three_articles());
  const std::uint64_t number = archive.open().manifest().partitions.front().number;
  const auto file = archive::partition_file(archive::index_folder(archive.folder()), number, "positions");
  std::string bytes = *core::read_file(file);
  constexpr std::size_t kPairsDirectory = 32;  // 0: there are none, as before format 5
  bytes.replace(kPairsDirectory, 8, 8, '\0');
  ASSERT_TRUE(core::replace_file(file, bytes));
  change_columns(archive, [](std::vector<Row>& rows) { values(rows[0], Facet::kSalient).clear(); });
  EXPECT_THAT(problems(archive), Not(Contains(HasSubstr("record says"))));
  change_columns(archive, [](std::vector<Row>& rows) { values(rows[0], Facet::kSalient) = {"Film"}; });
  EXPECT_THAT(problems(archive), Contains(AllOf(HasSubstr("column of salient"), HasSubstr("record says"))));
}

// Their terms count in what the index estimates, though nobody finds them.
TEST(Verify, ComparesDeletedRowsWithTheIndexOnly) {
  TestArchive archive;
  archive.add(three_articles());
  ASSERT_TRUE(archive.open_live()->remove({"a"}));
  EXPECT_THAT(problems(archive), IsEmpty());
  change_columns(archive, [](std::vector<Row>& rows) { values(rows[0], Facet::kTag) = {"Sony"}; });
  EXPECT_THAT(problems(archive), testing::ElementsAre(HasSubstr("has not the rows of the index")));
}

TEST(Verify, WantsALabelThatFoldsToItsKey) {
  TestArchive archive;
  archive.add({full_article("a")});
  const archive::Snapshot snapshot = archive.open();
  const auto file = archive::partition_file(archive::index_folder(archive.folder()),
                                            snapshot.manifest().partitions.front().number, "columns");
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(stream)), {});
  const std::size_t label = bytes.find("World");
  ASSERT_NE(label, bytes.npos);
  stream.seekp(static_cast<std::streamoff>(label));
  stream << "Sport";
  stream.close();
  EXPECT_THAT(problems(archive),
              testing::ElementsAre(HasSubstr("the column of section has names and keys that do not fit")));
}

TEST(Verify, ComparesPairsOfWordsWithPositions) {
  TestArchive archive;
  archive.add({make_article("1", "One", "the cat sat"), make_article("2", "Two", "the cat ran"),
               make_article("3", "Three", "nothing")});
  const auto number = archive.open().manifest().partitions.front().number;
  const auto file = archive::partition_file(archive.folder() / "index", number, "positions");
  const std::string whole = *core::read_file(file);
  const auto directory = static_cast<std::size_t>(archive::load_u64(whole, 32));
  const auto entry = static_cast<std::size_t>(archive::load_u64(whole, directory + 16));
  // The only pair: "the" before "cat" in rows 0 and 1, then its group.
  ASSERT_EQ(whole.substr(entry, 4), std::string("\0\2\0\1", 4));
  ASSERT_THAT(problems(archive), IsEmpty());
  const struct {
    std::size_t at;
    char byte;
    const char* told;
  } kRows[] = {
      {3, 2, "the pairs of 'cat' are not those of its positions"},  // rows 0 and 2
      {1, 1, "the pairs of 'cat' are not those of its positions"},  // row 0 alone
      {3, 0, "the rows of a pair end early"},
      {4, 0, "the pairs of 'cat' are not those of its positions"},  // of another word
  };
  for (const auto& row : kRows) {
    std::string bytes = whole;
    bytes[entry + row.at] = row.byte;
    ASSERT_TRUE(core::replace_file(file, bytes));
    EXPECT_THAT(problems(archive), Contains(HasSubstr(row.told))) << row.at;
  }
}

TEST(Verify, SeesADamagedRecordAndAMissingFile) {
  TestArchive archive;
  archive.add({make_article("1", "One", "some words of the text")});
  const auto number = archive.open().manifest().partitions.front().number;
  const auto columns = archive::partition_file(archive.folder() / "index", number, "columns");
  ASSERT_THAT(problems(archive), IsEmpty());

  // A changed fingerprint stands for a record that is not what was written.
  std::fstream file(columns, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(archive::kColumnsHeader + sizeof(std::int64_t)));
  file << "CHANGED!";
  file.close();
  EXPECT_THAT(problems(archive), Not(IsEmpty()));

  std::filesystem::remove(archive::partition_file(archive.folder() / "index", number, "positions"));
  const auto missing = verify_archive(archive.folder(), {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, core::ErrorCode::kArchive);
}

}  // namespace
}  // namespace lede::write
