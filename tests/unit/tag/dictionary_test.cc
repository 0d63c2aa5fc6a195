#include "indexer/tag/dictionary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "indexer/tag/dictionary_blocks.h"
#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Loaded {
  std::vector<Entry> entries;
  std::vector<std::string> names;
  std::vector<std::string> reports;  // as lines
};

Loaded load(std::string_view toml) {
  Loaded loaded;
  loaded.entries = parse_dictionary(
      toml, "d.toml", [&](const core::Error& error) { loaded.reports.push_back(core::to_line(error)); });
  for (const Entry& entry : loaded.entries) loaded.names.push_back(entry.name);
  return loaded;
}

TEST(Dictionary, ReadsEveryKey) {
  const Loaded loaded = load(R"toml(
# people
[[tag]]
name = "  The   Interview "
kind = "work"
aliases = ["The Interview (film)", "Kōnan"]
case = "title"
requires = ["sony", "film*"]
excludes = ["job interview"]

  [[ tag ]]  # with spaces
name = 'sony')toml");
  EXPECT_THAT(loaded.reports, IsEmpty());
  ASSERT_THAT(loaded.names, ElementsAre("The Interview", "sony"));
  const Entry& entry = loaded.entries[0];
  EXPECT_EQ(entry.kind, Kind::kWork);
  EXPECT_EQ(rules_of(entry, 0).case_rule, CaseRule::kTitle);
  EXPECT_THAT(names_of(entry.aliases), ElementsAre("The Interview (film)", "Kōnan"));
  EXPECT_THAT(rules_of(entry, 0).requires_any, ElementsAre("sony", "film*"));
  EXPECT_THAT(rules_of(entry, 0).excludes, ElementsAre("job interview"));
  EXPECT_EQ(entry.line, 3u);
  EXPECT_EQ(loaded.entries[1].line, 11u);
  EXPECT_EQ(rules_of(loaded.entries[1], 0).case_rule, CaseRule::kAny);
  EXPECT_EQ(loaded.entries[1].kind, Kind::kNone);
}

TEST(Dictionary, SaysWhereAndWhyAndLoadsTheRest) {
  const std::string long_name(241, 'a');
  struct Row {
    std::string bad;
    std::string report;
  };
  const Row rows[] = {
      {"[[tag]]\nname = \"open\n", "d.toml:5:"},
      {"[[tag]]\nname = 5\n", "d.toml:5:8: name is not a string"},
      {"[[tag]]\nkind = \"work\"\n", "d.toml:4:1: a tag without a name"},
      {"[[tag]]\nname = \"\"\n", "d.toml:5:8: the name holds no word"},
      {"[[tag]]\nname = \" !! \"\n", "the name holds no word"},
      {"[[tag]]\nname = \"" + long_name + "\"\n", "the name is 241 bytes long, over 240"},
      {"[[tag]]\nname = \"x\"\nkind = \"persn\"\n", "d.toml:6:8: unknown kind (person, organisation, place"},
      {"[[tag]]\nname = \"x\"\nkind = 3\n", "unknown kind"},
      {"[[tag]]\nname = \"x\"\ncase = \"upper\"\n", "unknown case rule (any, title or exact)"},
      {"[[tag]]\nname = \"x\"\naliases = \"y\"\n", "aliases is not an array"},
      {"[[tag]]\nname = \"x\"\nrequires = [\"a\", 1]\n", "d.toml:6:18: requires holds what is not a string"},
      {"[[tag]]\nname = \"x\"\nexcludes = [\"*\"]\n", "a word of excludes holds no word"},
      {"[[tag]]\nname = \"x\"\nname = \"y\"\n", "d.toml:6:8:"},
      {"[[tag]]\nname = \"First\"\n", "d.toml:4:1: the name 'First' stands in line 1 already"},
      {"[[tag]]\nname = \"\xff\xfe\"\n", "d.toml:5:"},
      {"[[tag]]\nname = {a = {b = 1}}\n", "name is not a string"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.bad);
    const Loaded loaded = load("[[tag]]\nname = \"first\"\n\n" + row.bad + "\n[[tag]]\nname = \"last\"\n");
    EXPECT_THAT(loaded.names, ElementsAre("first", "last"));
    EXPECT_THAT(loaded.reports, ElementsAre(HasSubstr(row.report)));
  }
}

TEST(Dictionary, ReportsButKeepsEntriesWithABadAliasOrAnUnknownKey) {
  const Loaded loaded = load("[[tag]]\nname = \"x\"\naliases = [\"\", \"good\", 7]\nalias = \"y\"\n");
  EXPECT_THAT(loaded.reports, testing::UnorderedElementsAre(
                                  HasSubstr("d.toml:3:12: an alias holds no word"),
                                  HasSubstr("d.toml:3:24: an alias is neither a string nor a table"),
                                  HasSubstr("d.toml:4:1: unknown key 'alias' (a tag has name, kind,")));
  ASSERT_THAT(loaded.names, ElementsAre("x"));
  EXPECT_THAT(names_of(loaded.entries[0].aliases), ElementsAre("good"));
}

TEST(Dictionary, ReportsWhatStandsOutsideTags) {
  const Loaded loaded = load("name = \"lost\"\n[tags]\nx = 1\n[[tag]]\nname = \"x\"\n");
  EXPECT_THAT(loaded.names, ElementsAre("x"));
  EXPECT_THAT(loaded.reports,
              testing::UnorderedElementsAre(HasSubstr("d.toml:1:1: 'name' stands outside any [[tag]]"),
                                            HasSubstr("d.toml:2:2: 'tags' stands outside")));
}

