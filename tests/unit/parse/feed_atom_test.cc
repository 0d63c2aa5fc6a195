#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "common/text/dates.h"
#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

TEST(AtomParser, ReadsAnEntry) {
  const Feed feed = read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
    <title type="text">The &amp;lt; Paper</title>
    <link rel="self" href="http://example.com/feed"/><link href="http://example.com/"/>
    <entry>
      <title type="html">Sony &amp;amp; the film</title>
      <link rel="alternate" type="text/html" href="/sony"/>
      <link rel="enclosure" type="image/png" href="pic.png" title="A poster"/>
      <link rel="replies" type="application/atom+xml" href="/replies" thr:count="7"/>
      <id>tag:example.com,2014:1</id>
      <published>2014-12-07T21:05:00+01:00</published><updated>2014-12-08T00:00:00Z</updated>
      <author><name>Jane Doe</name><email>jane@example.com</email></author>
      <contributor><name>Tom Roe</name></contributor>
      <category term="sony" label="Sony Corp."/>
      <summary>A &lt;b&gt; summary</summary>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>bold</b> <i>word</i>.</p><p>Two.</p></div></content>
      <source><title>The Wire</title><link href="http://wire.example/"/></source>
    </entry></feed>)");
  EXPECT_EQ(feed.title, "The &lt; Paper");
  EXPECT_EQ(feed.url, "http://example.com/");
  ASSERT_THAT(feed.entries, SizeIs(1));
  const article::Article& entry = feed.entries[0];
  EXPECT_EQ(entry.title, "Sony & the film");
  EXPECT_EQ(entry.link, "http://example.com/sony");
  EXPECT_EQ(entry.guid, "tag:example.com,2014:1");
  EXPECT_EQ(text::to_rfc3339(entry.published.value()), "2014-12-07T20:05:00Z");
  EXPECT_EQ(text::to_rfc3339(entry.updated.value()), "2014-12-08T00:00:00Z");
  EXPECT_THAT(entry.authors, ElementsAre("Jane Doe"));
  EXPECT_THAT(tag_names(entry), ElementsAre("sony"));
  EXPECT_EQ(entry.summary, "A <b> summary");
  EXPECT_EQ(entry.text, "One bold word.\n\nTwo.");
  EXPECT_EQ(entry.origin, "The Wire");
  EXPECT_EQ(entry.language, "en-us");
  EXPECT_EQ(entry.image, "http://example.com/feeds/pic.png");
  EXPECT_EQ(entry.comments_count, 7);
  ASSERT_THAT(entry.media, SizeIs(1));
  EXPECT_EQ(entry.media[0].type, "image/png");
  EXPECT_EQ(entry.media[0].caption, "A poster");
}

struct Row {
  std::string_view content;
  std::string_view text;
};

TEST(AtomParser, ReadsContentByItsType) {
  constexpr Row kRows[] = {
      {"<content>a &lt;b&gt; &amp;amp;</content>", "a <b> &amp;"},
      {"<content type='text'>&lt;p&gt;</content>", "<p>"},
      {"<content type='text/plain'>&lt;p&gt;</content>", "<p>"},
      {"<content type='html'>&lt;p&gt;a&lt;/p&gt;b</content>", "a\n\nb"},
      {"<content type='TEXT/HTML; charset=utf-8'>&lt;b&gt;a&lt;/b&gt;</content>", "a"},
      {"<content type='xhtml'><div><p>a</p>&lt;b&gt;</div></content>", "a\n\n<b>"},
      {"<content type='xhtml'><x:div "
       "xmlns:x='http://www.w3.org/1999/xhtml'><x:p>a</x:p><x:p>b</x:p></x:div></content>",
       "a\n\nb"},
      {"<content type='text/html' mode='escaped'>&lt;i&gt;a&lt;/i&gt;</content>", "a"},
      {"<content mode='base64'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</content>", "Example <b>Atom</b>"},
      {"<content mode='base64' type='text/html'>RXhhbXBsZSA8Yj5BdG9tPC9iPg==</content>", "Example Atom"},
      {"<content type='image/png'>iVBORw0KGgo=</content>", ""},
      {"<content type='application/json'>{\"a\":1}</content>", ""},
      {"<content type='video/mp4' src='http://example.com/v.mp4'/>", ""},
      {"<content type='html'>short</content><content type='html'>rather longer</content>", "rather longer"},
      {"<content type='html'>&lt;script&gt;x&lt;/script&gt;y</content>", "y"},
      {"<content type='xhtml'><div><script>x</script>y</div></content>", "y"},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(read_entry("<title>t</title>" + std::string(row.content)).text, row.text) << row.content;
  }
}

