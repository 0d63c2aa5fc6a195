#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "warc_for_tests.h"

namespace lede::source {
namespace {

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
                           record("conversion", "http://a/", "text") + record("warcinfo", "", "software: x") +
                           record("x\x1b[0m", "", "") + page("http://a/good");
  const Reading reading = read_all({folder.write("f.warc", text)});
  EXPECT_TRUE(reading.errors.empty());
  EXPECT_EQ(urls_of(reading), Urls{"http://a/good"});
  const std::map<std::string, int> counted = {{"conversion record", 1},
                                              {"metadata record", 1},
                                              {"request record", 1},
                                              {"response of another protocol", 1},
                                              {"revisit record", 1},
                                              {"record of another type", 1},
                                              {"response of another status than 200", 1},
                                              {"response that is neither page nor feed", 3}};
  EXPECT_EQ(reading.passed_over, counted);
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
             http(pack("<html>"), "text/html", "200 OK", "Content-Encoding: gzip\r\n")) +
      record("response", "http://c/",
             http(pack("<html>", -15), "text/html", "200 OK", "Content-Encoding: deflate\r\n")) +
      record("response", "http://d/",  // by the reference encoder
             http(std::string_view("\x8b\x02\x80<html>\x03", 10), "text/html", "200 OK",
                  "Content-Encoding: br\r\n"));
  const Reading reading = read_all({folder.write("f.warc", text)});
  EXPECT_TRUE(reading.errors.empty());
  ASSERT_EQ(reading.blobs.size(), 4u);
  for (const Blob& blob : reading.blobs) EXPECT_EQ(blob.bytes, "<html>");
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

TEST(WarcReader, KeepsToTheSelection) {
  const TempFolder folder;
  const auto dated = [](std::string_view url, std::string_view date) {
    return record("response", url, http("<html>"), "WARC/1.1", date);
  };
  const std::string path =
      folder.write("f.warc", dated("http://a.example/news/1", "2014-12-07T23:59:59Z") +
                                 dated("http://A.example/news/2", "2014-12-08T00:00:00.123Z") +
                                 dated("https://a.example/sport/3", "2014-12-09T00:00:00Z") +
                                 dated("https://b.example/news/4", "2015-01-01T00:00:00Z") +
                                 dated("http://a.example/news/5", "yesterday"));
  const auto since = std::chrono::sys_days{std::chrono::year{2014} / 12 / 8};
  const struct {
    Selection selection;
    Urls urls;
  } rows[] = {
      {{since, {}}, {"http://A.example/news/2", "https://a.example/sport/3", "https://b.example/news/4"}},
      {{{}, {"http://a.example/news/"}},
       {"http://a.example/news/1", "http://A.example/news/2", "http://a.example/news/5"}},
      {{since, {"a.example/", "https://b.example/news/4"}},
       {"http://A.example/news/2", "https://a.example/sport/3", "https://b.example/news/4"}},
      {{since, {"http://nowhere.example/"}}, {}},
  };
  for (const auto& row : rows) {
    const Reading reading = read_all({path}, {.selection = row.selection});
    EXPECT_TRUE(reading.errors.empty());
    EXPECT_EQ(urls_of(reading), row.urls);
    int passed_over = 0;
    for (const auto& [kind, count] : reading.passed_over) passed_over += count;
    EXPECT_EQ(passed_over, 5 - static_cast<int>(row.urls.size()));
    for (const Blob& blob : reading.blobs) EXPECT_TRUE(blob.is_selected);
  }
}

TEST(WarcReader, DoesNotOpenWhatIsNotSelected) {
  const TempFolder folder;
  const std::string path = folder.write("f.warc", record("response", "http://a/", "no HTTP at all"));
  EXPECT_EQ(read_all({path}).errors.size(), 1u);
  EXPECT_TRUE(read_all({path}, {.selection = {{}, {"http://b/"}}}).errors.empty());
}

}  // namespace
}  // namespace lede::source
