#include "indexer/source/http_message.h"

#include <gtest/gtest.h>

#include "inputs_for_tests.h"

namespace lede::source {
namespace {

std::string message(std::string_view fields, std::string_view body) {
  return "HTTP/1.1 200 OK\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

TEST(HttpMessage, ReadsStatusAndFields) {
  const std::string text =
      "HTTP/1.1 404 Not Found\r\nCONTENT-TYPE:  text/html; charset=utf-8 \r\nTransfer-Encoding: "
      "Chunked\r\n\r\nbody";
  const auto response = parse_http_response(text);
  ASSERT_TRUE(response.ok());
  EXPECT_EQ(response->status, 404);
  EXPECT_EQ(response->content_type, "text/html; charset=utf-8");
  EXPECT_TRUE(response->chunked);
  EXPECT_EQ(response->body, "body");
}

TEST(HttpMessage, AcceptsBareNewlinesAndRefusesOtherProtocols) {
  const auto bare = parse_http_response("HTTP/1.0 200 OK\nContent-Type: text/html\n\nbody\r\n\r\nmore");
  ASSERT_TRUE(bare.ok());
  EXPECT_EQ(bare->content_type, "text/html");
  EXPECT_EQ(bare->body, "body\r\n\r\nmore");
  for (const char* wrong : {"", "ICY 200 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno end", "<html>"}) {
    EXPECT_FALSE(parse_http_response(wrong).ok()) << wrong;
  }
}

TEST(HttpMessage, UndoesChunksThenEncodings) {
  const std::string packed = pack("<html>page</html>");
  char size[16];
  std::snprintf(size, sizeof size, "%zx\r\n", packed.size());
  const struct {
    std::string fields;
    std::string body;
  } rows[] = {
      {"Content-Encoding: gzip\r\n", packed},
      {"Content-Encoding: GZIP\r\nTransfer-Encoding: chunked\r\n", size + packed + "\r\n0\r\n\r\n"},
      {"Content-Encoding: deflate, gzip\r\n", pack(pack("<html>page</html>", 15))},
      {"Content-Encoding: identity\r\n", "<html>page</html>"},
      // A recorder has decoded the body and kept the header.
      {"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "<html>page</html>"},
      {"Content-Encoding: br\r\n", "<html>page</html>"},
  };
  for (const auto& row : rows) {
    const std::string text = message(row.fields, row.body);
    const auto response = parse_http_response(text);
    ASSERT_TRUE(response.ok());
    const auto body = decode_body(*response, 1 << 20);
    ASSERT_TRUE(body.ok()) << row.fields;
    EXPECT_EQ(*body, "<html>page</html>") << row.fields;
  }
}

TEST(HttpMessage, ReportsWhatItCannotDecode) {
  for (const auto& [fields, body] :
       {std::pair<std::string, std::string>{"Content-Encoding: zstd\r\n", "\x28\xb5"},
        {"Content-Encoding: gzip\r\n", pack("page").substr(0, 12)},
        {"Transfer-Encoding: chunked\r\n", "zz\r\n"},
        {"Content-Encoding: gzip,gzip,gzip,gzip\r\n", "x"},
        {"", std::string(2000, 'x')}}) {
    const std::string text = message(fields, body);
    const auto response = parse_http_response(text);
    ASSERT_TRUE(response.ok());
    EXPECT_FALSE(decode_body(*response, 1000).ok()) << fields;
  }
}

}  // namespace
}  // namespace lede::source
