#include "common/text/date_range.h"

#include <gtest/gtest.h>

#include <string>

namespace lede::text {
namespace {

// A Wednesday.
const Time kNow = *parse_iso_date("2014-12-10T15:30:20Z");

std::string end(const std::optional<Time>& t) {
  if (!t) return "";
  const std::string s = to_rfc3339(*t);
  return s.substr(10) == "T00:00:00Z" ? s.substr(0, 10) : s;
}

std::string shown(std::string_view text, Time now = kNow) {
  const auto range = parse_date_range(text, now);
  if (!range) return "error: " + range.error().message;
  return end(range->from) + ".." + end(range->until);
}

TEST(DateRange, IsAsLongAsWhatIsWritten) {
  const std::pair<const char*, const char*> rows[] = {
      {"2014", "2014-01-01..2015-01-01"},
      {"2014-11", "2014-11-01..2014-12-01"},
      {"2014-12", "2014-12-01..2015-01-01"},
      {"2014-12-08", "2014-12-08..2014-12-09"},
      {"20141208", "2014-12-08..2014-12-09"},
      {"2014-W50", "2014-12-08..2014-12-15"},
      {"nov 2014", "2014-11-01..2014-12-01"},
      {"November 2014", "2014-11-01..2014-12-01"},
      {"8 dec 2014", "2014-12-08..2014-12-09"},
      {"December 8, 2014", "2014-12-08..2014-12-09"},
      {"12/25/2014", "2014-12-25..2014-12-26"},
      {"2014-12-08T10:00", "2014-12-08T10:00:00Z..2014-12-08T10:01:00Z"},
      {"2014-12-08T10:00:05Z", "2014-12-08T10:00:05Z..2014-12-08T10:00:06Z"},
      {" 2012-02 ", "2012-02-01..2012-03-01"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(shown(text), expected) << text;
}

TEST(DateRange, ReadsWordsAgainstNow) {
  const std::pair<const char*, const char*> rows[] = {
      {"today", "2014-12-10..2014-12-11"},
      {"Yesterday", "2014-12-09..2014-12-10"},
      {"this week", "2014-12-08..2014-12-15"},
      {"last week", "2014-12-01..2014-12-08"},
      {"LAST  WEEK", "2014-12-01..2014-12-08"},
      {"last_week", "2014-12-01..2014-12-08"},
      {"this month", "2014-12-01..2015-01-01"},
      {"last month", "2014-11-01..2014-12-01"},
      {"this year", "2014-01-01..2015-01-01"},
      {"last year", "2013-01-01..2014-01-01"},
      {"last day", "2014-12-09..2014-12-10"},
      {"last 7 days", "2014-12-04..2014-12-11"},
      {"past 7 days", "2014-12-04..2014-12-11"},
      {"7d", "2014-12-04..2014-12-11"},
      {"7 days", "2014-12-04..2014-12-11"},
      {"last 1 day", "2014-12-10..2014-12-11"},
      {"past week", "2014-12-04..2014-12-11"},
      {"2w", "2014-11-27..2014-12-11"},
      {"past 3 months", "2014-09-11..2014-12-11"},
      {"last 2 years", "2012-12-11..2014-12-11"},
      {"last 24 hours", "2014-12-09T15:30:20Z..2014-12-10T15:30:21Z"},
      {"3 days ago", "2014-12-07..2014-12-08"},
      {"2 months ago", "2014-10-10..2014-10-11"},
      {"monday", "2014-12-08..2014-12-09"},
      {"last monday", "2014-12-08..2014-12-09"},
      {"wednesday", "2014-12-03..2014-12-04"},
      {"thursday", "2014-12-04..2014-12-05"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(shown(text), expected) << text;
}

TEST(DateRange, WeeksBeginOnMonday) {
  const Time sunday = *parse_iso_date("2014-12-14T23:59:59Z"),
             monday = *parse_iso_date("2014-12-15T00:00:00Z");
  EXPECT_EQ(shown("last week", sunday), "2014-12-01..2014-12-08");
  EXPECT_EQ(shown("last week", monday), "2014-12-08..2014-12-15");
  EXPECT_EQ(shown("this week", sunday), "2014-12-08..2014-12-15");
}

TEST(DateRange, MonthsEndWhereTheyEnd) {
  const Time may_31 = *parse_iso_date("2014-05-31T12:00:00Z"), leap = *parse_iso_date("2016-02-29T12:00:00Z");
  EXPECT_EQ(shown("3 months ago", may_31), "2014-02-28..2014-03-01");
  EXPECT_EQ(shown("last month", may_31), "2014-04-01..2014-05-01");
  EXPECT_EQ(shown("1 year ago", leap), "2015-02-28..2015-03-01");
  EXPECT_EQ(shown("last year", *parse_iso_date("2015-01-01")), "2014-01-01..2015-01-01");
}

TEST(DateRange, GoesFromTheFirstSecondToTheLast) {
  const std::pair<const char*, const char*> rows[] = {
      {"2014-11..2014-12", "2014-11-01..2015-01-01"},
      {"2014..2014", "2014-01-01..2015-01-01"},
      {"2014-12-08..", "2014-12-08.."},
      {"..2014-12-08", "..2014-12-09"},
      {"nov 2014 .. 8 dec 2014", "2014-11-01..2014-12-09"},
      {"last week..today", "2014-12-01..2014-12-11"},
      {"last 7 days..", "2014-12-04.."},
      {"2014-12-08T10:00..2014-12-08T12:00", "2014-12-08T10:00:00Z..2014-12-08T12:01:00Z"},
  };
  for (const auto& [text, expected] : rows) EXPECT_EQ(shown(text), expected) << text;
}

TEST(DateRange, TellsWhatIsWrong) {
  const std::pair<const char*, const char*> rows[] = {
      {"", "cannot read the date ''"},
      {"..", "a range needs a date before or after '..'"},
      {"soon", "cannot read the date 'soon'"},
      {"last 0 days", "cannot read the date 'last 0 days'"},
      {"last 99999999999999999999 days", "cannot read the date 'last 99999999999999999999 days'"},
      {"9999y", "cannot read the date '9999y'"},
      {"8 dec", "cannot read the date '8 dec'"},
      {"2014-02-30", "there is no such date as '2014-02-30'"},
      {"30 feb 2014", "there is no such date as '30 feb 2014'"},
      {"2014-13", "there is no such date as '2014-13'"},
      {"3/4/2014", "'3/4/2014' can be read as two days"},
      {"2014-12..2014-11", "the range '2014-12..2014-11' ends before it begins"},
      {"today..last week", "the range 'today..last week' ends before it begins"},
      {"2014..2015..2016", "cannot read the date '2015..2016'"},
  };
  for (const auto& [text, message] : rows) {
    const auto range = parse_date_range(text, kNow);
    ASSERT_FALSE(range) << text;
    EXPECT_EQ(range.error().message, message);
    EXPECT_EQ(range.error().code, core::ErrorCode::kUsage);
    EXPECT_FALSE(range.error().hint.empty()) << text;
  }
  EXPECT_FALSE(parse_date_range(std::string(1000000, '7'), kNow));
}

}  // namespace
}  // namespace lede::text
