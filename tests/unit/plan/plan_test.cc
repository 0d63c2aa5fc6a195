#include "searcher/plan/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/text/dates.h"
#include "searcher/query/parser.h"
#include "tests/support/small_archive.h"

namespace lede::plan {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const text::Time kNow = *text::parse_iso_date("2014-12-18T12:00:00Z");

article::Article article(const std::string& id, const std::string& title, const std::string& text) {
  article::Article article;
  article.id = id;
  article.title = title;
  article.text = text;
  return article;
}

// a and b lie in one partition, c and d in another, e in a third that also holds the new b.
std::vector<std::vector<article::Article>> articles() {
  article::Article a =
      article("a", "Sony attack was righteous, says Pyongyang",
              "The film about Kim Jong-Un angered the North. Hackers had broken in; the interview "
              "was put off by the studio.");
  a.authors = {"Jane Doe", "Jim Roe"};
  a.source = "The Harbour Times";
  a.section = "World";
  a.language = "en";
  a.tags = {{"Kim Jong-Un", article::TagBy::kPublisher, {}}, {"Sony", article::TagBy::kDictionary, 0.49}};
  a.published = text::parse_iso_date("2014-12-07T21:05:00Z");
  a.image = "http://example.org/a.jpg";
  a.story = "one";
  article::Article old_b = article("b", "Replaced zebra", "An old text that nothing may find.");
  old_b.tags = {{"Zebra", article::TagBy::kPublisher, {}}};
  old_b.story = "one";
  article::Article c =
      article("c", "Studio delays the interview",
              "Sony said the hack was costly. It spoke of an attack, long planned by a group.");
  c.authors = {"John Smith"};
  c.source = "Morning Bell";
  c.language = "de";
  c.tags = {{"Sony", article::TagBy::kDictionary, 0.5}, {"Kim Kardashian", article::TagBy::kPublisher, {}}};
  c.published = text::parse_iso_date("2014-11-25T00:00:00Z");
  c.story = "one";
  article::Article d = article("d", "Hacking for fun", "A club in Kōnan teaches children. Sonya leads it.");
  d.published = text::parse_iso_date("2013-01-31T23:59:59Z");
  d.section = "Life & Arts";
  article::Article e = article("e", "Weather", "Snow is expected; sony sony sony.");
  e.tags = {{"Sony", article::TagBy::kLearned, 0.9}, {"Weather", article::TagBy::kLearned, 0.5}};
  article::Article b = article("b", "New b", "Fresh words about a boat.");
  return {{a, old_b}, {c, d}, {e, b}};
}

class Planner : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { archive_ = new support::SmallArchive(articles()); }
  static void TearDownTestSuite() { delete archive_; }

  static core::Result<Plan> plan(std::string_view query, std::vector<Filter> filters = {},
                                 query::MatchWords match = query::MatchWords::kAll) {
    core::Result<query::Node> root = query::parse_query(query, match);
    if (!root.ok()) return root.error();
    return make_plan({*root, std::move(filters), "", "", kNow}, archive_->snapshot());
  }
  static std::string find_salient(std::string_view query, std::vector<Filter> filters = {}) {
    Request request{*query::parse_query(query, query::MatchWords::kAll), std::move(filters), "", "", kNow};
    request.salient = true;
    return archive_->ids(*make_plan(request, archive_->snapshot()));
  }
  static std::string find(std::string_view query, std::vector<Filter> filters = {}) {
    const core::Result<Plan> planned = plan(query, std::move(filters));
    return planned.ok() ? archive_->ids(*planned) : "error: " + planned.error().message;
  }
  static std::string find_any(std::string_view query) {
    return archive_->ids(*plan(query, {}, query::MatchWords::kAny));
  }
  static std::string find_between(const std::string& since, const std::string& until) {
    const core::Result<Plan> planned =
        make_plan({query::Node{}, {}, since, until, kNow}, archive_->snapshot());
    return planned.ok() ? archive_->ids(*planned) : "error: " + planned.error().message;
  }
  static std::string description(std::string_view query) { return plan(query)->query.get_description(); }

  struct Row {
    std::string_view query;
    std::string_view ids;
  };
  static void expect(std::initializer_list<Row> rows) {
    for (const Row& row : rows) EXPECT_EQ(find(row.query), row.ids) << row.query;
  }

