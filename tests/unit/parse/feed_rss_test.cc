#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "common/text/dates.h"
#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::string day_time(const std::optional<std::chrono::sys_seconds>& time) {
  return time ? text::to_rfc3339(*time) : "";
}

TEST(RssParser, ReadsAnItem) {
  const Feed feed = read_feed(R"(<?xml version="1.0" encoding="utf-8"?>
    <rss version="2.0"><channel>
      <title>The Paper</title><link>http://example.com/</link><language>en-GB</language>
      <item>
        <title>Sony &amp; the film</title>
        <link>http://example.com/2014/12/sony?utm_source=rss</link>
        <guid isPermaLink="false">sony-1</guid>
        <pubDate>Sun, 07 Dec 2014 21:05:00 GMT</pubDate>
        <author>desk@example.com (Jane Doe)</author>
        <category>sony</category><category domain="film">The Interview</category>
        <description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>
        <comments>/2014/12/sony#comments</comments>
        <enclosure url="pic.jpg" type="image/jpeg" length="1"/>
        <source url="http://wire.example/feed">The Wire</source>
      </item></channel></rss>)");
  EXPECT_EQ(feed.title, "The Paper");
  EXPECT_EQ(feed.url, "http://example.com/");
  EXPECT_EQ(feed.language, "en-gb");
  EXPECT_THAT(feed.mended, IsEmpty());
  ASSERT_THAT(feed.entries, SizeIs(1));
  const article::Article& item = feed.entries[0];
  EXPECT_EQ(item.title, "Sony & the film");
  EXPECT_EQ(item.link, "http://example.com/2014/12/sony?utm_source=rss");
  EXPECT_EQ(item.url, "http://example.com/2014/12/sony");
  EXPECT_EQ(item.guid, "sony-1");
  EXPECT_EQ(day_time(item.published), "2014-12-07T21:05:00Z");
  EXPECT_EQ(item.published_from, article::DateFrom::kFeed);
  EXPECT_FALSE(item.updated);
  EXPECT_THAT(item.authors, ElementsAre("Jane Doe"));
  EXPECT_THAT(tag_names(item), ElementsAre("sony", "The Interview"));
  EXPECT_EQ(item.summary, "One.\n\nTwo.");
  EXPECT_EQ(item.text, "");
  EXPECT_EQ(item.comments_url, "http://example.com/2014/12/sony#comments");
  EXPECT_EQ(item.image, "http://example.com/feeds/pic.jpg");
  EXPECT_THAT(media_urls(item), ElementsAre("http://example.com/feeds/pic.jpg"));
  EXPECT_EQ(item.source, "The Paper");
  EXPECT_EQ(item.origin, "The Wire");
  EXPECT_EQ(item.language, "en-gb");
}

TEST(RssParser, ReadsRdf) {
  const Feed feed = read_feed(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="http://example.com/"><title>Old Paper</title></channel>
    <item rdf:about="http://example.com/1"><title>One</title><link>http://example.com/1</link>
      <dc:date>2014-12-07</dc:date><dc:creator>Jane Doe</dc:creator></item>
    <item rdf:about="http://example.com/2"><title>Two</title></item></rdf:RDF>)");
  EXPECT_EQ(feed.title, "Old Paper");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].guid, "http://example.com/1");
  EXPECT_EQ(day_time(feed.entries[0].updated), "2014-12-07T00:00:00Z");
  EXPECT_EQ(day_time(feed.entries[0].published), "2014-12-07T00:00:00Z");
  EXPECT_THAT(feed.entries[0].authors, ElementsAre("Jane Doe"));
  EXPECT_EQ(feed.entries[1].title, "Two");
}

TEST(RssParser, FindsItemsWhereverTheyStand) {
  for (const std::string_view xml :
       {"<rss><item><title>x</title></item></rss>", "<channel><item><title>x</title></item></channel>",
        "<rss><channel/><item><title>x</title></item></rss>", "<item><title>x</title></item>",
        "<RSS><CHANNEL><ITEM><TITLE>x</TITLE></ITEM></CHANNEL></RSS>",
        "<rss><channel><items><item><title>x</title></item></items></channel></rss>",
        "<rss xmlns='http://made.up/'><channel><item><title>x</title></item></channel></rss>",
        "<rss:rss "
        "xmlns:rss='http://purl.org/rss/1.0/'><rss:item><rss:title>x</rss:title></rss:item></rss:rss>"}) {
    const Feed feed = read_feed(xml);
    ASSERT_THAT(feed.entries, SizeIs(1)) << xml;
    EXPECT_EQ(feed.entries[0].title, "x") << xml;
  }
}

