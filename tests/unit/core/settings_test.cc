#include "common/core/settings.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>
#include <map>
#include <string>

namespace lede::core {
namespace {

namespace fs = std::filesystem;

class SettingsTest : public testing::Test {
 protected:
  SettingsTest() {
    std::string name = (fs::temp_directory_path() / "lede-settings-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    variables_["HOME"] = folder_.string();
  }
  ~SettingsTest() override { fs::remove_all(folder_); }

  // lede.toml below $HOME/.config.
  void write_file(const std::string& text) {
    fs::create_directories(folder_ / ".config/lede");
    std::ofstream(file()) << text;
  }
  fs::path file() const { return folder_ / ".config/lede/lede.toml"; }

  Result<Settings> load() const {
    return Settings::load([this](const char* name) -> const char* {
      const auto variable = variables_.find(name);
      return variable == variables_.end() ? nullptr : variable->second.c_str();
    });
  }

  fs::path folder_;
  std::map<std::string, std::string> variables_;
};

TEST_F(SettingsTest, HaveDefaults) {
  const auto settings = load();
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->path(Setting::kArchive), folder_ / ".local/share/lede/archive");
  EXPECT_EQ(settings->color(), ColorMode::kAuto);
  EXPECT_EQ(settings->number(Setting::kThreads), 0u);
  EXPECT_GE(settings->threads(), 1u);
  EXPECT_EQ(settings->number(Setting::kLimit), 10u);
  EXPECT_EQ(settings->text(Setting::kStemmer), "english");
  EXPECT_TRUE(settings->path(Setting::kDictionaries).empty());
  EXPECT_EQ(settings->where(Setting::kLimit), "default");
  variables_["XDG_DATA_HOME"] = "/data";
  EXPECT_EQ(load()->path(Setting::kArchive), "/data/lede/archive");
  variables_["XDG_DATA_HOME"] = "relative";
  EXPECT_EQ(load()->path(Setting::kArchive), folder_ / ".local/share/lede/archive");
}

TEST_F(SettingsTest, FlagBeatsEnvironmentBeatsFileBeatsDefault) {
  EXPECT_EQ(load()->number(Setting::kLimit), 10u);
  write_file("# mine\nlimit = 20\n");
  auto settings = load();
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->number(Setting::kLimit), 20u);
  EXPECT_EQ(settings->origin(Setting::kLimit), SettingOrigin::kFile);
  EXPECT_EQ(settings->where(Setting::kLimit), file().string() + ":2:9");
  variables_["LEDE_LIMIT"] = "30";
  settings = load();
  EXPECT_EQ(settings->number(Setting::kLimit), 30u);
  EXPECT_EQ(settings->where(Setting::kLimit), "LEDE_LIMIT");
  ASSERT_TRUE(settings->set(Setting::kLimit, "40"));
  EXPECT_EQ(settings->number(Setting::kLimit), 40u);
  EXPECT_EQ(settings->origin(Setting::kLimit), SettingOrigin::kFlag);
  EXPECT_EQ(settings->where(Setting::kLimit), "--limit");
}

TEST_F(SettingsTest, FindTheFileWhereTheVariablesSay) {
  write_file("limit = 20");
  variables_["LEDE_CONFIG"] = "";
  EXPECT_EQ(load()->number(Setting::kLimit), 10u);
  variables_["LEDE_CONFIG"] = (folder_ / "missing.toml").string();
  EXPECT_EQ(load().error().code, ErrorCode::kIo);
  std::ofstream(folder_ / "other.toml") << "limit = 21";
  variables_["LEDE_CONFIG"] = (folder_ / "other.toml").string();
  EXPECT_EQ(load()->number(Setting::kLimit), 21u);
  variables_.erase("LEDE_CONFIG");
  variables_["XDG_CONFIG_HOME"] = (folder_ / ".config").string();
  variables_["HOME"] = "/nowhere";
  EXPECT_EQ(load()->number(Setting::kLimit), 20u);
  variables_.clear();
  EXPECT_TRUE(load());
}

TEST_F(SettingsTest, PathsKnowHomeAndTheFilesFolder) {
  write_file("archive = '~/news'\ndictionaries = 'mine'\n");
  auto settings = load();
  ASSERT_TRUE(settings);
  EXPECT_EQ(settings->path(Setting::kArchive), folder_ / "news");
  EXPECT_EQ(settings->path(Setting::kDictionaries), file().parent_path() / "mine");
  write_file("archive = '/srv/news'");
  EXPECT_EQ(load()->path(Setting::kArchive), "/srv/news");
  ASSERT_TRUE(settings->set(Setting::kArchive, "here"));
  EXPECT_EQ(settings->path(Setting::kArchive), "here");
}

TEST_F(SettingsTest, TellWhereTheFileIsWrong) {
  const struct {
    const char* text;
    const char* place;
    const char* message;
  } rows[] = {
      {"limit = 10\ncolour = 'never'\n", ":2:10", "unknown setting 'colour'"},
      {"limit = -1", ":1:9", "limit must be a whole number from 0 to 1000000, or all, not '-1'"},
      {"limit = 'many'", ":1:9", "limit must be a whole number from 0 to 1000000, or all, not 'many'"},
      {"\n  color = 'red'", ":2:11", "color must be one of auto always never, not 'red'"},
      {"[archive]\npath = 'x'", ":1:1", "archive must be a text or a number"},
      {"limit = [1]", ":1:9", "limit must be a text or a number"},
  };
  for (const auto& row : rows) {
    write_file(row.text);
    const auto settings = load();
    ASSERT_FALSE(settings) << row.text;
    EXPECT_EQ(settings.error().code, ErrorCode::kUsage);
    EXPECT_EQ(settings.error().where, file().string() + row.place) << row.text;
    EXPECT_EQ(settings.error().message, row.message);
  }
  write_file("limit = = 3");
  EXPECT_EQ(load().error().where.substr(0, file().string().size() + 3), file().string() + ":1:");
  write_file("\xFF\xFE");
  EXPECT_FALSE(load());
}

TEST_F(SettingsTest, SuggestTheNearestName) {
  write_file("colour = 'never'");
  EXPECT_EQ(load().error().hint, "did you mean 'color'?");
  write_file("banana = 1");
  EXPECT_EQ(
      load().error().hint,
      "the keys are archive color threads limit stemmer dictionaries contact host-spacing hosts timeout "
      "connect-timeout allow-private ca-file");
  variables_["LEDE_CONFIG"] = "";
  variables_["LEDE_COLOR"] = "alway";
  EXPECT_EQ(load().error().hint, "did you mean 'always'?");
  EXPECT_EQ(load().error().where, "LEDE_COLOR");
}

TEST_F(SettingsTest, RefuseWrongFlags) {
  auto settings = load();
  for (const char* text : {"", "-1", "1.5", "1e3", " 1", "99999999999999999999", "257"}) {
    const Status status = settings->set(Setting::kThreads, text);
    ASSERT_FALSE(status) << text;
    EXPECT_EQ(status.error().where, "--threads");
  }
  EXPECT_EQ(settings->origin(Setting::kThreads), SettingOrigin::kDefault);
}

TEST(SettingsTable, RowsStandInTheirEnumsOrder) {
  for (std::size_t i = 0; i < settings_table().size(); ++i) {
    const SettingRow& row = settings_table()[i];
    EXPECT_EQ(static_cast<std::size_t>(row.id), i) << row.name;
    EXPECT_EQ(row.environment.substr(0, 5), "LEDE_");
    EXPECT_FALSE(row.help.empty());
  }
}

}  // namespace
}  // namespace lede::core
