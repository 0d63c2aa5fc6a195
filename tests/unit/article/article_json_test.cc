#include "common/article/article_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lede::article {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A record that reads well, for tests of one of its keys.
Article read(const std::string& keys) {
  auto result = article_from_json(R"({"title":"T",)" + keys + "}");
  EXPECT_TRUE(result.ok()) << keys << ": " << (result.ok() ? "" : result.error().message);
  return result.ok() ? *result : Article();
}

std::string error_of(const std::string& json) {
  const auto result = article_from_json(json);
  EXPECT_FALSE(result.ok()) << json;
  if (result.ok()) return {};
  EXPECT_EQ(result.error().code, core::ErrorCode::kInvalidInput);
  return result.error().message;
}

constexpr const char* kFull =
    R"({"id":"i","url":"http://example.com/a","link":"http://example.com/a?x","fetched_url":"http://example.com/f",)"
    R"("guid":"g","title":"Kōnan \"T\"","authors":["A","B"],"published":"2014-12-07T21:05:00Z",)"
    R"("updated":"2014-12-08T00:00:00Z","collected":"2014-12-09T00:00:00Z","published_from":"json-ld","source":"S",)"
    R"("origin":"O","section":"world","language":"en","summary":"Sum","text":"One\n\nTwo",)"
    R"("tags":[{"name":"sony","by":"publisher"},{"name":"film","by":"learned","score":0.25}],)"
    R"("image":"http://example.com/i.jpg",)"
    R"("media":[{"url":"http://example.com/m","type":"image/jpeg","caption":"C","credit":"R"}],)"
    R"("comments_url":"http://example.com/c","comments_count":12,"quotes":[{"text":"Q","speaker":"K"}],)"
    R"("story":"s","input":"in.xml"})";