TEST(RssParser, TitleOfAPictureIsNotTheFeeds) {
  EXPECT_EQ(
      read_feed("<rss><channel><image><title>Logo</title></image><title>Paper</title></channel></rss>").title,
      "Paper");
}

TEST(RssParser, NestedElementsAreNotTheItems) {
  const article::Article item = read_item(
      "<title>own</title><media:group><title>not</title></media:group><image><link>http://no/</link></"
      "image>");
  EXPECT_EQ(item.title, "own");
  EXPECT_EQ(item.link, "");
}

TEST(RssParser, GuidIsALinkUnlessItSaysNo) {
  EXPECT_EQ(read_item("<guid>http://example.com/1</guid>").link, "http://example.com/1");
  EXPECT_EQ(read_item("<guid isPermaLink='true'>http://example.com/1</guid>").link, "http://example.com/1");
  EXPECT_EQ(read_item("<guid isPermaLink='false'>http://example.com/1</guid>").link, "");
  EXPECT_EQ(read_item("<guid>tag:1</guid>").link, "");
  EXPECT_EQ(read_item("<guid>http://example.com/1</guid><link>http://example.com/2</link>").link,
            "http://example.com/2");
}

TEST(RssParser, LinksAreResolved) {
  EXPECT_EQ(read_item("<link>../a</link>").link, "http://example.com/a");
  EXPECT_EQ(read_item("<link xml:base='http://other.example/x/'>a</link>").link, "http://other.example/x/a");
  EXPECT_EQ(read_item("<link>\n http://example.com/a\n</link>").link, "http://example.com/a");
}

TEST(RssParser, TitlesMayBeHtmlOrText) {
  constexpr std::string_view kRows[][2] = {
      {"AT&amp;T", "AT&T"},
      {"Fish &amp;amp; chips", "Fish & chips"},
      {"&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"},
      {"if a &lt; b", "if a < b"},
      {"the &lt;blink&gt; tag", "the <blink> tag"},
      {"<![CDATA[Caf&eacute;]]>", "Café"},
      {"two\n  lines", "two lines"},
      {"Sec<!-- x -->ond", "Second"},
  };
  for (const auto& [xml, title] : kRows) {
    EXPECT_EQ(read_item("<title>" + std::string(xml) + "</title>").title, title) << xml;
  }
}

TEST(RssParser, UnescapedHtmlIsRead) {
  EXPECT_EQ(read_item("<description><p>Hello <b>bold</b></p><p>world</p></description>").summary,
            "Hello bold\n\nworld");
  EXPECT_EQ(read_item("<description>Hello<br>world</description>").summary, "Hello\nworld");
}

TEST(RssParser, CdataMayBeSplit) {
  EXPECT_EQ(read_item("<description><![CDATA[<p>a ]]]]><![CDATA[> b</p>]]></description>").summary,
            "a ]]> b");
}

TEST(RssParser, AuthorsAreNames) {
  constexpr std::string_view kRows[][2] = {
      {"jane@example.com (Jane Doe)", "Jane Doe"},
      {"Jane Doe &lt;jane@example.com&gt;", "Jane Doe"},
      {"Jane Doe (jane@example.com)", "Jane Doe"},
      {"jane@example.com", "jane@example.com"},
      {"mailto:jane@example.com", "jane@example.com"},
      {"Jane Doe (Reuters)", "Jane Doe (Reuters)"},
      {"Jane Doe", "Jane Doe"},
  };
  for (const auto& [xml, name] : kRows) {
    EXPECT_THAT(read_item("<author>" + std::string(xml) + "</author>").authors, ElementsAre(name)) << xml;
  }
  EXPECT_THAT(
      read_item("<author>Jane</author><dc:creator>Jane</dc:creator><dc:creator>Tom</dc:creator>").authors,
      ElementsAre("Jane", "Tom"));
}