TEST(AtomParser, SummaryIsNeverContent) {
  const article::Article entry = read_entry("<summary>s</summary>");
  EXPECT_EQ(entry.summary, "s");
  EXPECT_EQ(entry.text, "");
}

TEST(AtomParser, TheFirstPageLinkCounts) {
  constexpr std::string_view kRows[][2] = {
      {"<link href='/a'/><link href='/b'/>", "http://example.com/a"},
      {"<link rel='self' href='/a'/><link rel='alternate' href='/b'/>", "http://example.com/b"},
      {"<link type='application/pdf' href='/a'/><link type='text/html' href='/b'/>", "http://example.com/b"},
      {"<link type='application/xhtml+xml' href='/a'/>", "http://example.com/a"},
      {"<link rel='alternate'>http://example.com/a</link>", "http://example.com/a"},
      {"<link rel='enclosure' href='/a'/>", ""},
      {"<id>http://example.com/id</id>", "http://example.com/id"},
      {"<id>http://example.com/id</id><link href='/a'/>", "http://example.com/a"},
  };
  for (const auto& [xml, link] : kRows) {
    EXPECT_EQ(read_entry("<title>t</title>" + std::string(xml)).link, link) << xml;
  }
}

TEST(AtomParser, BasesNest) {
  EXPECT_EQ(read_entry("<link xml:base='http://other.example/a/' href='b'/>").link,
            "http://other.example/a/b");
  const Feed feed = read_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://one.example/x/'><entry xml:base='y/'>"
      "<link href='z'/></entry><entry><link href='z'/></entry></feed>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].link, "http://one.example/x/y/z");
  EXPECT_EQ(feed.entries[1].link, "http://one.example/x/z");
}

TEST(AtomParser, LanguageIsThatOfTheContent) {
  EXPECT_EQ(read_entry("<title xml:lang='de'>t</title><content xml:lang='fr_CA'>c</content>").language,
            "fr-ca");
  EXPECT_EQ(read_entry("<title xml:lang='de'>t</title><summary>s</summary>").language, "de");
}

TEST(AtomParser, AuthorsAreTheEntrysOwn) {
  const Feed feed = read_feed(
      "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Feed</name></author>"
      "<entry><title>a</title></entry>"
      "<entry><author><email>a@example.com</email></author><author><name>B</name></author></entry></feed>");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_THAT(feed.entries[0].authors, testing::IsEmpty());
  EXPECT_THAT(feed.entries[1].authors, ElementsAre("a@example.com", "B"));
}

TEST(AtomParser, PublishedFallsBackToUpdated) {
  const article::Article entry = read_entry("<updated>2014-12-08T00:00:00Z</updated>");
  EXPECT_EQ(entry.published, entry.updated);
  EXPECT_EQ(entry.published_from, article::DateFrom::kFeed);
}

TEST(AtomParser, ReadsAtom03) {
  const Feed feed = read_feed(R"(<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry>
      <title type="text/html" mode="escaped">a &lt;b&gt;b&lt;/b&gt;</title>
      <issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01T00:00:00Z</modified></entry></feed>)");
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].title, "a b");
  EXPECT_EQ(text::to_rfc3339(feed.entries[0].published.value()), "2003-12-31T10:14:55Z");
  EXPECT_EQ(text::to_rfc3339(feed.entries[0].updated.value()), "2004-01-01T00:00:00Z");
}

TEST(AtomParser, ReadsPrefixedAndBareFeeds) {
  for (const std::string_view xml :
       {"<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>a &amp;lt; "
        "b</a:title></a:entry></a:feed>",
        "<feed><entry><title>a &amp;lt; b</title></entry></feed>",
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>a &amp;lt; b</title></entry>"}) {
    const Feed feed = read_feed(xml);
    ASSERT_THAT(feed.entries, SizeIs(1)) << xml;
    EXPECT_EQ(feed.entries[0].title, "a &lt; b") << xml;
  }
}

TEST(AtomParser, AtomElementsInRssFollowAtomsRules) {
  const Feed feed = read_feed(
      "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='self' "
      "href='http://example.com/self'/>"
      "<link>http://example.com/</link><item><atom:link rel='alternate' href='http://example.com/1'/>"
      "<atom:summary type='html'>&lt;b&gt;x&lt;/b&gt;</atom:summary></item></channel></rss>");
  EXPECT_EQ(feed.url, "http://example.com/");
  ASSERT_THAT(feed.entries, SizeIs(1));
  EXPECT_EQ(feed.entries[0].link, "http://example.com/1");
  EXPECT_EQ(feed.entries[0].summary, "x");
}

}  // namespace
}  // namespace lede::parse