TEST(ArticleJson, EveryKeyIsReadAndWrittenInTheContractsOrder) {
  const auto article = article_from_json(kFull);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "Kōnan \"T\"");
  EXPECT_THAT(article->authors, ElementsAre("A", "B"));
  EXPECT_EQ(article->published, sys_seconds(seconds(1'417'986'300)));
  EXPECT_EQ(article->published_from, DateFrom::kJsonLd);
  EXPECT_THAT(article->tags,
              ElementsAre(Tag{"sony", TagBy::kPublisher, {}}, Tag{"film", TagBy::kLearned, 0.25}));
  EXPECT_THAT(article->media, ElementsAre(Media{"http://example.com/m", "image/jpeg", "C", "R"}));
  EXPECT_EQ(article->comments_count, 12);
  EXPECT_THAT(article->quotes, ElementsAre(Quote{"Q", "K"}));
  EXPECT_EQ(to_json(*article), kFull);
}

TEST(ArticleJson, AbsentValuesAreLeftOut) {
  Article article;
  article.title = "T";
  EXPECT_EQ(to_json(article), R"({"title":"T","published_from":"collected"})");
}

TEST(ArticleJson, TextCanBeLeftOut) {
  const auto article = article_from_json(R"({"title":"T","text":"X","summary":"S"})");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(to_json_without_text(*article), R"({"title":"T","published_from":"collected","summary":"S"})");
}

TEST(ArticleJson, StringsAreEscapedAsTheRfcSays) {
  std::string out;
  append_json_string(out, std::string("\"\\/\b\f\n\r\t\x01\x1F\x7Fé😀\0", 18));
  EXPECT_EQ(out, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7Fé😀\\u0000\"");
}

TEST(ArticleJson, ListsMayBeStringsOrOneValue) {
  EXPECT_THAT(read(R"("authors":"A")").authors, ElementsAre("A"));
  EXPECT_THAT(read(R"("authors":["A","",null])").authors, ElementsAre("A"));
  EXPECT_THAT(read(R"("tags":["a",{"name":"b"},""])").tags,
              ElementsAre(Tag{"a", TagBy::kPublisher, {}}, Tag{"b", TagBy::kPublisher, {}}));
  EXPECT_THAT(read(R"("tags":"a")").tags, ElementsAre(Tag{"a", TagBy::kPublisher, {}}));
  EXPECT_THAT(read(R"("media":["http://example.com/m",{"type":"x"}])").media,
              ElementsAre(Media{"http://example.com/m", "", ""}));
  EXPECT_TRUE(read(R"("authors":[],"tags":null,"media":null,"quotes":[])").tags.empty());
}

TEST(ArticleJson, UnknownKeysAreSkippedAndNullIsAbsent) {
  const Article article =
      read(R"("x":{"title":[1,2,{"y":null}]},"text":null,"comments_count":null,"updated":null)");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.comments_count, std::nullopt);
}

TEST(ArticleJson, TheLastOfAKeyGivenTwiceCounts) {
  const Article article = read(R"("title":"A","title":"B","tags":["x"],"tags":["y"])");
  EXPECT_EQ(article.title, "B");
  EXPECT_EQ(article.tags.size(), 1U);
}

TEST(ArticleJson, DatesAreRfc3339OrBareDays) {
  EXPECT_EQ(read(R"("published":"2014-12-07")").published, sys_seconds(seconds(1'417'910'400)));
  EXPECT_EQ(read(R"("published":"2014-12-08T06:05:00+09:00")").published,
            sys_seconds(seconds(1'417'986'300)));
  EXPECT_EQ(read(R"("published":"")").published, std::nullopt);
  for (const char* date : {"2014", "2014-12", "yesterday", "2014-02-30", "12/07/2014 or so"}) {
    EXPECT_THAT(error_of(std::string(R"({"title":"T","published":")") + date + "\"}"),
                HasSubstr("'published'"))
        << date;
  }
}

TEST(ArticleJson, DatesKeepThePublishersClock) {
  const std::string json =
      R"({"title":"t","published":"2014-12-07T00:30:00+08:00","updated":"2014-12-07T09:00:00-05:00",)"
      R"("published_from":"meta"})";
  const auto article = article_from_json(json);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->published, sys_seconds(seconds(1'417'883'400)));
  EXPECT_EQ(to_json(*article), json);
}

TEST(ArticleJson, WhereTheDateWasFoundFollowsFromTheDate) {
  EXPECT_EQ(read(R"("published":"2014-12-07")").published_from, DateFrom::kFeed);
  EXPECT_EQ(read(R"("published":"2014-12-07","published_from":"url")").published_from, DateFrom::kUrl);
  EXPECT_EQ(read(R"("published_from":"url","published":"2014-12-07")").published_from, DateFrom::kUrl);
  EXPECT_EQ(read(R"("published_from":"url")").published_from, DateFrom::kCollected);
  const Article collected = read(R"("published":"2014-12-07","published_from":"collected")");
  EXPECT_EQ(collected.published, std::nullopt);
  EXPECT_EQ(collected.published_from, DateFrom::kCollected);
}

TEST(ArticleJson, WrongTypesAreNamed) {
  struct Row {
    const char* keys;
    const char* key;
  };
  const std::vector<Row> rows = {
      {R"("title":1)", "'title'"},
      {R"("text":["a"])", "'text'"},
      {R"("id":12)", "'id'"},
      {R"("published":1417986300)", "'published'"},
      {R"("published_from":"guess")", "'published_from'"},
      {R"("authors":{"name":"A"})", "'authors'"},
      {R"("authors":[1])", "'authors'"},
      {R"("tags":[1])", "'tags'"},
      {R"("tags":[["a"]])", "'tags'"},
      {R"("tags":[{"name":1}])", "'tags.name'"},
      {R"("tags":[{"name":"a","by":"me"}])", "'tags.by'"},
      {R"("tags":[{"name":"a","score":"1"}])", "'tags.score'"},
      {R"("tags":[{"name":"a","score":1.5}])", "'tags.score'"},
      {R"("media":[true])", "'media'"},
      {R"("media":[{"url":1}])", "'media.url'"},
      {R"("comments_count":"12")", "'comments_count'"},
      {R"("comments_count":1.5)", "'comments_count'"},
      {R"("comments_count":-1)", "'comments_count'"},
      {R"("quotes":["q"])", "'quotes'"},
      {R"("quotes":[{"speaker":1}])", "'quotes.speaker'"},
  };
  for (const Row& row : rows) {
    EXPECT_THAT(error_of(std::string(R"({"summary":"S",)") + row.keys + "}"), HasSubstr(row.key));
  }
}

TEST(ArticleJson, WhatIsNoRecordIsAnError) {
  for (const char* json : {"",
                           "  ",
                           "{",
                           "{}",
                           "[]",
                           "null",
                           "1",
                           "\"a\"",
                           "{\"title\":\"T\"",
                           "{\"title\":\"T\"} x",
                           "{\"title\":\"T\"}{}",
                           "{title:1}",
                           "{\"title\":\"T\",}",
                           "{\"title\":\"a\\x\"}",
                           "{\"title\":\"a\nb\"}",
                           "{\"title\":\" \\n\"}",
                           "{\"url\":\"http://example.com/\"}",
                           "<html>",
                           "{\"title\":\"T\",\"x\":1e999}",
                           "\xEF\xBB\xBF"}) {
    EXPECT_FALSE(error_of(json).empty()) << json;
  }
}

TEST(ArticleJson, AnIdAloneIsARecord) {
  const auto article = article_from_json(R"({"id":"i"})");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->id, "i");
}

TEST(ArticleJson, ARecordWithoutItsTextReadsBackWhateverElseItHas) {
  Article article;
  article.url = "http://example.com/a";
  article.text = "all that there is";
  const auto header = article_from_json_without_text(to_json_without_text(article));
  ASSERT_TRUE(header.ok());
  EXPECT_EQ(header->url, article.url);
  EXPECT_EQ(header->text, "");
  EXPECT_FALSE(article_from_json_without_text("{").ok());
}

TEST(ArticleJson, AByteOrderMarkIsPassedOver) {
  EXPECT_TRUE(article_from_json("\xEF\xBB\xBF{\"title\":\"T\"}").ok());
}

TEST(ArticleJson, BadTextIsMended) {
  EXPECT_EQ(read("\"text\":\"a\xFFz\"").text, "a\uFFFDz");
  EXPECT_EQ(read(R"("text":"a\ud83dz")").text, "a\uFFFDz");
  EXPECT_EQ(read("\"summary\":\"\xC3\",\"text\":\"\\udc00 \\ud83d\\ude00\"").text, "\uFFFD 😀");
  EXPECT_EQ(read(R"("text":"a\u0000b\u0001c\td\r\ne")").text, "abc\td\ne");
}

TEST(ArticleJson, DeepNestingIsAnError) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_THAT(error_of(R"({"title":"T","x":)" + deep + "}"), HasSubstr("nested too deeply"));
}

TEST(ArticleJson, AGiantLineIsReadAndTheNextOneToo) {
  ArticleReader reader;
  const std::string text(100'000'000, 'x');
  const auto giant = reader.read(R"({"title":"T","text":")" + text + "\"}");
  ASSERT_TRUE(giant.ok());
  EXPECT_EQ(giant->text.size(), text.size());
  EXPECT_TRUE(reader.read(R"({"title":"T"})").ok());
}

TEST(ArticleReader, GoesOnAfterAnError) {
  ArticleReader reader;
  EXPECT_FALSE(reader.read("{").ok());
  const auto article = reader.read(R"({"title":"T"})");
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->title, "T");
}

}  // namespace
}  // namespace lede::article
