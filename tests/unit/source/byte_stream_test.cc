#include "indexer/source/byte_stream.h"

#include <gtest/gtest.h>

#include "inputs_for_tests.h"

namespace lede::source {
namespace {

std::string read_whole(ByteStream& stream) {
  std::string out;
  while (true) {
    const std::string_view seen = stream.peek(1);
    if (seen.empty()) return out;
    out += seen;
    stream.skip(seen.size());
  }
}

TEST(ByteStream, UnpacksAllMembersAndLeavesOutWhatFollows) {
  const TempFolder folder;
  const std::string big(3'000'000, 'x');
  const struct {
    std::string packed;
    std::string plain;
  } rows[] = {
      {"plain", "plain"},
      {"", ""},
      {"\x1f", "\x1f"},
      {pack("one"), "one"},
      {pack("one") + pack("") + pack("two"), "onetwo"},
      {pack(big) + pack("end"), big + "end"},
      {pack("one") + std::string(600, '\0'), "one"},
      {pack("one") + "junk", "one"},
  };
  for (const auto& row : rows) {
    auto stream = ByteStream::open(folder.write("file", row.packed));
    ASSERT_TRUE(stream.ok());
    EXPECT_EQ(read_whole(**stream), row.plain);
    EXPECT_FALSE((*stream)->damage());
  }
}

TEST(ByteStream, GivesWhatWasWholeBeforeTruncation) {
  const TempFolder folder;
  std::string text;
  for (int i = 0; i < 100000; ++i) text += std::to_string(i) + "\n";
  const std::string packed = pack(text);
  auto stream = ByteStream::open(folder.write("cut.gz", packed.substr(0, packed.size() / 2)));
  ASSERT_TRUE(stream.ok());
  const std::string got = read_whole(**stream);
  EXPECT_GT(got.size(), text.size() / 4);
  EXPECT_TRUE(text.starts_with(got));
  ASSERT_TRUE((*stream)->damage());
  EXPECT_NE((*stream)->damage()->where.find("cut.gz"), std::string::npos);
}

TEST(ByteStream, GoesOnWithTheNextMemberAfterDamage) {
  const TempFolder folder;
  std::string damaged = pack("second");
  damaged[damaged.size() - 6] ^= 0x55;  // the checksum
  auto stream = ByteStream::open(folder.write("f.gz", pack("first") + damaged + pack("third")));
  ASSERT_TRUE(stream.ok());
  read_whole(**stream);
  ASSERT_TRUE((*stream)->damage());
  ASSERT_TRUE((*stream)->resume());
  EXPECT_EQ(read_whole(**stream), "third");
  EXPECT_FALSE((*stream)->resume());
}

TEST(ByteStream, CountsAndSkips) {
  const TempFolder folder;
  auto stream = ByteStream::open(folder.write("f", std::string(5'000'000, 'a') + "end"));
  ASSERT_TRUE(stream.ok());
  EXPECT_TRUE((*stream)->skip(5'000'000));
  EXPECT_EQ((*stream)->offset(), 5'000'000u);
  EXPECT_EQ((*stream)->peek(10), "end");
  EXPECT_FALSE((*stream)->skip(4));
}

TEST(ByteStream, NamesTheFileThatCannotBeOpened) {
  const auto missing = ByteStream::open("/nonexistent/file");
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, core::ErrorCode::kNotFound);
  EXPECT_EQ(missing.error().where, "/nonexistent/file");
}

}  // namespace
}  // namespace lede::source
