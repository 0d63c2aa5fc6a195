#include "searcher/plan/named_tags.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

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

class NamingTags : public testing::Test {
 protected:
  NamingTags() {
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

TEST_F(NamingTags, AnArticleWithTheTagThatIsNamedComesFirst) {
  EXPECT_EQ(first("film"), "plain");
  EXPECT_EQ(first("film kim jong un"), "kim");
  EXPECT_EQ(first("\"kim jong un\" film"), "kim");
  EXPECT_EQ(first("kim film"), "kim") << "by another name";
  EXPECT_EQ(first("dprk"), "korea");
  EXPECT_EQ(first("SONY OR film"), "sony") << "a publisher's tag that no dictionary has";
}

TEST_F(NamingTags, AnArticleAboutTheTagComesBeforeOneThatMentionsIt) {
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

// Articles that have a tag by another name than the query's.
class Widening : public testing::Test {
 protected:
  Widening() {
    const auto article = [](const std::string& id, const std::string& text, const std::string& tag,
                            article::TagBy by = article::TagBy::kDictionary) {
      article::Article made = support::make_article(id, "Headline", text);
      if (!tag.empty()) made.tags = {{tag, by, 0.2}};
      return made;
    };
    archive_.add({article("name", "Kim Jong Un came", "Kim Jong Un"),
                  article("words", "kim and a jong, un", ""),
                  article("other", "金正恩 said so in the film", "Kim Jong Un"),
                  article("learned", "nothing", "Kim Jong Un", article::TagBy::kLearned),
                  article("bureau", "Federal Bureau of Investigation", "FBI"),
                  article("fbi", "The FBI film", "FBI"), article("france", "The French film", "France"),
                  article("labelled", "no word", "Budget", article::TagBy::kPublisher)});
    const archive::TagFacts tags[] = {{"Kim Jong Un", "person", "", {"金正恩"}, {}},
                                      {"FBI", "", "", {"Bureau of Investigation"}, {}},
                                      {"France", "place", "", {"French", "Paris"}, {}}};
    EXPECT_TRUE(
        core::replace_file(archive_.folder() / archive::kTagTableFile, archive::encode_tag_table(tags)));
  }
  std::vector<std::string> found(std::string_view query, const std::function<void(Request&)>& change = {}) {
    Request request{*query::parse_query(query, query::MatchWords::kAll), {}, "", "", {}};
    if (change) change(request);
    const archive::Snapshot snapshot = archive_.open();
    const auto plan = make_plan(request, snapshot);
    spellings_ = plan->spellings;
    notes_ = plan->notes;
    const auto matching = match::collect(snapshot, plan->query);
    match::Order order;
    const auto hits = match::rank(snapshot, plan->query, order, &*matching);
    EXPECT_EQ(hits->size(), matching->total()) << "as many are counted as are ranked";
    std::vector<std::string> ids;
    for (const match::Hit& hit : *hits) ids.push_back(snapshot.article(hit.docid)->id);
    std::sort(ids.begin(), ids.end());
    return ids;
  }
  support::TestArchive archive_;
  std::vector<std::string> spellings_, notes_;
};

TEST_F(Widening, AnArticleWithTheTagByAnotherNameIsFound) {
  EXPECT_THAT(found("kim jong un"), ElementsAre("name", "other", "words"));
  EXPECT_THAT(spellings_, ElementsAre("kim jong un, also the tag Kim Jong Un"));
  EXPECT_THAT(notes_, IsEmpty());
  EXPECT_THAT(found("Kim Jong-Un"), ElementsAre("name", "other", "words"));
  EXPECT_THAT(found("kim jong un film"), ElementsAre("other"));
  EXPECT_THAT(found("金正恩"), ElementsAre("name", "other"));
  EXPECT_THAT(found("fbi"), ElementsAre("bureau", "fbi"));
  EXPECT_THAT(found("fbi OR nothing"), ElementsAre("bureau", "fbi", "learned"));
  EXPECT_THAT(found("fbi kim jong un"), IsEmpty());
  EXPECT_THAT(found("(fbi film) OR (french film)"), ElementsAre("fbi", "france"));
}

TEST_F(Widening, WhatIsMeantAsItIsWritten) {
  EXPECT_THAT(found("\"kim jong un\""), ElementsAre("name")) << "a phrase";
  EXPECT_THAT(found("film -fbi"), ElementsAre("france", "other")) << "no more is left out than was asked for";
  EXPECT_THAT(found("title:fbi"), IsEmpty());
  EXPECT_THAT(found("france"), IsEmpty()) << "a place, whose people and cities are other names";
  EXPECT_THAT(found("budget"), IsEmpty()) << "no dictionary's";
  EXPECT_THAT(found("kim jong"), ElementsAre("name", "words"));
  EXPECT_THAT(found("fbi", [](Request& request) { request.exact = true; }), ElementsAre("fbi"));
  EXPECT_THAT(spellings_, IsEmpty());
}

TEST_F(Widening, WhatIsSaidOfTagsHoldsForIt) {
  EXPECT_THAT(found("fbi", [](Request& request) { request.salient = true; }), ElementsAre("fbi"))
      << "--salient: articles about it";
  EXPECT_THAT(found("kim jong un", [](Request& request) { request.learned = true; }),
              ElementsAre("learned", "name", "other", "words"));
  EXPECT_THAT(found("fbi", [](Request& request) { request.ranked = false; }), ElementsAre("bureau", "fbi"))
      << "--sort date";
}

TEST_F(NamingTags, TheLongestNameCountsAndEachOnce) {
  EXPECT_THAT(plan("kim jong un dprk kim").named_tags, ElementsAre("Kim Jong Un", "North Korea"));
}

TEST_F(NamingTags, WhatNamesNothing) {
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

TEST_F(NamingTags, AnExplanationTellsOfIt) {
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
