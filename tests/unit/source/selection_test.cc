#include "indexer/source/selection.h"

#include <gtest/gtest.h>

namespace lede::source {
namespace {

TEST(Selection, TakesAddressesByTheirBeginning) {
  const struct {
    const char* prefix;
    const char* url;
    bool taken;
  } rows[] = {
      {"https://a.example/news", "https://a.example/news/1", true},
      {"https://a.example/news", "https://a.example/newsroom", true},
      {"https://a.example/news/", "https://a.example/newsroom", false},
      {"https://a.example/", "http://a.example/", false},
      {"a.example/", "http://a.example/1", true},
      {"a.example/", "https://a.example/1", true},
      {"a.example/", "https://www.a.example/1", false},
      {"a.example", "https://a.example.org/", true},
      {"HTTPS://A.Example/News", "https://a.example/News", true},
      {"https://a.example/News", "https://a.example/news", false},
      {"a.example/?u=http://b/", "https://a.example/?u=http://b/c", true},
      {"https://a.example/", "", false},
  };
  for (const auto& row : rows)
    EXPECT_EQ((Selection{{}, {row.prefix}}.takes_url(row.url)), row.taken) << row.prefix << " " << row.url;
  EXPECT_TRUE(Selection{}.takes_url(""));
  EXPECT_TRUE((Selection{{}, {"b", "a"}}.takes_url("a")));
}

TEST(Selection, TakesTimesFromItsFirstSecondOn) {
  const auto first = std::chrono::sys_days{std::chrono::year{2014} / 12 / 8};
  const Selection selection{first, {}};
  EXPECT_TRUE(selection.takes_time(first));
  EXPECT_FALSE(selection.takes_time(first - std::chrono::seconds{1}));
  EXPECT_FALSE(selection.takes_time(std::nullopt));
  EXPECT_TRUE(Selection{}.takes_time(std::nullopt));
}

}  // namespace
}  // namespace lede::source
