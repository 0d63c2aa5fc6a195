#include "indexer/fetch/limits.h"

#include <gtest/gtest.h>

namespace lede::fetch {
namespace {

using core::Setting;
using std::chrono::milliseconds;

core::Settings settings() {
  auto loaded = core::Settings::load([](const char*) -> const char* { return nullptr; });
  EXPECT_TRUE(loaded);
  return *loaded;
}

TEST(FetchLimits, ComeFromTheSettings) {
  core::Settings given = settings();
  const auto usual = limits_of(given);
  ASSERT_TRUE(usual);
  const FetchLimits defaults;
  EXPECT_EQ(usual->spacing, defaults.spacing);
  EXPECT_EQ(usual->parallel, defaults.parallel);
  EXPECT_EQ(usual->total, defaults.total);
  EXPECT_EQ(usual->connect, defaults.connect);
  EXPECT_FALSE(usual->allow_private);
  for (const auto& [setting, text] : {std::pair{Setting::kHostSpacing, "0"},
                                      {Setting::kHosts, "7"},
                                      {Setting::kTimeout, "10"},
                                      {Setting::kConnectTimeout, "20"},
                                      {Setting::kAllowPrivate, "true"},
                                      {Setting::kCaFile, "own.pem"},
                                      {Setting::kContact, "news@example.org"}})
    ASSERT_TRUE(given.set(setting, text));
  const auto own = limits_of(given);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->spacing, milliseconds(0));
  EXPECT_EQ(own->parallel, 7U);
  EXPECT_EQ(own->total, milliseconds(10'000));
  EXPECT_EQ(own->connect, own->total);
  EXPECT_EQ(own->first_byte, own->total);
  EXPECT_TRUE(own->allow_private);
  EXPECT_EQ(own->ca_file, "own.pem");
  EXPECT_EQ(user_agent(own->contact).substr(0, 5), "lede/");
  EXPECT_TRUE(user_agent(own->contact).ends_with(" (+news@example.org)"));
  EXPECT_EQ(user_agent("").find(' '), std::string::npos);
}

TEST(FetchLimits, AContactIsOneWord) {
  for (const char* contact : {"me and you", "a\r\nX: b", "a)b", "caf\xC3\xA9@example.org", "a\tb"}) {
    core::Settings given = settings();
    ASSERT_TRUE(given.set(Setting::kContact, contact));
    const auto limits = limits_of(given);
    ASSERT_FALSE(limits) << contact;
    EXPECT_EQ(limits.error().code, core::ErrorCode::kUsage);
    EXPECT_EQ(limits.error().where, "--contact");
  }
}

}  // namespace
}  // namespace lede::fetch
