#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "inputs_for_tests.h"

namespace lede::source {
namespace {

std::string record(std::string_view type, std::string_view url, std::string_view content,
                   std::string_view version = "WARC/1.1") {
  return std::string(version) + "\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: " + std::string(url) +
         "\r\nWARC-Date: 2014-12-07T21:05:00Z\r\nContent-Type: application/http\r\nContent-Length: " +
         std::to_string(content.size()) + "\r\n\r\n" + std::string(content) + "\r\n\r\n";
}

std::string http(std::string_view body, std::string_view type = "text/html; charset=utf-8",
                 std::string_view status = "200 OK", std::string_view more = "") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) + "\r\n" +
         std::string(more) + "\r\n" + std::string(body);
}

std::string page(std::string_view url) { return record("response", url, http("<html>" + std::string(url))); }

std::vector<std::string> urls_of(const Reading& reading) {
  std::vector<std::string> out;
  for (const Blob& blob : reading.blobs) out.push_back(blob.url);
  return out;
}

using Urls = std::vector<std::string>;

TEST(WarcReader, HandsOnPagesAndFeedsWithWhatIsKnownOfThem) {
  const TempFolder folder;
  const std::string first = record("warcinfo", "", "software: x");
  const std::string text =
      first + record("response", "http://a.example/1?x=%20Y", http("<html>1"), "WARC/1.0") +
      record("response", "http://a.example/feed", http("<rss></rss>", "application/rss+xml"));
  const Reading reading = read_all({folder.write("f.warc", text)});
  EXPECT_TRUE(reading.errors.empty());
  ASSERT_EQ(reading.blobs.size(), 2u);
  const Blob& blob = reading.blobs[0];
  EXPECT_EQ(blob.format, Format::kHtml);
  EXPECT_EQ(blob.bytes, "<html>1");
  EXPECT_EQ(blob.url, "http://a.example/1?x=%20Y");
  EXPECT_EQ(blob.content_type, "text/html; charset=utf-8");
  EXPECT_EQ(blob.offset, first.size());
  ASSERT_TRUE(blob.fetched);
  EXPECT_EQ(text::to_rfc3339(*blob.fetched), "2014-12-07T21:05:00Z");
  EXPECT_EQ(reading.blobs[1].format, Format::kFeed);
}

TEST(WarcReader, PassesOverWhatIsNoDocument) {
  const TempFolder folder;
  const std::string text = record("request", "http://a/", "GET / HTTP/1.1\r\n\r\n") +
                           record("metadata", "http://a/", "via: x") +
                           record("revisit", "http://a/", http("<p>")) +
                           record("response", "http://a/404", http("<p>x", "text/html", "404 Not Found")) +
                           record("response", "http://a/png", http("\x89PNG", "image/png")) +
                           record("response", "http://a/js", http("var a = '<p>'", "text/javascript")) +
                           record("response", "dns:a", "20141207 1.2.3.4") +
                           record("response", "http://a/map", http("<urlset></urlset>", "application/xml")) +
                           record("conversion", "http://a/", "text") + page("http://a/good");
  const Reading reading = read_all({folder.write("f.warc", text)});
  EXPECT_TRUE(reading.errors.empty());
  EXPECT_EQ(urls_of(reading), Urls{"http://a/good"});
}

TEST(WarcReader, ReadsOneMemberARecordAndOneForTheFile) {
  const TempFolder folder;
  std::string members;
  std::string plain;
  Urls urls;
  for (int i = 0; i < 300; ++i) {
    urls.push_back("http://a/" + std::to_string(i));
    members += pack(page(urls.back()));
    plain += page(urls.back());
  }
  for (const std::string& bytes : {members, pack(plain), plain}) {
    const Reading reading = read_all({folder.write("f.warc.gz", bytes)});
    EXPECT_TRUE(reading.errors.empty());
    EXPECT_EQ(urls_of(reading), urls);
  }
}

TEST(WarcReader, DecodesBodies) {
  const TempFolder folder;
  const std::string text =
      record("response", "http://a/",
             http("6\r\n<html>\r\n0\r\n\r\n", "text/html", "200 OK", "Transfer-Encoding: chunked\r\n")) +
      record("response", "http://b/",
             http(pack("<html>"), "text/html", "200 OK", "Content-Encoding: gzip\r\n"));
  const Reading reading = read_all({folder.write("f.warc", text)});
  ASSERT_EQ(reading.blobs.size(), 2u);
  for (const Blob& blob : reading.blobs) EXPECT_EQ(blob.bytes, "<html>");
}

TEST(WarcReader, ReportsDamagedRecordsByOffsetAndGoesOn) {
  const TempFolder folder;
  const std::string one = page("http://a/1");
  const std::string three = page("http://a/3");
  const std::string bad_length = "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: many\r\n\r\nxxx\r\n\r\n";
  const std::string no_http = record("response", "http://a/2", "<html>no header");
  const std::string bad_gzip = record(
      "response", "http://a/2", http("\x1f\x8bjunk", "text/html", "200 OK", "Content-Encoding: gzip\r\n"));
  for (const std::string& bad : {bad_length, no_http, bad_gzip, std::string("garbage\r\nmore garbage\r\n")}) {
    const Reading reading = read_all({folder.write("f.warc", one + bad + three)});
    EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3"})) << bad;
    ASSERT_EQ(reading.errors.size(), 1u) << bad;
    EXPECT_TRUE(reading.errors[0].where.ends_with("f.warc@" + std::to_string(one.size())))
        << reading.errors[0].where;
  }
}

TEST(WarcReader, ReportsARecordThatIsCutShort) {
  const TempFolder folder;
  const std::string one = page("http://a/1");
  const std::string two = page("http://a/2");
  for (const std::size_t keep : {two.size() - 10, two.size() / 2, std::size_t{20}}) {
    const Reading reading = read_all({folder.write("f.warc", one + two.substr(0, keep))});
    EXPECT_EQ(urls_of(reading), Urls{"http://a/1"});
    ASSERT_EQ(reading.errors.size(), 1u) << keep;
    EXPECT_TRUE(reading.errors[0].where.ends_with("@" + std::to_string(one.size())))
        << reading.errors[0].where;
  }
}

TEST(WarcReader, GoesOnAfterADamagedMember) {
  const TempFolder folder;
  std::string damaged = pack(page("http://a/2"));
  for (std::size_t i = 30; i < damaged.size(); ++i) damaged[i] = '\x55';
  const Reading reading =
      read_all({folder.write("f.warc.gz", pack(page("http://a/1")) + damaged + pack(page("http://a/3")))});
  EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3"}));
  EXPECT_EQ(reading.errors.size(), 1u);
}

TEST(WarcReader, PassesOverRecordsOver64MiB) {
  const TempFolder folder;
  const std::string big = record("response", "http://a/big", http("<p>" + std::string(65u << 20, 'x')));
  const std::string huge_request = record("resource", "http://a/big", std::string(65u << 20, 'x'));
  const Reading reading =
      read_all({folder.write("f.warc.gz", pack(big) + pack(huge_request) + pack(page("http://a/1")))});
  EXPECT_EQ(urls_of(reading), Urls{"http://a/1"});
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_NE(reading.errors[0].message.find("64 MiB"), std::string::npos);
}

}  // namespace
}  // namespace lede::source
