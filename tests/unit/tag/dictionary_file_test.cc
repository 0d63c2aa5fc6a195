#include "indexer/tag/dictionary_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace lede::tag {
namespace {

constexpr const char* kFile =
    "# the desk's own names\n"
    "\n"
    "[[tag]]\n"
    "name = \"Sony\"   # the firm\n"
    "\n"
    "# about the film\n"
    "[[tag]]\n"
    "name = \"the interview\"\n"
    "aliases = [\"The Interview\"]\n"
    "\n"
    "# broken, and kept\n"
    "[[tag]]\n"
    "name = \n"
    "\n"
    "[[tag]]\n"
    "name = \"gop\"";

class DictionaryFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              (std::string("lede_file_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    file_ = folder_ / "dictionaries" / "local.toml";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(std::string_view toml) {
    std::filesystem::create_directories(file_.parent_path());
    std::ofstream(file_, std::ios::binary) << toml;
  }
  std::string read() {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::filesystem::path folder_;
  std::filesystem::path file_;
};

std::string with(std::string text, std::string_view old, std::string_view by) {
  return text.replace(text.find(old), old.size(), by);
}

Entry entry_of(std::string name) {
  Entry entry;
  entry.name = std::move(name);
  return entry;
}

TEST_F(DictionaryFile, MakesTheFileForTheFirstEntry) {
  ASSERT_TRUE(put_entry(file_, entry_of("sony")));
  EXPECT_EQ(read(), "[[tag]]\nname = \"sony\"\n");
}

TEST_F(DictionaryFile, AddsAtTheEndAndKeepsEveryByteBefore) {
  write(kFile);
  ASSERT_TRUE(put_entry(file_, entry_of("kim jong un")));
  EXPECT_EQ(read(), std::string(kFile) + "\n\n[[tag]]\nname = \"kim jong un\"\n");
}

TEST_F(DictionaryFile, ReplacesTheEntryOfTheSameFoldedNameInItsPlace) {
  write(kFile);
  ASSERT_TRUE(put_entry(file_, entry_of("SONY")));
  EXPECT_EQ(read(), with(kFile, "[[tag]]\nname = \"Sony\"   # the firm\n", "[[tag]]\nname = \"SONY\"\n"));
}

TEST_F(DictionaryFile, RemovesOneEntryAndNothingElse) {
  write(kFile);
  const core::Result<bool> removed = remove_entry(file_, "The Interview");
  ASSERT_TRUE(removed);
  EXPECT_TRUE(*removed);
  EXPECT_EQ(read(), with(kFile, "[[tag]]\nname = \"the interview\"\naliases = [\"The Interview\"]\n", ""));
}

TEST_F(DictionaryFile, AnUnknownNameChangesNothing) {
  write(kFile);
  const core::Result<bool> removed = remove_entry(file_, "interview");
  ASSERT_TRUE(removed);
  EXPECT_FALSE(*removed);
  EXPECT_EQ(read(), kFile);
  EXPECT_FALSE(*remove_entry(folder_ / "missing.toml", "x"));
}

TEST_F(DictionaryFile, WhatIsWrittenIsReadBack) {
  Entry entry = entry_of("he said \"no\" \\ twice");
  entry.aliases = {{"כנסת", 0, true}, {"Kōnan"}, {"金正恩", 1}, {"a\"b"}};
  entry.kind = Kind::kEvent;
  entry.own_rules().case_rule = CaseRule::kExact;
  entry.own_rules().requires_any = {"film*"};
  entry.own_rules().excludes = {"job interview", "x"};
  Rules own = entry.rules[0];
  own.not_in = {"x #"};
  own.requires_near = {"near"};
  own.excludes_near = {"far"};
  own.also_person = true;
  entry.rules.push_back(own);
  entry.broader = {"work"};
  entry.ids = {"wikidata:Q1"};
  ASSERT_TRUE(put_entry(file_, entry));
  const std::vector<Entry> back =
      parse_dictionary(read(), "", [](const core::Error& error) { ADD_FAILURE() << core::to_line(error); });
  ASSERT_EQ(back.size(), 1u);
  EXPECT_EQ(back[0].name, entry.name);
  EXPECT_EQ(back[0].aliases, entry.aliases);
  EXPECT_EQ(back[0].kind, entry.kind);
  EXPECT_EQ(back[0].rules, entry.rules);
  EXPECT_EQ(back[0].broader, entry.broader);
  EXPECT_EQ(back[0].ids, entry.ids);
}

TEST_F(DictionaryFile, RefusesWhatTheDictionaryWouldRefuseAndWritesNothing) {
  for (const std::string& name : {std::string(), std::string("!!"), std::string(241, 'a')}) {
    const core::Status status = put_entry(file_, entry_of(name));
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().code, core::ErrorCode::kUsage);
  }
  EXPECT_FALSE(std::filesystem::exists(file_));
}

}  // namespace
}  // namespace lede::tag
