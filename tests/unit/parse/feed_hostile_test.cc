// Feeds made to hurt: read in linear time and bounded memory, with what is sound in them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::SizeIs;

constexpr std::string_view kItem = "<item><title>Sound</title><link>http://example.com/1</link></item>";

Feed read_channel(const std::string& inside) {
  return read_feed("<rss><channel>" + inside + std::string(kItem) + "</channel></rss>");
}

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(HostileFeed, DeepNesting) {
  const Feed feed = read_channel(repeated("<x>", 100000) + repeated("</x>", 100000));
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].title, "Sound");
}

TEST(HostileFeed, DeepNestingThatNeverCloses) {
  EXPECT_NO_FATAL_FAILURE(read_channel(repeated("<x>", 100000)));
}

TEST(HostileFeed, UnclosedHtmlCostsItsItemOnly) {
  const Feed feed = read_channel("<item><description>" + repeated("<p>", 300) + "deep</description></item>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].summary, "deep");
  EXPECT_EQ(feed.entries[1].title, "Sound");
}

TEST(HostileFeed, DeepNestingWithStrayTags) {
  const Feed feed = read_channel(repeated("<x>", 100000) + repeated("</y>", 100000) +
                                 repeated("<enclosure>", 50000) + "</channel>");
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].title, "Sound");
}

TEST(HostileFeed, DeepHtml) {
  const Feed feed =
      read_channel("<item><description>" + repeated("&lt;div&gt;", 50000) + "deep</description></item>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].summary, "deep");
}

TEST(HostileFeed, ManyItems) { EXPECT_THAT(read_channel(repeated(kItem, 5000)).entries, SizeIs(5001)); }

TEST(HostileFeed, BigItem) {
  const Feed feed =
      read_channel("<item><description>" + repeated("word ", 2000000) + "</description></item>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].summary.size(), 9999999U);
}

TEST(HostileFeed, HugeAttributeAndManyAttributes) {
  std::string attributes;
  for (int i = 0; i < 20000; ++i) attributes += " a" + std::to_string(i) + "='x'";
  const Feed feed = read_channel("<item><enclosure url='/" + std::string(2000000, 'u') + "'/></item><x" +
                                 attributes + "/>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[1].title, "Sound");
}

TEST(HostileFeed, ListsAreBounded) {
  std::string tags;
  for (int i = 0; i < 50000; ++i) tags += "<category>" + std::to_string(i) + "</category>";
  const Feed feed = read_channel("<item>" + tags + "</item>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].tags.size(), 500U);
}

TEST(HostileFeed, FloodsOfBrokenMarkup) {
  for (const std::string_view piece : {"<!--", "<![CDATA[", "<?", "<", "<a b=\"", "<a b='\"", "</x", "&",
                                       "&#", "<!", "<item", "<b>", "<a b=\"<", "]]>", "<x:y xmlns:z='"}) {
    const std::string feed = "<rss><channel>" + std::string(kItem) + repeated(piece, 100000);
    ASSERT_NO_FATAL_FAILURE(read_feed(feed)) << piece;
  }
}

TEST(HostileFeed, FloodsBeforeTheFeed) {
  for (const std::string_view piece : {"<!--", "<", "<?", "<!DOCTYPE [", "<!DOCTYPE \"", "<x", "<!["}) {
    const auto feed = parse_feed(repeated(piece, 100000) + "<rss>" + std::string(kItem) + "</rss>", {});
    SUCCEED() << feed.ok();
  }
}

TEST(HostileFeed, NamespacesInFlood) {
  const Feed feed =
      read_channel(repeated("<x xmlns:a='u' xml:base='b/' xml:lang='en'>", 150) + repeated("</x>", 150));
  ASSERT_THAT(feed.entries, SizeIs(1));
}

TEST(HostileFeed, EntityBombs) {
  std::string lol = "<!DOCTYPE rss [<!ENTITY a0 'lollollol'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    lol += "<!ENTITY a" + std::to_string(i) + " '" + repeated(before, 10) + "'>";
  }
  const std::string blowup = "<!DOCTYPE rss [<!ENTITY b '" + std::string(100000, 'x') + "'>";
  for (const auto& [dtd, reference] : {std::pair(lol, "&a29;"), {blowup, "&b;"}}) {
    const Feed feed = read_feed(dtd + "]><rss><channel><item><description>" + repeated(reference, 10000) +
                                "</description></item>" + std::string(kItem) + "</channel></rss>");
    ASSERT_THAT(feed.entries, SizeIs(testing::Ge(1U)));
    EXPECT_EQ(feed.entries.back().title, "Sound");
    EXPECT_LT(feed.entries[0].summary.size(), 1U << 20);
  }
}

TEST(HostileFeed, SitemapsAndJson) {
  EXPECT_NO_FATAL_FAILURE(parse_feed("<urlset>" + repeated("<url>", 100000), {}).ok());
  EXPECT_NO_FATAL_FAILURE(parse_feed("<urlset><url>" + repeated("<news:news>", 100000), {}).ok());
  EXPECT_NO_FATAL_FAILURE(parse_feed(repeated("[", 1000000), {}).ok());
  EXPECT_NO_FATAL_FAILURE(parse_feed(repeated("{\"items\":", 300000), {}).ok());
}

}  // namespace
}  // namespace lede::parse
