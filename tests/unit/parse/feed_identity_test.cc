#include "indexer/parse/feed_identity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/parse/read_feed.h"

namespace lede::parse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

Feed read_items(const std::string& items) {
  return read_feed("<rss><channel><title>The Paper</title><link>http://example.com/</link>" + items +
                   "</channel></rss>");
}

std::string item(const std::string& title, const std::string& guid, const std::string& link) {
  return "<item><title>" + title + "</title>" +
         (guid.empty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>") +
         (link.empty() ? "" : "<link>" + link + "</link>") + "</item>";
}

std::vector<std::string> ids(const Feed& feed) {
  std::vector<std::string> out;
  for (const article::Article& entry : feed.entries) out.push_back(entry.id);
  return out;
}

TEST(FeedIdentity, GuidsThatTellApartAreTheIdentities) {
  const Feed feed = read_items(item("A", "1", "/a") + item("B", "2", "/a") + item("C", "", "/c") +
                               item("D", "http://example.com/d", ""));
  EXPECT_THAT(ids(feed),
              ElementsAre("http://example.com/feeds/news.xml#1", "http://example.com/feeds/news.xml#2",
                          "http://example.com/c", "http://example.com/d"));
  EXPECT_THAT(feed.remarks, IsEmpty());
}

TEST(FeedIdentity, AGuidOfDifferentTitlesAndLinksGivesWayToTheLinks) {
  const Feed feed = read_items(item("A", "0", "/a") + item("B", "0", "/b") + item("C", "3", "/c"));
  EXPECT_THAT(ids(feed), ElementsAre("http://example.com/a", "http://example.com/b",
                                     "http://example.com/feeds/news.xml#3"));
  EXPECT_THAT(feed.remarks,
              ElementsAre("2 different entries have the guid '0', which therefore identifies none of them"));
}

TEST(FeedIdentity, ALinkOfDifferentTitlesGivesWayToTheTitles) {
  const Feed feed = read_items(item("A", "", "/all") + item("B", "", "/all"));
  EXPECT_THAT(ids(feed),
              ElementsAre(StartsWith("http://example.com/all#"), StartsWith("http://example.com/all#")));
  EXPECT_NE(feed.entries[0].id, feed.entries[1].id);
  EXPECT_THAT(feed.remarks, ElementsAre(HasSubstr("have the link 'http://example.com/all'")));
}

TEST(FeedIdentity, OneGuidAndOneLinkForAllGiveWayToTheTitles) {
  const Feed feed = read_items(item("A", "x", "/all") + item("B", "x", "/all") + item("C", "x", "/all"));
  const std::vector<std::string> all = ids(feed);
  EXPECT_THAT(std::set<std::string>(all.begin(), all.end()), SizeIs(3));
}

TEST(FeedIdentity, AnchorsTellApartWhatLiesOnOnePage) {
  const Feed feed =
      read_items(item("A", "http://example.com/log#a", "") + item("B", "http://example.com/log#b", "") +
                 item("C", "", "/list#c") + item("D", "", "/list#d"));
  EXPECT_THAT(ids(feed), ElementsAre("http://example.com/log#a", "http://example.com/log#b",
                                     "http://example.com/list#c", "http://example.com/list#d"));
}

TEST(FeedIdentity, TheSitesAddressIdentifiesNoEntry) {
  const Feed feed = read_items(item("A", "http://example.com", "/a") + item("B", "", "http://example.com/"));
  EXPECT_EQ(feed.entries[0].id, "http://example.com/a");
  EXPECT_THAT(feed.entries[1].id, StartsWith("http://example.com/#"));
  EXPECT_THAT(feed.remarks, ElementsAre(StartsWith("2 entries have the address of the site")));
  // One entry alone has the identity that it has among others.
  EXPECT_EQ(read_items(item("B", "", "http://example.com/")).entries[0].id, feed.entries[1].id);
}

TEST(FeedIdentity, OneArticleListedTwiceStaysOne) {
  for (const std::string& twice :
       {item("A", "1", "/a") + item("A, updated", "1", "/a"),
        item("A", "1", "/a") + item("A", "1", "/a?ref=top"), item("A", "", "/a") + item("A", "", "/a"),
        item("A", "", "/a?utm_source=x") + item("A", "", "/a")}) {
    const Feed feed = read_items(twice);
    ASSERT_THAT(feed.entries, SizeIs(2));
    EXPECT_EQ(feed.entries[0].id, feed.entries[1].id) << twice;
    EXPECT_THAT(feed.remarks, IsEmpty()) << twice;
  }
}

TEST(FeedIdentity, EntriesWithoutTitleAreKnownByTheirText) {
  const Feed feed = read_items(
      "<item><guid>0</guid><link>/a</link><description>One</description></item>"
      "<item><guid>0</guid><link>/b</link><description>Two</description></item>"
      "<item><link>/c</link><description>Three</description></item>"
      "<item><link>/c</link><description>Four</description></item>");
  const std::vector<std::string> all = ids(feed);
  EXPECT_THAT(std::set<std::string>(all.begin(), all.end()), SizeIs(4));
}

TEST(FeedIdentity, EditionsOfOneTitleAreTheirOwnArticles) {
  const auto edition = [](int day, const std::string& guid, const std::string& link,
                          const std::string& text) {
    return "<item><title>Morning news</title><guid isPermaLink='false'>" + guid + "</guid><link>" + link +
           "</link><pubDate>0" + std::to_string(day) + " Dec 2014 06:00:00 GMT</pubDate><description>" +
           text + "</description></item>";
  };
  const auto articles = [](const std::string& items) {
    const std::vector<std::string> all = ids(read_items(items));
    return std::set<std::string>(all.begin(), all.end()).size();
  };
  EXPECT_EQ(articles(edition(1, "0", "/a", "One") + edition(2, "0", "/b", "Two")), 2u);
  EXPECT_EQ(
      articles(edition(1, "0", "/a", "One") + edition(2, "0", "/a", "Two") + edition(3, "0", "/a", "Three")),
      3u);
  // One article and what became of it.
  EXPECT_EQ(articles(edition(1, "0", "/a", "One") + edition(2, "0", "/a", "Two")), 1u);
  EXPECT_EQ(articles(edition(1, "0", "/a", "One") + edition(2, "0", "/b", "One")), 1u);
  EXPECT_EQ(articles(edition(1, "0", "/a", "One") + edition(1, "0", "/b", "Two")), 1u);
}

// The window of a feed moves on from one fetch to the next.
TEST(FeedIdentity, StaysTheSameWhenOtherEntriesComeAndGo) {
  for (const auto& [guid, link] : {std::pair("0", "/%"),
                                   {"http://example.com/", "/%"},
                                   {"", "/all"},
                                   {"0", "/all"},
                                   {"", "/page#%"},
                                   {"http://example.com/page#%", "/page"}}) {
    const auto entries = [guid = std::string(guid), link = std::string(link)](int from, int to) {
      std::string items;
      for (int i = from; i < to; ++i) {
        const auto numbered = [&](std::string s) {
          if (const std::size_t at = s.find('%'); at != std::string::npos)
            s.replace(at, 1, std::to_string(i));
          return s;
        };
        items += item("Title " + std::to_string(i), numbered(guid), numbered(link));
      }
      return read_items(items).entries;
    };
    const auto first = entries(0, 10), second = entries(5, 15);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(first[i + 5].id, second[i].id) << guid << " " << link;
    std::set<std::string> all;
    for (const auto& entry : first) all.insert(entry.id);
    for (const auto& entry : second) all.insert(entry.id);
    EXPECT_THAT(all, SizeIs(15)) << guid << " " << link;
  }
}

TEST(FeedIdentity, ManyEntriesOfOneGuidTakeLinearTime) {
  std::string items;
  for (int i = 0; i < 20000; ++i) items += item("T" + std::to_string(i), "0", "/all");
  const Feed feed = read_items(items);
  const std::vector<std::string> all = ids(feed);
  EXPECT_THAT(std::set<std::string>(all.begin(), all.end()), SizeIs(20000));
  EXPECT_THAT(feed.remarks, SizeIs(2));
}

}  // namespace
}  // namespace lede::parse