  static support::SmallArchive* archive_;
};

support::SmallArchive* Planner::archive_ = nullptr;

TEST_F(Planner, FindsWordsByStemInTitleOrText) {
  expect({{"sony", "a c e"},
          {"hacks", "c d"},
          {"attacks", "a c"},
          {"konan", "d"},
          {"KŌNAN", "d"},
          {"sony attack", "a c"},
          {"sony OR konan", "a c d e"},
          {"sony -attack", "e"},
          {"nowhere", ""},
          {"sony nowhere", ""}});
}

TEST_F(Planner, AWordCostsOnePostingList) {
  EXPECT_EQ(description("snow"), "Query(Zsnow)");
  EXPECT_EQ(description("snow attacks"), "Query((Zsnow AND Zattack))");
  EXPECT_EQ(description("snow OR attacks"), "Query((Zsnow OR Zattack))");
  EXPECT_EQ(description("title:snow"), "Query(ZSsnow)");
}

TEST_F(Planner, StopWordsWeighNothingBesideOthersButMustMatch) {
  EXPECT_EQ(description("the snow"), "Query((Zsnow FILTER Zthe))");
  EXPECT_EQ(description("snow OR the"), "Query((Zsnow OR 0 * Zthe))");
  EXPECT_EQ(description("the was"), "Query((Zthe AND Zwas))");  // nothing else to rank by
  EXPECT_EQ(description("the -snow"), "Query((Zthe AND_NOT Zsnow))");
  EXPECT_EQ(description("the tag:sony"), "Query((Zthe FILTER Ksony))");
  expect({{"the sony", "a c"}, {"was sony", "a c"}, {"the", "a c"}});
}

// Xapian's AND_NOT does not do with an AND on its right.
TEST_F(Planner, WhatIsLeftOutMayBeWordsTogether) {
  EXPECT_EQ(description("snow -sony"), "Query((Zsnow AND_NOT Zsoni))");
  EXPECT_EQ(description("snow -(the attack)"),
            "Query((Zsnow FILTER ((<alldocuments> AND_NOT Zattack) OR (<alldocuments> AND_NOT Zthe))))");
  expect({{"sony -(attack righteous)", "c e"},
          {"sony -(attack* (righteous OR costly))", "e"},
          {"sony -(attack -costly)", "c e"},
          {"sony -(attack -(costly hack))", "c e"},
          {"sony -((attack costly) OR (snow weather))", "a"},
          {"-(sony attack)", "b d e"}});
}

TEST_F(Planner, PhrasesStandTogetherInTitleOrInText) {
  expect({{"\"the interview\"", "a c"},
          {"\"sony attack\"", "a"},
          {"\"attack sony\"", ""},
          {"\"righteous says\"", "a"},
          {"\"kim jong un\"", "a"},
          {"\"kim jong uns\"", ""},
          {"\"pyongyang the film\"", ""},
          {"\"attacks\"", ""},
          {"\"attack\"", "a c"},
          {"\"sony sony sony\"", "e"},
          {"\"sony sony sony sony\"", ""},
          {"Jong-Un", "a"},
          {"Un-Jong", ""}});
}

TEST_F(Planner, TitleAndTextAreApart) {
  expect({{"title:sony", "a"},
          {"text:sony", "c e"},
          {"title:attack", "a"},
          {"text:attack", "c"},
          {"text:hacker", "a"},
          {"title:\"the interview\"", "c"},
          {"text:\"the interview\"", "a"},
          {"text:\"sony\"", "c e"},
          {"title:(hacking OR weather)", "d e"},
          {"title:hack*", "d"},
          {"text:hack*", "a c"},
          {"text:righteous", ""}});
}

TEST_F(Planner, PrefixesFindFormsThatBeginSo) {
  expect({{"hack*", "a c d"},
          {"hacki*", "d"},
          {"hacke*", "a"},
          {"son*", "a c d e"},
          {"Kōn*", "d"},
          {"zzz*", ""},
          {"jong-u*", "a"},
          {"-hack* snow*", "e"}});
}

