#include "indexer/parse/feed_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "common/text/dates.h"
#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// The only item of a JSON Feed.
article::Article read_json_item(const std::string& fields) {
  const Feed feed =
      read_feed(R"({"version": "https://jsonfeed.org/version/1.1", "title": "The Paper", "items": [{)" +
                fields + "}]}");
  EXPECT_EQ(feed.entries.size(), 1U) << fields;
  return feed.entries.empty() ? article::Article{} : feed.entries[0];
}

TEST(JsonFeed, ReadsEveryField) {
  const Feed feed = read_feed(R"({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "The Paper", "home_page_url": "http://example.com/", "feed_url": "http://example.com/feed.json",
    "language": "en-GB", "description": "No article", "user_comment": "none", "icon": "http://example.com/i.png",
    "authors": [{"name": "The Desk"}], "_extension": {"title": "no", "items": [{"title": "no"}]},
    "items": [{
      "id": "tag:example.com,2014:1", "url": "/2014/12/sony?utm_source=feed", "external_url": "http://wire.example/1",
      "title": "Sony & the film", "summary": "What happened", "content_html": "<p>One <b>bold</b> word.</p><p>Two.</p>",
      "content_text": "Other", "image": "pic.jpg", "banner_image": "banner.jpg",
      "date_published": "2014-12-07T21:05:00+01:00", "date_modified": "2014-12-08T00:00:00Z",
      "authors": [{"name": "Jane Doe", "url": "http://example.com/jane"}, {"name": "Tom Roe"}],
      "tags": ["sony", "The Interview", "sony"], "language": "en_US",
      "attachments": [{"url": "talk.mp3", "mime_type": "Audio/MPEG", "title": "The talk", "size_in_bytes": 3}]
    }]})");
  EXPECT_EQ(feed.title, "The Paper");
  EXPECT_EQ(feed.url, "http://example.com/");
  EXPECT_EQ(feed.language, "en-gb");
  EXPECT_THAT(feed.mended, IsEmpty());
  ASSERT_THAT(feed.entries, SizeIs(1));
  const article::Article& item = feed.entries[0];
  EXPECT_EQ(item.guid, "tag:example.com,2014:1");
  EXPECT_EQ(item.link, "http://example.com/2014/12/sony?utm_source=feed");
  EXPECT_EQ(item.url, "http://example.com/2014/12/sony");
  EXPECT_EQ(item.origin, "http://wire.example/1");
  EXPECT_EQ(item.title, "Sony & the film");
  EXPECT_EQ(item.summary, "What happened");
  EXPECT_EQ(item.text, "One bold word.\n\nTwo.");
  EXPECT_EQ(text::to_rfc3339(item.published.value()), "2014-12-07T20:05:00Z");
  EXPECT_EQ(text::to_rfc3339(item.updated.value()), "2014-12-08T00:00:00Z");
  EXPECT_EQ(item.published_from, article::DateFrom::kFeed);
  EXPECT_THAT(item.authors, ElementsAre("Jane Doe", "Tom Roe"));
  EXPECT_THAT(tag_names(item), ElementsAre("sony", "The Interview"));
  EXPECT_EQ(item.language, "en-us");
  EXPECT_EQ(item.source, "The Paper");
  EXPECT_EQ(item.image, "http://example.com/feeds/pic.jpg");
  EXPECT_THAT(media_urls(item),
              ElementsAre("http://example.com/feeds/pic.jpg", "http://example.com/feeds/banner.jpg",
                          "http://example.com/feeds/talk.mp3"));
  EXPECT_EQ(item.media[2].type, "audio/mpeg");
  EXPECT_EQ(item.media[2].caption, "The talk");
}

TEST(JsonFeed, WhatTheFeedSaysStandsInForWhatAnItemLeavesOut) {
  const Feed feed =
      read_feed(R"({"items": [{"id": "1", "title": "a"}, {"id": "2", "title": "b", "language": "fr",
    "authors": [{"name": "Tom Roe"}]}], "authors": [{"name": "The Desk"}], "language": "de", "title": "Late"})");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_THAT(feed.entries[0].authors, ElementsAre("The Desk"));
  EXPECT_THAT(feed.entries[1].authors, ElementsAre("Tom Roe"));
  EXPECT_EQ(feed.entries[0].language, "de");
  EXPECT_EQ(feed.entries[1].language, "fr");
  EXPECT_EQ(feed.entries[0].source, "Late");
}

TEST(JsonFeed, PlainTextKeepsItsParagraphs) {
  EXPECT_EQ(read_json_item(R"("content_text": "One\nline <b>\n\n\nTwo  words\n")").text,
            "One\nline <b>\n\nTwo words");
  EXPECT_EQ(read_json_item(R"("content_text": "plain", "content_html": "<i>html</i>")").text, "html");
}

