#include "common/article/identity.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace lede::article {
namespace {

constexpr const char* kFeed = "http://example.com/feed.xml";

Article sample() {
  Article a;
  a.id = "1";
  a.title = "Title";
  a.text = "Text";
  a.published = std::chrono::sys_seconds(std::chrono::seconds(1'417'986'300));
  a.published_from = DateFrom::kFeed;
  return a;
}

std::string id_of(Article a, const std::string& feed) {
  a.id.clear();
  assign_id(a, feed);
  return a.id;
}

TEST(AssignId, KeepsAGivenOne) {
  Article a = sample();
  a.guid = "http://example.com/1";
  assign_id(a, kFeed);
  EXPECT_EQ(a.id, "1");
}

TEST(AssignId, GuidThatIsAUrlStandsAlone) {
  Article a = sample();
  a.guid = "HTTP://Example.com:80/?p=12#top";
  EXPECT_EQ(id_of(a, kFeed), "http://example.com/?p=12");
  EXPECT_EQ(id_of(a, ""), "http://example.com/?p=12");
}

TEST(AssignId, GuidThatIsUniqueEverywhereStandsAlone) {
  Article a = sample();
  for (const char* guid : {"tag:example.com,2014:1", "urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a"}) {
    a.guid = guid;
    EXPECT_EQ(id_of(a, kFeed), guid);
  }
}

TEST(AssignId, OtherGuidsAreMadeUniqueByTheirFeed) {
  Article a = sample();
  a.guid = "12 a";
  EXPECT_NE(id_of(a, kFeed), id_of(a, "http://example.org/feed.xml"));
  EXPECT_EQ(id_of(a, kFeed), "http://example.com/feed.xml#12%20a");
  a.url = "http://www.example.net/a";
  EXPECT_EQ(id_of(a, ""), "example.net#12%20a");
  a.url.clear();
  a.source = "The Paper";
  EXPECT_EQ(id_of(a, ""), "The%20Paper#12%20a");
  a.source.clear();
  EXPECT_EQ(id_of(a, ""), "12%20a");
}

TEST(AssignId, UrlStandsInForAMissingGuid) {
  Article a = sample();
  a.url = "https://example.com/a?utm_source=x";
  EXPECT_EQ(id_of(a, kFeed), "https://example.com/a");
  a.url.clear();
  a.link = "https://example.com/b";
  EXPECT_EQ(id_of(a, kFeed), "https://example.com/b");
}

TEST(AssignId, ContentStandsInForBoth) {
  const Article a = sample();
  const std::string id = id_of(a, kFeed);
  EXPECT_EQ(id.substr(0, 5), "hash:");
  EXPECT_EQ(id_of(a, ""), id);
  Article other = a;
  other.text = "Other";
  EXPECT_NE(id_of(other, ""), id);
  Article later = a;
  later.published = *a.published + std::chrono::hours(1);
  EXPECT_NE(id_of(later, ""), id);
}

TEST(ContentFingerprint, IsTheSameOnEveryMachine) {
  EXPECT_EQ(content_fingerprint(sample()), 5442218849068132092U);
}

TEST(ContentFingerprint, PassesOverWhatIsNoContent) {
  Article a = sample();
  const std::uint64_t before = content_fingerprint(a);
  a.collected = a.published;
  a.story = "s";
  a.input = "i";
  a.fetched_url = "http://example.com/x";
  EXPECT_EQ(content_fingerprint(a), before);
}

TEST(ContentFingerprint, EveryFieldCounts) {
  const std::vector<std::function<void(Article&)>> changes = {
      [](Article&) {},
      [](Article& a) { a.id += "x"; },
      [](Article& a) { a.url = "x"; },
      [](Article& a) { a.link = "x"; },
      [](Article& a) { a.guid = "x"; },
      [](Article& a) { a.title = "x"; },
      [](Article& a) {
        a.authors = {"x", "y"};
      },
      [](Article& a) { a.authors = {"xy"}; },
      [](Article& a) {
        a.authors = {"", "xy"};
      },
      [](Article& a) { a.published.reset(); },
      [](Article& a) { a.updated = a.published; },
      [](Article& a) { a.published_from = DateFrom::kUrl; },
      [](Article& a) { a.source = "x"; },
      [](Article& a) { a.origin = "x"; },
      [](Article& a) { a.section = "x"; },
      [](Article& a) { a.language = "x"; },
      [](Article& a) { a.summary = "x"; },
      [](Article& a) { a.text += "x"; },
      [](Article& a) {
        a.tags = {{"x", TagBy::kPublisher, {}}};
      },
      [](Article& a) {
        a.tags = {{"x", TagBy::kLearned, {}}};
      },
      [](Article& a) {
        a.tags = {{"x", TagBy::kLearned, 0.5}};
      },
      [](Article& a) {
        a.tags = {{"x", TagBy::kLearned, 0.0}};
      },
      [](Article& a) { a.image = "x"; },
      [](Article& a) {
        a.media = {{"x", "", ""}};
      },
      [](Article& a) {
        a.media = {{"", "x", ""}};
      },
      [](Article& a) {
        a.media = {{"", "", "x"}};
      },
      [](Article& a) { a.comments_url = "x"; },
      [](Article& a) { a.comments_count = 0; },
      [](Article& a) { a.comments_count = 1; },
      [](Article& a) {
        a.quotes = {{"x", ""}};
      },
      [](Article& a) {
        a.quotes = {{"", "x"}};
      },
  };
  std::set<std::uint64_t> seen;
  for (const auto& change : changes) {
    Article a = sample();
    change(a);
    seen.insert(content_fingerprint(a));
  }
  EXPECT_EQ(seen.size(), changes.size());
}

}  // namespace
}  // namespace lede::article