TEST_F(Planner, NearCountsWordsBetweenInEitherOrder) {
  expect({{"angered NEAR/1 un", "a"},
          {"un NEAR/1 angered", "a"},
          {"film NEAR/4 un", "a"},
          {"film NEAR/3 un", ""},
          {"film NEAR kim", "a"},
          {"spoke NEAR/8 group", "c"},
          {"spoke NEAR/7 group", ""},
          {"sony NEAR/1 sony", "e"},
          {"attack NEAR/1 attack", ""},
          {"film NEAR/2 (kim OR boat)", "a"},
          {"film NEAR/3 \"kim jong\"", "a"},
          {"film NEAR/3 \"jong kim\"", ""},
          {"film NEAR/3 ki*", "a"},
          {"title:(sony NEAR/2 righteous)", ""},
          {"title:(sony NEAR/3 righteous)", "a"},
          {"sony NEAR/3 film", ""}});
}

TEST_F(Planner, NearIsBounded) {
  std::string many = "a1";
  for (int i = 0; i < 40; ++i) many += " NEAR/2 a" + std::to_string(i);
  EXPECT_THAT(find(many), HasSubstr("NEAR stands between more than 8 words"));
  const std::string group = "(a OR b OR c OR d OR e OR f OR g OR h OR i OR j OR k)";
  EXPECT_THAT(find(group + " NEAR " + group + " NEAR " + group), HasSubstr("more than 1000 ways"));
}

TEST(PlannerOfManyWords, TheStarsOfAQueryAreBoundedTogether) {
  article::Article one = article("one", "Words", "");
  for (int i = 0; i < 300; ++i) {
    one.text += "ab" + std::to_string(i) + " ";
    one.tags.push_back({"cd" + std::to_string(i), article::TagBy::kPublisher, {}});
    one.authors.push_back("ef" + std::to_string(i) + " gh");
  }
  const support::SmallArchive archive({{one}});
  const auto find = [&](const std::string& query) {
    const auto root = query::parse_query(query, query::MatchWords::kAll);
    const auto plan = make_plan({*root, {}, "", "", kNow}, archive.snapshot());
    return plan.ok() ? archive.ids(*plan) : plan.error().message;
  };
  for (const std::string part :
       {"ab*", "tag:cd*", "author:ef*", "ab* NEAR/5 ab1", "-ab*", "tag:\"cd*\"", "\"ab1\" ab*"}) {
    std::string many;
    for (int i = 0; i < 166; ++i) many += part + " ";
    EXPECT_THAT(find(part), testing::Not(HasSubstr("more than"))) << part;
    EXPECT_THAT(find(many + many), HasSubstr("stands for more than 50000 words")) << part;
  }
}

TEST_F(Planner, NamesMatchByWordsOfOneName) {
  expect({{"author:doe", "a"},
          {"author:\"jane doe\"", "a"},
          {"author:\"doe jim\"", ""},
          {"author:smi*", "c"},
          {"author:\"jane roe\"", ""},
          {"source:harbour", "a"},
          {"source:harbours", ""},
          {"source:\"the harbour times\"", "a"},
          {"source:bel*", "c"},
          {"author:(doe OR smith)", "a c"}});
}

TEST_F(Planner, WholeValuesMatchUnderAnySpelling) {
  expect({{"tag:\"KIM JONG UN\"", "a"},
          {"tag:Kim-Jong-Un", "a"},
          {"tag:sony", "a c"},
          {"tag:kim", ""},
          {"tag:kim*", "a c"},
          {"tag:\"kim j*\"", "a"},
          {"section:\"life & arts\"", "d"},
          {"section:world", "a"},
          {"lang:DE", "c"},
          {"tag:(sony kim*)", "a c"},
          {"tag:weather", ""},
          {"tag~:weather", "e"},
          {"tag~:Wea*", "e"},
          {"learned:weather", "e"},
          {"tag~:sony", "a c e"},
          {"tag~:sony -tag:sony", "e"},
          {"learned:sony", "e"},
          {"has:learned", "e"},
          {"salient:sony", "c"},
          {"salient:kim*", "a c"},
          {"salient:weather", ""},
          {"has:tags", "a c"},
          {"sony -tag:sony", "e"}});
}

