#include "indexer/source/content_coding.h"

#include <gtest/gtest.h>

#include "inputs_for_tests.h"

namespace lede::source {
namespace {

TEST(ContentCoding, JoinsChunks) {
  const struct {
    const char* body;
    const char* joined;  // null: an error
  } rows[] = {
      {"5\r\nhello\r\n0\r\n\r\n", "hello"},
      {"5;name=value\r\nhello\r\n6\r\n world\r\n0\r\n\r\n", "hello world"},
      {"A\r\n0123456789\r\n0\r\n", "0123456789"},
      {"5\nhello\n0\n", "hello"},
      {"5\r\nhello\r\n", "hello"},
      {"0\r\n\r\n", ""},
      {"", ""},
      {"9\r\nhello\r\n", nullptr},
      {"<html>", nullptr},
      {"FFFFFFFFFFFFFFFFFF\r\nx\r\n", nullptr},
      {"-5\r\nhello\r\n", nullptr},
  };
  for (const auto& row : rows) {
    const auto joined = unchunk_body(row.body);
    ASSERT_EQ(joined.ok(), row.joined != nullptr) << row.body;
    if (joined) {
      EXPECT_EQ(*joined, row.joined);
    }
  }
}

TEST(ContentCoding, InflatesGzipZlibAndRawDeflate) {
  const std::string text(100'000, 'a');
  for (const int window_bits : {31, 15, -15}) {
    const auto got = inflate_body(pack(text, window_bits), 1 << 20);
    ASSERT_TRUE(got.ok()) << window_bits;
    EXPECT_EQ(*got, text);
  }
}

TEST(ContentCoding, StopsAtTheLimitAndAtDamage) {
  const std::string packed = pack(std::string(100'000, 'a'));
  EXPECT_FALSE(inflate_body(packed, 99'999).ok());
  EXPECT_FALSE(inflate_body(packed.substr(0, packed.size() - 20), 1 << 20).ok());
  EXPECT_FALSE(inflate_body("no gzip at all", 1 << 20).ok());
  EXPECT_FALSE(inflate_body("", 1 << 20).ok());
}

TEST(ContentCoding, UnpacksBrotli) {
  // "hello hello hello" by the reference encoder.
  const std::string packed("\x0b\x08\x80hello hello hello\x03", 21);
  const auto got = unbrotli_body(packed, 1 << 20);
  ASSERT_TRUE(got.ok());
  EXPECT_EQ(*got, "hello hello hello");
  EXPECT_FALSE(unbrotli_body(packed, 5).ok());
  EXPECT_FALSE(unbrotli_body(packed.substr(0, 10), 1 << 20).ok());
}

}  // namespace
}  // namespace lede::source