TEST(Dictionary, AHeaderWithoutABracketSpoilsItsOwnEntryAlone) {
  for (const char* header : {"[[tag]", "[tag]]", "[tag]", "[[tag", "[[ tag ] # x"}) {
    const Loaded loaded = load("[[tag]]\nname = \"before\"\n" + std::string(header) +
                               "\nname = \"lost\"\n[[tag]]\nname = \"after\"\n");
    EXPECT_THAT(loaded.names, ElementsAre("before", "after")) << header;
    EXPECT_THAT(loaded.reports, ElementsAre(HasSubstr("d.toml:3:"))) << header;
  }
}

TEST(Dictionary, NothingInGivesNothingOut) {
  for (const std::string_view toml : {"", "\n\n", "# only a comment\n", "\xEF\xBB\xBF"}) {
    const Loaded loaded = load(toml);
    EXPECT_THAT(loaded.names, IsEmpty());
    EXPECT_THAT(loaded.reports, IsEmpty());
  }
}

TEST(Dictionary, ReadsFilesOfWindowsEditors) {
  const Loaded loaded = load("\xEF\xBB\xBF[[tag]]\r\nname = \"a\"\r\n\r\n[[tag]]\r\nname = \"b\"\r\n");
  EXPECT_THAT(loaded.reports, IsEmpty());
  EXPECT_THAT(loaded.names, ElementsAre("a", "b"));
}

TEST(Dictionary, DeepNestingIsAnErrorNotACrash) {
  const Loaded loaded = load("[[tag]]\nname = " + std::string(100000, '[') + "\n[[tag]]\nname = \"last\"\n");
  EXPECT_THAT(loaded.names, ElementsAre("last"));
  EXPECT_EQ(loaded.reports.size(), 1u);
}

TEST(Dictionary, ReadsAMillionAliases) {
  std::string toml = "[[tag]]\nname = \"x\"\naliases = [\n";
  for (int i = 0; i < 1000000; ++i) toml += "\"alias " + std::to_string(i) + "\",\n";
  const Loaded loaded = load(toml + "]\n");
  ASSERT_EQ(loaded.entries.size(), 1u);
  EXPECT_EQ(loaded.entries[0].aliases.size(), 1000000u);
}

TEST(DictionaryBlocks, JoinedAreTheWholeText) {
  for (const std::string_view toml :
       {"", "a", "\n", "[[tag]]", "x = 1\n[[tag]]\na = 1\n# b\n\n[[tag]] # c\nb = 2", "[[tag]]\n[[tag]]\n"}) {
    std::string joined;
    for (const Block& block : split_blocks(toml)) joined += block.text;
    EXPECT_EQ(joined, toml);
  }
}

TEST(DictionaryBlocks, TheTailOfBlankAndCommentLinesIsNotTheEntrys) {
  EXPECT_EQ(without_tail("[[tag]]\nname = 1\n\n# of the next\n"), "[[tag]]\nname = 1\n");
  EXPECT_EQ(without_tail("[[tag]]\n# inner\nname = 1"), "[[tag]]\n# inner\nname = 1");
  EXPECT_EQ(without_tail("\n\n#"), "");
  EXPECT_EQ(without_tail(""), "");
}

class LoadDictionaries : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("lede_load_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path write(const std::string& name, std::string_view toml) {
    std::ofstream(folder_ / name, std::ios::binary) << toml;
    return folder_ / name;
  }
  std::filesystem::path folder_;
};

TEST_F(LoadDictionaries, LaterFilesReplaceEntriesOfTheSameFoldedName) {
  const auto shipped =
      write("shipped.toml", "[[tag]]\nname = \"kim jong un\"\naliases = [\"x\"]\n[[tag]]\nname = \"sony\"\n");
  const auto own = write("own.toml", "[[tag]]\nname = \"Kim Jong-Un\"\naliases = [\"y\"]\n");
  std::vector<std::filesystem::path> paths = {shipped, own};
  const Dictionary dictionary =
      load_dictionaries(paths, [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); });
  ASSERT_EQ(dictionary.entries.size(), 2u);
  EXPECT_EQ(dictionary.entries[0].name, "Kim Jong-Un");
  EXPECT_THAT(names_of(dictionary.entries[0].aliases), ElementsAre("y"));
  EXPECT_EQ(dictionary.files[dictionary.entries[0].file], own.string());
  EXPECT_EQ(dictionary.entries[1].name, "sony");
}

TEST_F(LoadDictionaries, TakesTheTomlFilesOfAFolderInTheOrderOfTheirNames) {
  write("b.toml", "[[tag]]\nname = \"two\"\n");
  write("a.toml", "[[tag]]\nname = \"one\"\n");
  write("notes.txt", "no dictionary");
  std::vector<std::filesystem::path> paths = {folder_};
  const Dictionary dictionary =
      load_dictionaries(paths, [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); });
  ASSERT_EQ(dictionary.entries.size(), 2u);
  EXPECT_EQ(dictionary.entries[0].name, "one");
  EXPECT_EQ(dictionary.entries[1].name, "two");
}

TEST_F(LoadDictionaries, ReportsAMissingFileAndReadsTheOthers) {
  const auto good = write("good.toml", "[[tag]]\nname = \"one\"\n");
  std::vector<std::filesystem::path> paths = {folder_ / "missing.toml", good};
  std::vector<core::Error> reports;
  const Dictionary dictionary =
      load_dictionaries(paths, [&](const core::Error& error) { reports.push_back(error); });
  EXPECT_EQ(dictionary.entries.size(), 1u);
  ASSERT_EQ(reports.size(), 1u);
  EXPECT_NE(reports[0].where.find("missing.toml"), std::string::npos);
}

}  // namespace
}  // namespace lede::tag
