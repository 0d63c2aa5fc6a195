#include "indexer/source/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "inputs_for_tests.h"

namespace lede::source {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names_of(const Reading& reading, const std::string& root) {
  std::vector<std::string> out;
  for (const Blob& blob : reading.blobs) out.push_back(blob.path.substr(root.size() + 1));
  return out;
}

TEST(Reader, WalksFoldersInByteOrderWithoutHiddenFiles) {
  const TempFolder folder;
  for (const char* name : {"b.html", "a/z.html", "a/B.html", ".hidden.html", "a/.git/x.html", "c.html"}) {
    folder.write(name, "<p>x");
  }
  const Reading reading = read_all({folder.path()});
  EXPECT_EQ(names_of(reading, folder.path()),
            (std::vector<std::string>{"a/B.html", "a/z.html", "b.html", "c.html"}));
  EXPECT_TRUE(reading.errors.empty());
}

TEST(Reader, EndsWhereFoldersLinkInARing) {
  const TempFolder folder;
  folder.write("a/page.html", "<p>x");
  fs::create_directory_symlink(folder.path(), fs::path(folder.path()) / "a" / "up");
  fs::create_directory_symlink(folder.path() + "/a", fs::path(folder.path()) / "again");
  EXPECT_EQ(read_all({folder.path()}).blobs.size(), 1u);
}

TEST(Reader, OneBadFileCostsItselfOnly) {
  const TempFolder folder;
  folder.write("1.html", "<p>one");
  folder.write("2.html", "");
  folder.write("3.txt", "just words");
  folder.write("4.html.gz", pack("<p>" + std::string(100000, 'x')).substr(0, 60));
  folder.write("5.html", "<p>five");
  const Reading reading = read_all({folder.path() + "/missing", folder.path()});
  EXPECT_EQ(names_of(reading, folder.path()), (std::vector<std::string>{"1.html", "5.html"}));
  ASSERT_EQ(reading.errors.size(), 4u);
  EXPECT_EQ(reading.errors[0].code, core::ErrorCode::kNotFound);
  EXPECT_EQ(reading.errors[1].where, folder.path() + "/2.html");
  EXPECT_EQ(reading.errors[2].where, folder.path() + "/3.txt");
  EXPECT_NE(reading.errors[2].message.find("neither feed"), std::string::npos);
  EXPECT_EQ(reading.errors[3].where, folder.path() + "/4.html.gz");
}

TEST(Reader, TellsFormatsApartAndHandsOnTheUrl) {
  const TempFolder folder;
  const std::string html = folder.write("page", "<html>x");
  const std::string feed = folder.write("feed.gz", pack("<rss></rss>"));
  const std::string lines = folder.write("lines", "{\"a\":1}\n");
  const Reading reading = read_all({html, feed, lines}, {.url = "http://example.com/"});
  ASSERT_EQ(reading.blobs.size(), 3u);
  EXPECT_EQ(reading.blobs[0].format, Format::kHtml);
  EXPECT_EQ(reading.blobs[1].format, Format::kFeed);
  EXPECT_EQ(reading.blobs[1].bytes, "<rss></rss>");
  EXPECT_EQ(reading.blobs[2].format, Format::kJsonl);
  for (const Blob& blob : reading.blobs) EXPECT_EQ(blob.url, "http://example.com/");
}

TEST(Reader, TakesTheFormatThatIsGiven) {
  const TempFolder folder;
  const std::string path = folder.write("page", "words only");
  const Reading reading = read_all({path}, {.format = Format::kHtml});
  ASSERT_EQ(reading.blobs.size(), 1u);
  EXPECT_EQ(reading.blobs[0].format, Format::kHtml);
}

TEST(Reader, RefusesPagesOver64MiB) {
  const TempFolder folder;
  const std::string path = folder.write("big.html.gz", pack("<p>" + std::string((64u << 20) + 1, 'x')));
  const Reading reading = read_all({path});
  EXPECT_TRUE(reading.blobs.empty());
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_NE(reading.errors[0].message.find("64 MiB"), std::string::npos);
}

std::string join(const Reading& reading) {
  std::string out;
  for (const Blob& blob : reading.blobs) out += blob.bytes;
  return out;
}

TEST(JsonlReader, HandsOutRunsOfWholeLines) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 40000; ++i)
    text += "{\"id\":" + std::to_string(i) + ",\"text\":\"" + std::string(i % 300, 'x') + "\"}\n";
  text += "{\"last\":1}";
  for (const std::string& bytes : {text, pack(text)}) {
    const Reading reading = read_all({folder.write("lines", bytes)});
    EXPECT_TRUE(reading.errors.empty());
    EXPECT_EQ(join(reading), text);
    EXPECT_GT(reading.blobs.size(), 3u);
    std::uint64_t line = 1;
    for (const Blob& blob : reading.blobs) {
      EXPECT_EQ(blob.first_line, line);
      EXPECT_LT(blob.bytes.size(), 2u << 20);
      line += static_cast<std::uint64_t>(std::count(blob.bytes.begin(), blob.bytes.end(), '\n'));
    }
  }
}

TEST(JsonlReader, PassesOverALineThatIsTooLong) {
  const TempFolder folder;
  const std::string text =
      "{\"a\":1}\n{\"a\":2}\n{\"b\":\"" + std::string(100u << 20, 'x') + "\"}\n{\"a\":4}\n{\"a\":5}";
  const Reading reading = read_all({folder.write("lines", text)});
  EXPECT_EQ(join(reading), "{\"a\":1}\n{\"a\":2}\n{\"a\":4}\n{\"a\":5}");
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_TRUE(reading.errors[0].where.ends_with("lines:3")) << reading.errors[0].where;
  ASSERT_GE(reading.blobs.size(), 2u);
  EXPECT_EQ(reading.blobs[1].first_line, 4u);
}

TEST(JsonlReader, KeepsLinesThatWereWholeBeforeTruncation) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "{\"id\":" + std::to_string(i * 7919) + "}\n";
  const std::string packed = pack(text);
  const Reading reading = read_all({folder.write("cut.jsonl.gz", packed.substr(0, packed.size() * 2 / 3))});
  const std::string got = join(reading);
  EXPECT_GT(got.size(), text.size() / 3);
  EXPECT_TRUE(text.starts_with(got));
  EXPECT_EQ(got.back(), '\n');
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_NE(reading.errors[0].where.find("cut.jsonl.gz:"), std::string::npos);
}

}  // namespace
}  // namespace lede::source
