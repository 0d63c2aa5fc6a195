#include "indexer/fetch/response_head.h"

#include <gtest/gtest.h>

namespace lede::fetch {
namespace {

using std::chrono::seconds;

const text::Time kNow = *text::parse_iso_date("2014-12-07T12:00:00Z");

ResponseHead read(std::initializer_list<const char*> lines) {
  ResponseHead head;
  EXPECT_TRUE(head.add_line("HTTP/1.1 200 OK\r\n", 1 << 20));
  for (const char* line : lines) EXPECT_TRUE(head.add_line(std::string(line) + "\r\n", 1 << 20));
  EXPECT_TRUE(head.add_line("\r\n", 1 << 20));
  EXPECT_TRUE(head.complete());
  return head;
}

TEST(ResponseHead, KeepsValuesAsReceived) {
  const ResponseHead head =
      read({"ETAG:  W/\"a b,\\\"c\xE9\" ", "Last-Modified: yesterday, more or less", "Empty:"});
  EXPECT_EQ(head.status(), 200);
  EXPECT_EQ(head.field("etag"), "W/\"a b,\\\"c\xE9\"");
  EXPECT_EQ(head.field("last-modified"), "yesterday, more or less");
  EXPECT_EQ(head.field("empty"), "");
  EXPECT_EQ(head.field("missing"), "");
}

TEST(ResponseHead, PassesOverWhatCouldBreakARequest) {
  const ResponseHead head =
      read({"ETag: a\rX-Evil: 1", "Last-Modified: a\x01", "no colon here", ": no name"});
  EXPECT_EQ(head.field("etag"), "");
  EXPECT_EQ(head.field("last-modified"), "");
}

TEST(ResponseHead, TheFinalAnswerCounts) {
  ResponseHead head;
  for (const char* line : {"HTTP/1.1 103 Early Hints\r\n", "ETag: \"early\"\r\n", "\r\n"})
    head.add_line(line, 999);
  EXPECT_FALSE(head.complete());
  for (const char* line : {"HTTP/2 404 \r\n", "Server: x\r\n", "\r\n", "ETag: \"trailer\"\r\n"})
    head.add_line(line, 999);
  EXPECT_TRUE(head.complete());
  EXPECT_EQ(head.status(), 404);
  EXPECT_EQ(head.field("etag"), "");
}

TEST(ResponseHead, JoinsFoldedLinesAndRepeatedFields) {
  const ResponseHead head = read({"Cache-Control: public,", "  max-age=60", "Cache-Control: immutable"});
  EXPECT_EQ(head.joined("cache-control"), "public, max-age=60, immutable");
}

TEST(ResponseHead, StopsAtItsLimit) {
  ResponseHead head;
  EXPECT_TRUE(head.add_line("HTTP/1.1 200 OK\r\n", 40));
  EXPECT_TRUE(head.add_line("A: 123456789\r\n", 40));
  EXPECT_FALSE(head.add_line("B: 123456789\r\n", 40));
}

TEST(ResponseHead, FreshnessIsMaxAgeElseExpiresAgainstDate) {
  const struct {
    std::initializer_list<const char*> lines;
    std::optional<long> expected;
  } rows[] = {
      {{"Server: x"}, std::nullopt},
      {{"Cache-Control: public"}, std::nullopt},
      {{"Cache-Control: max-age=600"}, 600},
      {{"cache-control: PUBLIC , Max-Age = \"600\" "}, 600},
      {{"Cache-Control: max-age=600", "Age: 100"}, 500},
      {{"Cache-Control: max-age=600", "Age: 700"}, 0},
      {{"Cache-Control: max-age=600", "Expires: Sun, 07 Dec 2014 13:00:00 GMT"}, 600},
      {{"Cache-Control: s-maxage=600"}, std::nullopt},
      {{"Cache-Control: max-age=soon"}, 0},
      {{"Cache-Control: max-age=-5"}, 0},
      {{"Cache-Control: max-age=99999999999999999999999"}, 3650L * 24 * 3600},
      {{"Cache-Control: no-cache, max-age=600"}, 0},
      {{"Cache-Control: no-store"}, 0},
      {{"Expires: Sun, 07 Dec 2014 12:10:00 GMT"}, 600},
      {{"Date: Sun, 07 Dec 2014 12:09:00 GMT", "Expires: Sun, 07 Dec 2014 12:10:00 GMT"}, 60},
      {{"Expires: Sunday, 07-Dec-14 12:10:00 GMT"}, 600},
      {{"Expires: Sun Dec  7 12:10:00 2014"}, 600},
      {{"Expires: Sun, 07 Dec 2013 12:10:00 GMT"}, 0},
      {{"Expires: 0"}, 0},
      {{"Expires: -1"}, 0},
  };
  for (const auto& row : rows) {
    const auto age = read(row.lines).max_age(kNow);
    ASSERT_EQ(age.has_value(), row.expected.has_value()) << *row.lines.begin();
    EXPECT_EQ(age.value_or(seconds(0)).count(), row.expected.value_or(0)) << *row.lines.begin();
  }
}

TEST(ResponseHead, RetryAfterIsSecondsOrADate) {
  const struct {
    const char* line;
    std::optional<long> expected;
  } rows[] = {
      {"Retry-After: 120", 120},
      {"Retry-After: 0", 0},
      {"Retry-After: Sun, 07 Dec 2014 12:02:00 GMT", 120},
      {"Retry-After: Sun, 07 Dec 2014 11:00:00 GMT", 0},
      {"Retry-After: later", std::nullopt},
      {"Retry-After: -1", std::nullopt},
      {"Retry-After: 1.5", std::nullopt},
      {"Retry-After: 99999999999999999999", 3650L * 24 * 3600},
      {"Server: x", std::nullopt},
  };
  for (const auto& row : rows) {
    const auto wait = read({row.line}).retry_after(kNow);
    ASSERT_EQ(wait.has_value(), row.expected.has_value()) << row.line;
    EXPECT_EQ(wait.value_or(seconds(0)).count(), row.expected.value_or(0)) << row.line;
  }
}

}  // namespace
}  // namespace lede::fetch