TEST(JsonFeed, ReadsVersionOneAndWhatWritersMakeOfIt) {
  EXPECT_THAT(read_json_item(R"("title": "x", "author": {"name": "Jane Doe"})").authors,
              ElementsAre("Jane Doe"));
  EXPECT_THAT(read_json_item(R"("title": "x", "author": "Jane Doe")").authors, ElementsAre("Jane Doe"));
  EXPECT_THAT(
      read_json_item(R"("title": "x", "authors": ["Jane Doe", {"url": "http://j.example/"}])").authors,
      ElementsAre("Jane Doe", "http://j.example/"));
  EXPECT_EQ(read_json_item(R"("id": 17, "title": "x")").guid, "17");
  EXPECT_EQ(read_json_item(R"("title": "Caf&eacute; &#8217;14")").title, "Café ’14");
  EXPECT_EQ(read_json_item(R"("title": null, "id": "a", "tags": null, "attachments": {}, "image": 3)").guid,
            "a");
}

TEST(JsonFeed, ThePageIsTheUrlElseTheExternalOneElseTheIdentifier) {
  EXPECT_EQ(read_json_item(R"("id": "http://e.example/1", "external_url": "/x", "url": "/u")").link,
            "http://example.com/u");
  EXPECT_EQ(read_json_item(R"("id": "http://e.example/1", "external_url": "/x")").link,
            "http://example.com/x");
  EXPECT_EQ(read_json_item(R"("id": "http://e.example/1", "external_url": "/x")").origin, "");
  EXPECT_EQ(read_json_item(R"("id": "http://e.example/1")").link, "http://e.example/1");
}

TEST(JsonFeed, AttachedPicturesServeAsTheImage) {
  EXPECT_EQ(
      read_json_item(R"("banner_image": "/b", "attachments": [{"mime_type": "image/png", "url": "/a"}])")
          .image,
      "http://example.com/b");
  EXPECT_EQ(read_json_item(R"("attachments": [{"mime_type": "image/png", "url": "/a"}])").image,
            "http://example.com/a");
}

TEST(JsonFeed, RelativeAddressesFollowTheFeedsOwn) {
  const auto feed = parse_feed(
      R"({"feed_url": "http://paper.example/a/feed.json", "items": [{"url": "b", "title": "t"}]})", {});
  ASSERT_TRUE(feed.ok());
  EXPECT_EQ(feed->entries[0].link, "http://paper.example/a/b");
}

TEST(JsonFeed, BadJsonIsToldWithItsPlace) {
  constexpr std::string_view kRows[][2] = {
      {"{\"version\": \"x\",\n \"items\": [}", "line 2, column 12"},
      {"{\"items\": [{\"id\": nul}]}", "line 1, column 22"},
      {"{\"items\": [{\"title\": \"cut", "line 1, column 26"},
      {"{\"items\": [{\"title\": \"\\x\"", "line 1, column 24"},
  };
  for (const auto& [json, place] : kRows) {
    const auto feed = parse_feed(json, {"http://example.com/feed.json", ""});
    ASSERT_FALSE(feed.ok()) << json;
    EXPECT_EQ(feed.error().code, core::ErrorCode::kInvalidInput);
    EXPECT_EQ(feed.error().message, "bad JSON at " + std::string(place)) << json;
    EXPECT_EQ(feed.error().where, "http://example.com/feed.json");
  }
}

TEST(JsonFeed, ItemsBeforeTheFaultAreKept) {
  const Feed feed = read_feed("{\"items\": [{\"title\": \"a\"},\n{\"title\": \"b\"}, {\"title\": ]}");
  EXPECT_THAT(feed.entries, SizeIs(2));
  EXPECT_THAT(feed.mended, ElementsAre("bad JSON at line 2, column 27, read up to there"));
}

TEST(JsonFeed, ControlCharactersAndHalfSurrogatesAreMended) {
  const Feed feed = read_feed("{\"items\": [{\"title\": \"two\nlines \\ud83d\"}, {\"title\": \"b\"}]}");
  ASSERT_THAT(feed.entries, SizeIs(2));
  EXPECT_EQ(feed.entries[0].title, "two lines \xEF\xBF\xBD");
  EXPECT_THAT(feed.mended, ElementsAre(HasSubstr("control characters")));
}

TEST(JsonFeed, OtherJsonIsAnError) {
  for (const std::string_view json :
       {"{}", "[]", "[{\"items\": []}]", "{\"a\": {\"items\": []}}", "{\"items\": 3}"}) {
    const auto feed = parse_feed(json, {});
    ASSERT_FALSE(feed.ok()) << json;
    EXPECT_THAT(feed.error().message, HasSubstr("no JSON Feed")) << json;
  }
}

TEST(JsonFeed, IsReadInAnyEncoding) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("{\"items\": [{\"title\": \"caf\xE9\"}]}")) wide += {c, '\0'};
  ASSERT_THAT(read_feed(wide).entries, SizeIs(1));
  EXPECT_EQ(read_feed(wide).entries[0].title, "café");
  EXPECT_THAT(read_feed("\xEF\xBB\xBF \n{\"items\": [{\"title\": \"a\"}]}").entries, SizeIs(1));
}

TEST(JsonFeed, FloodsAreBounded) {
  const auto flood = [](std::string_view piece) {
    std::string out;
    for (int i = 0; i < 200000; ++i) out += piece;
    return out;
  };
  const std::string open = R"({"items": [{"title": "kept"}, )";
  for (const std::string& tail : {flood("["), flood("{\"a\":"), flood("{},") + "{}]}", flood("0,") + "0]}",
                                  "{\"tags\": [" + flood("\"\","), "{\"title\": \"" + flood("word "),
                                  "{\"tags\": [" + flood("[],"), "{" + flood("\"x\": {},")}) {
    const auto feed = parse_feed(open + tail, {});
    ASSERT_TRUE(feed.ok()) << tail.substr(0, 20);
    EXPECT_EQ(feed->entries[0].title, "kept");
  }
  std::string tags;
  for (int i = 0; i < 50000; ++i) tags += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
  EXPECT_THAT(read_json_item("\"tags\": [" + tags + "]").tags, SizeIs(500));
}

}  // namespace
}  // namespace lede::parse
