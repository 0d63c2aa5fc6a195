#include "indexer/write/known_identity.h"

#include "common/article/identity.h"
#include "tests/support/test_archive.h"

namespace lede::write {
namespace {

constexpr const char* kFeed = "http://example.com/feed.xml";

article::Article entry(const std::string& guid, const std::string& url, const std::string& title,
                       article::IdentityBy by) {
  article::Article article = support::make_article("", title, "text");
  article.guid = guid;
  article.url = url;
  article.id = article::identity(article, kFeed, by);
  return article;
}

std::string known(const support::TestArchive& archive, const article::Article& article) {
  auto id = known_identity(archive.open(), article, kFeed);
  EXPECT_TRUE(id.ok());
  return *id;
}

TEST(KnownIdentity, IsTheArticlesOwnWhereThatIsThere) {
  support::TestArchive archive;
  const auto kept = entry("0", "http://example.com/1", "One", article::IdentityBy::kGuid);
  EXPECT_EQ(known(archive, kept), kept.id);
  archive.add({kept});
  const auto changed = entry("0", "http://example.com/2", "Two", article::IdentityBy::kGuid);
  EXPECT_EQ(known(archive, changed), kept.id);
}

TEST(KnownIdentity, IsThatOfTheSameArticleWhicheverNameServed) {
  using enum article::IdentityBy;
  for (const auto& [then, now] :
       {std::pair(kGuid, kUrl), {kUrl, kGuid}, {kGuid, kHeadline}, {kHeadline, kGuid}}) {
    support::TestArchive archive;
    const auto kept = entry("0", "http://example.com/1", "One", then);
    archive.add({kept});
    EXPECT_EQ(known(archive, entry("0", "http://example.com/1", "One", now)), kept.id);
    if (then != kHeadline && now != kHeadline) {
      EXPECT_EQ(known(archive, entry("0", "http://example.com/1", "One, updated", now)), kept.id);
    }
  }
}

TEST(KnownIdentity, AnotherArticleOfThatNameIsNotTheSame) {
  using enum article::IdentityBy;
  support::TestArchive archive;
  archive.add(
      {entry("0", "http://example.com/1", "One", kGuid), entry("", "http://example.com/3", "Three", kUrl)});
  const auto other = entry("0", "http://example.com/2", "Two", kUrl);
  EXPECT_EQ(known(archive, other), other.id);
  const auto named = entry("7", "http://example.com/3", "Three", kGuid);
  EXPECT_EQ(known(archive, named), named.id);
}

TEST(KnownIdentity, TheNextEditionUnderOneTitleIsNotTheSame) {
  using enum article::IdentityBy;
  support::TestArchive archive;
  auto first = entry("0", "http://example.com/1", "Morning news", kGuid);
  first.published = std::chrono::sys_days{std::chrono::year{2014} / 12 / 1};
  first.published_from = article::DateFrom::kFeed;
  archive.add({first});
  auto next = entry("0", "http://example.com/1", "Morning news", kGuid);
  next.published = *first.published + std::chrono::days(1);
  next.published_from = article::DateFrom::kFeed;
  next.id = article::identity(next, kFeed, kDated);
  EXPECT_EQ(known(archive, next), first.id);  // only its date was changed
  next.text = "Other text";
  EXPECT_EQ(known(archive, next), next.id);
}

}  // namespace
}  // namespace lede::write
