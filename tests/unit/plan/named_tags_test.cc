#include "searcher/plan/named_tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/archive/archive_folder.h"
#include "common/archive/tag_table.h"
#include "common/core/file_writer.h"
#include "searcher/match/ranking.h"
#include "searcher/plan/plan.h"
#include "searcher/query/parser.h"
#include "tests/support/test_archive.h"

namespace lede::plan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

article::Article about(const std::string& id, const std::vector<std::string>& tags) {
  article::Article article = support::make_article(
      id, "Headline",
      "Kim Jong Un, the DPRK, Sony and a bond of peace: what may come of the may film, and who.");
  for (const std::string& tag : tags) article.tags.push_back({tag, article::TagBy::kPublisher, {}});
  return article;
}

class NamedTags : public testing::Test {
 protected:
  NamedTags() {
    archive_.add({about("plain", {}), about("kim", {"Kim Jong Un"}), about("korea", {"North Korea"})});
    archive_.add({about("sony", {"sony"}), about("who", {"Who"}), about("bond", {"James Bond"}),
                  about("treaty", {"Bond"}), about("other", {})});
    const archive::TagFacts tags[] = {{"Kim Jong Un", "person", "", {"Kim"}, {}},
                                      {"North Korea", "place", "", {"DPRK"}, {}},
                                      {"James Bond", "", "", {"peace"}, {}},
                                      {"Bond", "", "", {"peace"}, {}}};
    EXPECT_TRUE(
        core::replace_file(archive_.folder() / archive::kTagTableFile, archive::encode_tag_table(tags)));
  }
  Plan plan(std::string_view query, bool exact = false, bool ranked = true) {
    Request request{*query::parse_query(query, query::MatchWords::kAll), {}, "", "", {}};
    request.exact = exact;
    request.ranked = ranked;
    return *make_plan(request, archive_.open());
  }
  // The id of the first result; all articles have the same words.
  std::string first(std::string_view query) {
    const archive::Snapshot snapshot = archive_.open();
    const auto hits = match::rank(snapshot, plan(query).query, {}, nullptr);
    EXPECT_EQ(hits->size(), 8u) << query << ": no article more or less is found";
    return snapshot.article(hits->front().docid)->id;
  }
  support::TestArchive archive_;
};

TEST_F(NamedTags, AnArticleWithTheTagThatIsNamedComesFirst) {
  EXPECT_EQ(first("film"), "plain");
  EXPECT_EQ(first("film kim jong un"), "kim");
  EXPECT_EQ(first("\"kim jong un\" film"), "kim");
  EXPECT_EQ(first("kim film"), "kim") << "by another name";
  EXPECT_EQ(first("dprk"), "korea");
  EXPECT_EQ(first("SONY OR film"), "sony") << "a publisher's tag that no dictionary has";
}

TEST_F(NamedTags, AnArticleAboutTheTagComesBeforeOneThatMentionsIt) {
  article::Article mentioned = about("mentioned", {}), salient = about("salient", {});
  mentioned.tags = {{"Kim Jong Un", article::TagBy::kDictionary, 0.2}};
  salient.tags = {{"Kim Jong Un", article::TagBy::kDictionary, 0.9}};
  support::TestArchive archive;
  archive.add({about("plain", {}), mentioned, salient, about("other", {})});
  const archive::Snapshot snapshot = archive.open();
  for (const char* query : {"kim jong un", "\"kim jong un\" film"}) {
    const Request request{*query::parse_query(query, query::MatchWords::kAll), {}, "", "", {}};
    const auto hits = match::rank(snapshot, make_plan(request, snapshot)->query, {}, nullptr);
    std::vector<std::string> ids;
    for (const match::Hit& hit : *hits) ids.push_back(snapshot.article(hit.docid)->id);
    EXPECT_THAT(ids, ElementsAre("salient", "mentioned", "plain", "other")) << query;
  }
}

TEST_F(NamedTags, TheLongestNameCountsAndEachOnce) {
  EXPECT_THAT(plan("kim jong un dprk kim").named_tags, ElementsAre("Kim Jong Un", "North Korea"));
}

TEST_F(NamedTags, WhatNamesNothing) {
  EXPECT_THAT(plan("peace").named_tags, IsEmpty()) << "another name of two tags";
  EXPECT_THAT(plan("who").named_tags, IsEmpty()) << "a stop word";
  EXPECT_THAT(plan("film -kim").named_tags, IsEmpty());
  EXPECT_THAT(plan("title:kim").named_tags, IsEmpty());
  EXPECT_THAT(plan("jong kim un").named_tags, ElementsAre("Kim Jong Un")) << "by kim alone";
  EXPECT_THAT(plan("tag:sony").named_tags, IsEmpty());
  EXPECT_THAT(plan("nowhere").named_tags, IsEmpty());
  EXPECT_THAT(plan("sony", true).named_tags, IsEmpty()) << "--exact";
  EXPECT_THAT(plan("sony", false, false).named_tags, IsEmpty()) << "--sort date";
}

TEST_F(NamedTags, AnExplanationTellsOfIt) {
  const Plan planned = plan("sony");
  ASSERT_EQ(planned.pieces.size(), 2u);
  EXPECT_EQ(planned.pieces[1].written, "tag sony");
  const archive::Snapshot snapshot = archive_.open();
  const auto hits = match::rank(snapshot, planned.query, {}, nullptr);
  const auto parts = match::weights_of(snapshot, planned.pieces[1].query, {hits->front().docid});
  const auto word = match::weights_of(snapshot, planned.pieces[0].query, {hits->front().docid});
  EXPECT_NEAR(*parts->front() + *word->front(), hits->front().score, 1e-9);
}

}  // namespace
}  // namespace lede::plan
