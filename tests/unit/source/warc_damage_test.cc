// What a WARC reader makes of files that are not whole.
#include <gtest/gtest.h>

#include "warc_for_tests.h"

namespace lede::source {
namespace {

std::string end_of_place(std::size_t offset) { return "@" + std::to_string(offset); }

TEST(WarcDamage, ReportsDamagedRecordsByOffsetAndGoesOn) {
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

TEST(WarcDamage, ReportsARecordThatIsCutShort) {
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

TEST(WarcDamage, GoesOnAfterADamagedMember) {
  const TempFolder folder;
  std::string damaged = pack(page("http://a/2"));
  for (std::size_t i = 30; i < damaged.size(); ++i) damaged[i] = '\x55';
  const Reading reading =
      read_all({folder.write("f.warc.gz", pack(page("http://a/1")) + damaged + pack(page("http://a/3")))});
  EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3"}));
  EXPECT_EQ(reading.errors.size(), 1u);
}

TEST(WarcDamage, FindsTheNextRecordWhereALengthIsWrong) {
  const TempFolder folder;
  const std::string one = page("http://a/1");
  const std::string rest = page("http://a/3") + page("http://a/4");
  const auto with_length = [](const std::string& length) {
    std::string two = page("http://a/2");
    const std::size_t at = two.find("Content-Length: ") + 16;
    return two.replace(at, two.find('\r', at) - at, length);
  };
  for (const char* length : {"5", "80", "1000", "70000000", "18446744073709551615"}) {
    for (const bool packed : {false, true}) {
      const std::string two = with_length(length);
      const Reading reading =
          read_all({folder.write("f.warc", packed ? pack(one) + pack(two) + pack(rest) : one + two + rest)});
      EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3", "http://a/4"})) << length;
      ASSERT_EQ(reading.errors.size(), 1u) << length;
      EXPECT_TRUE(reading.errors[0].where.ends_with(end_of_place(one.size()))) << reading.errors[0].where;
    }
  }
}

TEST(WarcDamage, LosesOnlyTheRecordThatWasCutWithinTheFile) {
  const TempFolder folder;
  const std::string one = page("http://a/1");
  const std::string two = record("response", "http://a/2", http("<html>" + std::string(5000, 'x')));
  for (const std::size_t keep : {two.size() - 3, two.size() - 2000, std::size_t{90}, std::size_t{12}}) {
    const Reading reading =
        read_all({folder.write("f.warc", one + two.substr(0, keep) + page("http://a/3"))});
    Urls urls = urls_of(reading);
    if (keep == two.size() - 3) std::erase(urls, "http://a/2");  // only its line ends are missing
    EXPECT_EQ(urls, (Urls{"http://a/1", "http://a/3"})) << keep;
    if (keep != two.size() - 3) {
      ASSERT_EQ(reading.errors.size(), 1u) << keep;
      EXPECT_TRUE(reading.errors[0].where.ends_with(end_of_place(one.size()))) << reading.errors[0].where;
    }
  }
}

// Text that does not pack well, so that a cut falls within the data.
std::string noise(std::size_t size) {
  std::string out;
  for (std::uint32_t x = 1; out.size() < size; x = x * 1664525 + 1013904223)
    out += static_cast<char>('a' + (x >> 24) % 26);
  return out;
}

TEST(WarcDamage, FindsTheMemberAfterOneThatWasCut) {
  const TempFolder folder;
  const std::string one = page("http://a/1");
  const std::string packed = pack(record("response", "http://a/2", http("<html>" + noise(40'000))));
  for (std::size_t keep = 3; keep < packed.size(); keep += 997) {
    const Reading reading =
        read_all({folder.write("f.warc.gz", pack(one) + packed.substr(0, keep) + pack(page("http://a/3")) +
                                                pack(page("http://a/4")))});
    EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3", "http://a/4"})) << keep;
    ASSERT_EQ(reading.errors.size(), 1u) << keep;
    EXPECT_TRUE(reading.errors[0].where.ends_with(end_of_place(one.size()))) << reading.errors[0].where;
  }
}

TEST(WarcDamage, DoesNotTrustAMemberWithAWrongChecksum) {
  const TempFolder folder;
  std::string damaged = pack(page("http://a/2"));
  damaged[damaged.size() - 6] ^= 0x55;
  const Reading reading =
      read_all({folder.write("f.warc.gz", pack(page("http://a/1")) + damaged + pack(page("http://a/3")))});
  EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/3"}));
  ASSERT_EQ(reading.errors.size(), 1u);
  EXPECT_TRUE(reading.errors[0].where.ends_with(end_of_place(page("http://a/1").size())));
}

TEST(WarcDamage, KeepsWhatIsWholeBeforeTheFileEnds) {
  const TempFolder folder;
  const std::string plain = page("http://a/1") + page("http://a/2");
  for (const std::string& packed :
       {pack(plain + record("response", "http://a/3", http(noise(40'000)))),
        pack(plain) + pack(record("response", "http://a/3", http(noise(40'000))))}) {
    const Reading reading = read_all({folder.write("f.warc.gz", packed.substr(0, packed.size() - 9000))});
    EXPECT_EQ(urls_of(reading), (Urls{"http://a/1", "http://a/2"}));
    ASSERT_EQ(reading.errors.size(), 1u);
    EXPECT_TRUE(reading.errors[0].where.ends_with(end_of_place(plain.size()))) << reading.errors[0].where;
  }
}

TEST(WarcDamage, ReportsWhatTheRecorderCut) {
  const TempFolder folder;
  for (const char* field : {"WARC-Truncated: length\r\n", "WARC-Segment-Number: 1\r\n"}) {
    const std::string cut =
        record("response", "http://a/1", http("<html>"), "WARC/1.0", "2014-12-07T21:05:00Z", field);
    const Reading reading = read_all({folder.write("f.warc", cut + page("http://a/2"))});
    EXPECT_EQ(urls_of(reading), Urls{"http://a/2"});
    ASSERT_EQ(reading.errors.size(), 1u) << field;
    EXPECT_TRUE(reading.errors[0].where.ends_with("@0"));
  }
}

TEST(WarcDamage, EndsOnFilesOfNothingButMagic) {
  const TempFolder folder;
  std::string magic;
  std::string starts;
  for (int i = 0; i < 50'000; ++i) {
    magic += "\x1f\x8b\x08";
    starts += "WARC/1.0\r\n";
  }
  const Reading packed = read_all({folder.write("f.warc.gz", pack(page("http://a/1")) + magic)});
  EXPECT_EQ(urls_of(packed), Urls{"http://a/1"});
  EXPECT_EQ(packed.errors.size(), 1u);
  EXPECT_TRUE(read_all({folder.write("f.warc", starts)}).blobs.empty());
}

}  // namespace
}  // namespace lede::source