TEST_F(Planner, UnknownValuesLeaveANoteWithTheNearest) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"tag:sonny", "no article has tag 'sonny'; did you mean 'sony'?"},
      {"tag:\"kim jong\"", "no article has tag 'kim jong'; did you mean 'kim jong un'?"},
      {"tag:xylophone", "no article has tag 'xylophone'"},
      {"lang:fr", "no article has lang 'fr'"},
      {"tag:xylo*", "no article has tag 'xylo'"},
  };
  for (const auto& [query, note] : rows)
    EXPECT_THAT(plan(query)->notes, ElementsAre(std::string(note))) << query;
  EXPECT_THAT(plan("tag:sony sony")->notes, IsEmpty());
}

TEST_F(Planner, DatesMatchDatedArticlesOnly) {
  expect({{"date:2014", "a c"},
          {"date:2014-12", "a"},
          {"date:2014-11..2014-12", "a c"},
          {"date:2014-12-07", "a"},
          {"date:2014-12-08..", ""},
          {"date:2014-12-07..", "a"},
          {"date:..2013", "d"},
          {"date:..2014-11-25", "c d"},
          {"date:..2014-11-24", "d"},
          {"date:\"last month\"", "c"},
          {"date:\"this month\"", "a"},
          {"date:(2013 OR 2014-12)", "a d"},
          {"-date:2014", "b d e"},
          {"sony date:2014-11", "c"}});
  EXPECT_THAT(find("date:2014..2013"), HasSubstr("error: "));
}

TEST_F(Planner, PropertiesAndStories) {
  expect({{"has:image", "a"},
          {"has:tags", "a c"},
          {"has:date", "a c d"},
          {"-has:date", "b e"},
          {"has:quotes", ""}});
  const std::string story = archive_->story_of("a");
  ASSERT_EQ(story.size(), 16u);
  EXPECT_EQ(find("story:" + story), "a c");
  EXPECT_EQ(find("story:" + story + " attack -righteous"), "c");
  EXPECT_EQ(find("story:0000000000000001"), "");
  EXPECT_EQ(find("story:0000000000000000"), "");
}

TEST_F(Planner, ReplacedArticlesAreNotFound) {
  expect({{"zebra", ""}, {"tag:zebra", ""}, {"boat", "b"}, {"", "a b c d e"}});
}

TEST_F(Planner, EmptyAndNegatedQueries) {
  expect({{"", "a b c d e"},
          {"*", "a b c d e"},
          {"-sony", "b d"},
          {"-(sony OR boat)", "d"},
          {"* -sony", "b d"},
          {"sony OR -attack", "a b c d e"},
          {"-sony -boat", "d"},
          {"-(-sony)", "a c e"},
          {"the", "a c"},
          {"?!", ""}});
  EXPECT_THAT(plan("?!")->notes, ElementsAre("the query holds no word to search for"));
}

TEST_F(Planner, AnyFindsWordsAsAlternatives) {
  EXPECT_EQ(find_any("konan boat"), "b d");
  EXPECT_EQ(find_any("konan sony -attack"), "d e");
  EXPECT_EQ(find_any("konan sony tag:sony"), "a c");
  EXPECT_EQ(archive_->ids(*make_plan(
                {*query::parse_plain("title:boat OR \"konan", query::MatchWords::kAny), {}, "", "", kNow},
                archive_->snapshot())),
            "b d");
}

TEST_F(Planner, FiltersJoinValuesByOrAndFieldsByAnd) {
  EXPECT_EQ(find("", {{"tag", {"kim jong un", "Kim Kardashian"}}}), "a c");
  EXPECT_EQ(find("", {{"tag", {"sony"}}, {"language", {"de"}}}), "c");
  EXPECT_EQ(find("sony", {{"author", {"jane  DOE"}}}), "a");
  EXPECT_EQ(find("", {{"author", {"doe"}}}), "");
  EXPECT_EQ(find("", {{"source", {"morning bell"}}, {"section", {"world"}}}), "");
  EXPECT_EQ(find("sony", {{"tag", {}}}), "a c e");
  EXPECT_THAT(plan("", {{"source", {"morning bel"}}})->notes,
              ElementsAre("no article has source 'morning bel'; did you mean 'morning bell'?"));
}

