// What holds of any article and any bytes read as one. The seeds are fixed: a failure repeats.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/article/article_json.h"
#include "common/article/identity.h"
#include "common/article/tag_name.h"
#include "common/text/utf8.h"

namespace lede::article {
namespace {

using Random = std::mt19937_64;

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

std::string any_string(Random& random) {
  static constexpr std::string_view kAscii = "aZ 09\"\\/\t\n{}[]:,'-\x7F";
  std::string s;
  for (std::size_t n = below(random, 12); n > 0; --n) {
    if (below(random, 3) != 0) {
      s += kAscii[below(random, kAscii.size())];
    } else {
      text::append_utf8(s, static_cast<char32_t>(0x80 + below(random, 0x10FF00)));
    }
  }
  return s;
}

// Empty items of lists are absent values, so they have none.
std::string some_string(Random& random) { return "x" + any_string(random); }

std::optional<std::chrono::sys_seconds> any_time(Random& random) {
  if (below(random, 3) == 0) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(below(random, 8'000'000'000) - 2'000'000'000));
}

std::optional<double> any_score(Random& random) {
  switch (below(random, 4)) {
    case 0:
      return std::nullopt;
    case 1:
      return 1.0;
    default:
      return std::generate_canonical<double, 53>(random);
  }
}

Article any_article(Random& random) {
  Article a;
  a.title = some_string(random);
  for (std::string* field :
       {&a.id, &a.url, &a.link, &a.fetched_url, &a.guid, &a.source, &a.origin, &a.section, &a.language,
        &a.summary, &a.text, &a.image, &a.comments_url, &a.story, &a.input}) {
    *field = any_string(random);
  }
  for (std::size_t n = below(random, 3); n > 0; --n) a.authors.push_back(some_string(random));
  a.published = any_time(random);
  a.updated = any_time(random);
  a.collected = any_time(random);
  const auto any_offset = [&] {
    return std::chrono::minutes(static_cast<int>(below(random, 2 * 14 * 60)) - 14 * 60);
  };
  if (a.published) a.published_offset = any_offset();
  if (a.updated) a.updated_offset = any_offset();
  a.published_from = a.published ? static_cast<DateFrom>(below(random, 5)) : DateFrom::kCollected;
  for (std::size_t n = below(random, 3); n > 0; --n) {
    a.tags.push_back({some_string(random), static_cast<TagBy>(below(random, 3)), any_score(random)});
  }
  for (std::size_t n = below(random, 3); n > 0; --n) a.publisher_tags.push_back(some_string(random));
  for (std::size_t n = below(random, 3); n > 0; --n) {
    a.media.push_back({some_string(random), any_string(random), any_string(random), any_string(random)});
  }
  if (below(random, 2) == 0) a.comments_count = static_cast<std::int64_t>(random() >> 1);
  for (std::size_t n = below(random, 3); n > 0; --n)
    a.quotes.push_back({some_string(random), any_string(random)});
  return a;
}

TEST(ArticleProperty, WhatIsWrittenIsReadBack) {
  Random random(1);
  ArticleReader reader;
  for (int round = 0; round < 5'000; ++round) {
    const Article article = any_article(random);
    const std::string json = to_json(article);
    const auto again = reader.read(json);
    ASSERT_TRUE(again.ok()) << json << again.error().message;
    ASSERT_EQ(*again, article) << json;
    ASSERT_EQ(to_json(*again), json);
    ASSERT_EQ(content_fingerprint(*again), content_fingerprint(article)) << json;
    ASSERT_EQ(json.find('\n'), std::string::npos);
  }
}

// Bytes of a record thrown about: read or refused, never worse; and what is read is whole.
TEST(ArticleProperty, DamagedRecordsAreReadOrRefused) {
  Random random(2);
  ArticleReader reader;
  int read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string json = to_json(any_article(random));
    for (std::size_t n = 1 + below(random, 3); n > 0 && !json.empty(); --n) {
      const std::size_t at = below(random, json.size());
      switch (below(random, 4)) {
        case 0:
          json[at] = static_cast<char>(random());
          break;
        case 1:
          json.erase(at, below(random, 5));
          break;
        case 2:
          json.insert(at, "\\ud83d");
          break;
        default:
          json.resize(at + 1);
      }
    }
    const auto article = reader.read(json);
    if (!article.ok()) continue;
    ++read;
    const std::string once = to_json(*article);
    ASSERT_TRUE(text::is_valid_utf8(once)) << json;
    const auto again = reader.read(once);
    ASSERT_TRUE(again.ok()) << once;
    ASSERT_EQ(*again, *article) << once;
  }
  EXPECT_GT(read, 100);
}

TEST(ArticleProperty, AnIdIsGivenOnce) {
  Random random(3);
  for (int round = 0; round < 2'000; ++round) {
    Article article = any_article(random);
    article.id.clear();
    assign_id(article, "http://example.com/feed");
    ASSERT_FALSE(article.id.empty());
    ASSERT_EQ(article.id.find_first_of(" \t\n"), std::string::npos) << article.id;
    const std::string id = article.id;
    assign_id(article, "http://example.org/other");
    ASSERT_EQ(article.id, id);
  }
}

TEST(ArticleProperty, FoldTagIsIdempotent) {
  Random random(4);
  for (int round = 0; round < 20'000; ++round) {
    const std::string name = any_string(random);
    const std::string key = fold_tag(name);
    ASSERT_EQ(fold_tag(key), key) << name;
    if (text::collapse_white_space(name).empty()) {
      ASSERT_EQ(key, "") << name;
    }
    if (name.find_first_of("aZ09\"\\/{}[]:,'-") != std::string::npos) {
      ASSERT_NE(key, "") << name;
    }
  }
}

}  // namespace
}  // namespace lede::article
