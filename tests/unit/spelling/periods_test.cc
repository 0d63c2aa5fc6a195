#include "searcher/query/periods.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace lede::query {
namespace {

const text::Time kNow = *text::parse_iso_date("2014-12-18T12:00:00Z");

class PeriodsTest : public ::testing::Test {
 protected:
  PeriodsTest()
      : file_(std::filesystem::temp_directory_path() / ("lede-periods-" + std::to_string(::getpid()))) {
    std::ofstream(file_)
        << "# spans\n\"the hack\" = \"2014-11-24..2014-12-17\"\n\"Kōnan fair\" = \"dec 2014\"\n"
           "open = \"2014-06..\"\nbad = \"soon\"\nworse = [1]\n";
  }
  ~PeriodsTest() override { std::filesystem::remove(file_); }

  std::string span(std::string_view words) const {
    const auto span = Periods(file_, kNow).span_of(words);
    return span ? *span : "error: " + span.error().message;
  }
  std::filesystem::path file_;
};

TEST_F(PeriodsTest, NamesStandForTheirSpans) {
  std::ofstream(file_) << "\"the hack\" = \"2014-11-24..2014-12-17\"\n\"Kōnan fair\" = \"dec 2014\"\n";
  const struct {
    const char* words;
    const char* span;
  } kRows[] = {
      {"the hack", "2014-11-24..2014-12-17"},
      {"The Hack", "2014-11-24..2014-12-17"},
      {"konan fair", "2014-12-01..2014-12-31"},
      {"since the hack", "2014-11-24.."},
      {"Until the hack", "..2014-12-17"},
      {"before the hack", "..2014-11-23"},
      {"after the hack", "2014-12-18.."},
      {"during the hack", "2014-11-24..2014-12-17"},
      {"since nov 2014", "2014-11-01.."},
      {"before monday", "..2014-12-14"},
      {"nov 2014", "nov 2014"},
      {"last week", "last week"},
      {"the hacks", "error: cannot read the date 'the hacks'"},
  };
  for (const auto& row : kRows) EXPECT_EQ(span(row.words), row.span) << row.words;
}

TEST_F(PeriodsTest, FirstAndLastDayOfAName) {
  std::ofstream(file_) << "\"the hack\" = \"2014-11-24..2014-12-17\"\nopen = \"2014-06..\"\n"
                       << "noon = \"2014-12-01T09:30..2014-12-05T12:00\"\n";
  const Periods periods(file_, kNow);
  EXPECT_EQ(*periods.first_day("the hack"), "2014-11-24");
  EXPECT_EQ(*periods.last_day("the hack"), "2014-12-17");
  EXPECT_EQ(*periods.first_day("2014-11"), "2014-11");
  EXPECT_EQ(*periods.last_day("open"), "open");
  EXPECT_EQ(*periods.first_day("noon"), "2014-12-01T09:30:00Z");
  EXPECT_EQ(*periods.last_day("noon"), "2014-12-05T12:00:59Z");
}

TEST_F(PeriodsTest, WhatIsWrongInTheFileIsToldAtItsPlace) {
  EXPECT_EQ(span("the hack"), "error: the span of 'worse' must be a text");
  std::ofstream(file_) << "bad = \"soon\"\n";
  const auto bad = Periods(file_, kNow).span_of("bad");
  ASSERT_FALSE(bad.ok());
  EXPECT_NE(bad.error().where.find(":1:"), std::string::npos);
}

TEST_F(PeriodsTest, ANameHasOneSpan) {
  std::ofstream(file_) << "\"the hack\" = \"2014-11\"\n\"The-Hack\" = \"2014-12\"\n";
  EXPECT_EQ(span("the hack"), "error: 'the hack' is the name of two spans");
}

TEST_F(PeriodsTest, BytesThatAreNoTextNameNoSpan) {
  std::ofstream(file_) << "\"the hack\" = \"2014-11\"\n";
  const Periods periods(file_, kNow);
  for (const char* bytes : {"\xf7\xbf\xbf\xbf", "\xf4\xbf\xbf\xbf hack", "\xff\xfe\xc3"}) {
    EXPECT_EQ(*periods.first_day(bytes), bytes);
    EXPECT_FALSE(periods.span_of(bytes).ok());
  }
}

TEST_F(PeriodsTest, AMissingFileHasNoNames) {
  const auto none = Periods("/nowhere/periods.toml", kNow).span_of("the hack");
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().code, core::ErrorCode::kUsage);
}

}  // namespace
}  // namespace lede::query