TEST_F(Planner, AFacetsOwnFilterCanBeLeftOut) {
  const Request request{*query::parse_query("sony", query::MatchWords::kAll),
                        {{"tag", {"sony"}}, {"language", {"de"}}},
                        "",
                        "",
                        kNow};
  EXPECT_EQ(archive_->ids(*make_plan(request, archive_->snapshot())), "c");
  EXPECT_EQ(archive_->ids(*make_plan_without(request, archive_->snapshot(), "language")), "a c");
  EXPECT_EQ(archive_->ids(*make_plan_without(request, archive_->snapshot(), "tag")), "c");
  EXPECT_EQ(archive_->ids(*make_plan_without(request, archive_->snapshot(), "author")), "c");
}

TEST_F(Planner, SinceAndUntilBoundTheDate) {
  EXPECT_EQ(find_between("2014-12", ""), "a");
  EXPECT_EQ(find_between("", "2014-11"), "c d");
  EXPECT_EQ(find_between("2013-02", "2014-11-25"), "c");
  EXPECT_EQ(find_between("2014-12-07", "2014-12-07"), "a");
  EXPECT_EQ(find_between("2014", "2013"), "error: --since 2014 is after --until 2013");
  EXPECT_THAT(find_between("soonish", ""), HasSubstr("error: "));
  for (const char* range : {"2014-11..2014-12", "..2014-12", "2014-11.."}) {
    EXPECT_THAT(find_between(range, ""), HasSubstr("error: --since takes one date")) << range;
    EXPECT_THAT(find_between("", range), HasSubstr("error: --until takes one date")) << range;
  }
}

TEST_F(Planner, ConditionsDoNotWeigh) {
  const auto ranks = [](std::string_view query, std::vector<Filter> filters = {}) {
    return archive_->ranked_ids(*plan(query, std::move(filters)));
  };
  EXPECT_EQ(ranks("sony tag:sony has:tags date:2014"), ranks("sony", {{"tag", {"sony"}}}));
  for (const std::string_view query :
       {"tag:sony", "tag:kim*", "date:2014", "author:doe", "-sony", "*", "has:date"}) {
    Xapian::Enquire enquire(archive_->snapshot().database());
    enquire.set_query(plan(query)->query);
    EXPECT_EQ(enquire.get_mset(0, 10).get_max_possible(), 0.0) << query;
  }
}

TEST_F(Planner, HighlightsWhatIsLookedForAndNotWhatIsLeftOut) {
  const auto shown = [](std::string_view query) {
    std::string out;
    const core::Result<Plan> planned = plan(query);
    for (const Highlight& h : planned->highlights) {
      out += out.empty() ? "" : ", ";
      for (const std::string& form : h.forms) out += (&form == h.forms.data() ? "" : " ") + form;
      out += h.stemmed ? "~" : h.prefix ? "*" : "";
    }
    return out;
  };
  EXPECT_EQ(shown("attacks \"the interview\" hack*"), "attack~, the interview, hack*");
  EXPECT_EQ(shown("sony -attack tag:x author:doe date:2014"), "soni~");
  EXPECT_EQ(shown("Jong-Un (film NEAR/3 kim)"), "jong un, film, kim");
  EXPECT_EQ(shown("jong-u* -(-film)"), "jong un, film~");
}

TEST(PlannerOfAnEmptyArchive, FindsNothing) {
  const support::SmallArchive archive({});
  for (const std::string_view query :
       {"", "sony", "\"a b\"", "hack*", "tag:x", "date:2014", "-a", "a NEAR b", "story:0123456789abcdef"}) {
    const core::Result<Plan> plan = make_plan(
        {*query::parse_query(query, query::MatchWords::kAll), {}, "", "", kNow}, archive.snapshot());
    ASSERT_TRUE(plan.ok()) << query;
    EXPECT_EQ(archive.ids(*plan), "") << query;
  }
}

TEST_F(Planner, SalientTagsAreThoseThatTheArticleIsAbout) {
  EXPECT_EQ(find_salient("tag:sony"), "c");
  EXPECT_EQ(find_salient("tag:kim*"), "a c");
  EXPECT_EQ(find_salient("-tag:sony sony"), "a e");
  EXPECT_EQ(find_salient("", {{"tag", {"sony"}}}), "c");
  EXPECT_EQ(find_salient("", {{"tag", {"sony", "kim jong un"}}}), "a c");
}

}  // namespace
}  // namespace lede::plan