TEST(RssParser, ADateThatCannotBeReadIsNone) {
  const article::Article item = read_item("<title>x</title><pubDate>yesterday or so</pubDate>");
  EXPECT_FALSE(item.published);
  EXPECT_EQ(item.published_from, article::DateFrom::kCollected);
}

TEST(RssParser, DatesAreReadAsFeedsWriteThem) {
  constexpr std::string_view kRows[][2] = {
      {"Sun, 07 Dec 2014 21:05:00 GMT", "2014-12-07T21:05:00Z"},
      {"Sun, 7 Dec 14 21:05 EST", "2014-12-08T02:05:00Z"},
      {"Sunday, 07 December 2014 21:05:00 +0100", "2014-12-07T20:05:00Z"},
      {"2014-12-07T21:05:00+01:00", "2014-12-07T20:05:00Z"},
      {"2014-12-07 21:05:00", "2014-12-07T21:05:00Z"},
      {"Sun Dec  7 21:05:00 2014", "2014-12-07T21:05:00Z"},
      {"December 7, 2014", "2014-12-07T00:00:00Z"},
      {"<![CDATA[ 7.12.2014 21:05 ]]>", "2014-12-07T21:05:00Z"},
      {"Sun, 07 Dec 2014 21:05:00 Europe/Berlin", "2014-12-07T20:05:00Z"},
      {"Sun, 7 d\xC3\xA9"
       "c. 2014 21:05:00 GMT",
       "2014-12-07T21:05:00Z"},
      {"07/12/2014", ""},  // two days
      {"Sun, 30 Feb 2014 21:05:00 GMT", ""},
  };
  for (const auto& [written, date] : kRows) {
    for (const std::string_view element : {"pubDate", "dc:date", "published"}) {
      const std::string name(element);
      EXPECT_EQ(
          day_time(read_item("<title>x</title><" + name + ">" + std::string(written) + "</" + name + ">")
                       .published),
          date)
          << name << " " << written;
    }
  }
}

TEST(RssParser, KeepsLastDateWhenTwoAreGiven) {
  EXPECT_EQ(
      day_time(
          read_item("<pubDate>1 Dec 2014 10:00:00 GMT</pubDate><pubDate>2 Dec 2014 10:00:00 GMT</pubDate>")
              .published),
      "2014-12-02T10:00:00Z");
}

TEST(RssParser, EmptyItemsGiveNoRecord) {
  EXPECT_THAT(
      read_feed("<rss><item/><item><title> </title></item><item><unknown>x</unknown></item></rss>").entries,
      IsEmpty());
}

TEST(RssParser, UndeclaredPrefixesKeepTheirMeaning) {
  const article::Article item =
      read_item("<dc:creator>Jane</dc:creator><content:encoded><![CDATA[<p>Body</p>]]></content:encoded>");
  EXPECT_THAT(item.authors, ElementsAre("Jane"));
  EXPECT_EQ(item.text, "Body");
}

TEST(RssParser, ForeignElementsOfTheSameNameAreNotRead) {
  const Feed feed = read_feed(
      "<rss xmlns:s='http://schemas.example/'><item><s:title>no</s:title><title>yes</title></item></rss>");
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].title, "yes");
}

TEST(RssParser, SaysWhatWasMended) {
  const Feed feed = read_feed("<rss><item><title>R&D</title></item>");
  EXPECT_THAT(feed.mended, ElementsAre("1 bare ampersand", "the end is missing"));
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].title, "R&D");
}

TEST(RssParser, OtherDocumentsAreAnError) {
  for (const std::string_view other : {"", "{}", "<html><p>x</p></html>", "<opml/>", "\x01\x02\xFF"}) {
    const auto feed = parse_feed(other, {"http://example.com/", ""});
    ASSERT_FALSE(feed.ok()) << other;
    EXPECT_EQ(feed.error().code, core::ErrorCode::kInvalidInput);
    EXPECT_EQ(feed.error().where, "http://example.com/");
  }
}

}  // namespace
}  // namespace lede::parse
