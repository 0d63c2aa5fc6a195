#include "searcher/present/machine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/text/dates.h"
#include "tests/unit/present/marked_text.h"

namespace lede::present {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

Page one_hit() {
  Page page;
  page.query = "kōnan";
  page.total = 2;
  Hit hit;
  hit.rank = 1;
  hit.score = 3.14159265;
  hit.article.id = "https://example.org/1";
  hit.article.title = "A \"quoted\", title";
  hit.article.text = "The whole text.";
  hit.article.published = text::parse_iso_date("2014-12-07T21:05:00Z");
  hit.article.tags = {{"sony"}, {"film"}};
  hit.snippet = marked("Tarō [Kōnan] said");
  page.hits.push_back(hit);
  page.facets = {{"tag", {{"sony", 2, false}, {"film", 1, false}}, 83}};
  return page;
}

TEST(JsonPage, HoldsTheContractsKeys) {
  const json page = json::parse(json_page(one_hit(), {}, false));
  EXPECT_EQ(page["format_version"], 1);
  EXPECT_EQ(page["query"], "kōnan");
  EXPECT_EQ(page["total"], 2);
  EXPECT_EQ(page["shown"], 1);
  EXPECT_EQ(page["facets"]["tag"], json::parse(R"([{"value":"sony","count":2},{"value":"film","count":1}])"));
  EXPECT_EQ(page["distinct"], json::parse(R"({"tag":83})"));
  const json& hit = page["hits"][0];
  EXPECT_EQ(hit["id"], "https://example.org/1");
  EXPECT_EQ(hit["published"], "2014-12-07T21:05:00Z");
  EXPECT_EQ(hit["score"], 3.1416);
  EXPECT_EQ(hit["snippet"], "Tarō Kōnan said");
  EXPECT_EQ(hit["snippet_marks"], json::parse("[[5,10]]"));  // in code points
  EXPECT_FALSE(hit.contains("text"));
  EXPECT_FALSE(hit.contains("copies"));
}

TEST(JsonPage, NestsATreeOfValues) {
  Page page = one_hit();
  page.facets = {{"tag",
                  {{"Europe", 4, false, 0, 1}, {"France", 2, true, 1}, {"Lyon", 1, false, 2}, {"Asia", 1}},
                  3,
                  2,
                  1}};
  const json written = json::parse(json_page(page, {}, false));
  EXPECT_EQ(written["facets"]["tag"], json::parse(R"([
    {"value":"Europe","count":4,"other":1,"children":[
      {"value":"France","count":2,"children":[{"value":"Lyon","count":1}]}]},
    {"value":"Asia","count":1}])"));
  EXPECT_EQ(written["other"]["tag"], 2);
}

TEST(JsonPage, ChoosesFieldsInTheOrderAskedFor) {
  const auto page =
      nlohmann::ordered_json::parse(json_page(one_hit(), {"title", "text", "rank", "source"}, true));
  EXPECT_EQ(page["hits"][0].dump(), R"({"title":"A \"quoted\", title","text":"The whole text.","rank":1})");
}

TEST(JsonPage, IsOneLineWhenCompact) {
  Page page = one_hit();
  page.query_id = "q7";
  const std::string line = json_page(page, {}, true);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(json::parse(line)["query_id"], "q7");
}

TEST(JsonlPage, IsAHitALine) {
  Page page = one_hit();
  page.hits.push_back(page.hits[0]);
  page.query_id = "7";
  const std::string lines = jsonl_page(page, {"id"});
  EXPECT_EQ(lines,
            "{\"query_id\":\"7\",\"id\":\"https://example.org/1\"}\n"
            "{\"query_id\":\"7\",\"id\":\"https://example.org/1\"}\n");
}

TEST(CsvPage, QuotesByRfc4180) {
  EXPECT_EQ(csv_header({"id", "title", "tags"}, true), "query_id,id,title,tags\r\n");
  Page page = one_hit();
  page.query_id = "7";
  EXPECT_EQ(csv_page(page, {"id", "title", "tags", "source", "score"}, true),
            "7,https://example.org/1,\"A \"\"quoted\"\", title\",sony; film,,3.1416\r\n");
}

TEST(CsvPage, KeepsSpreadsheetsFromRunningFormulas) {
  for (const char* title : {"=1+1", "+1", "-1", "@SUM(1)", "\t=1"}) {
    Page page = one_hit();
    page.hits[0].article.title = title;
    EXPECT_EQ(csv_page(page, {"title"}, false), "'" + std::string(title) + "\r\n");
  }
  Page page = one_hit();
  page.hits[0].article.title = "1-1";
  page.hits[0].score = -2;
  EXPECT_EQ(csv_page(page, {"title", "score"}, false), "1-1,-2.0\r\n");
}

TEST(CsvPage, HasAColumnForEachHeading) {
  const std::string header = csv_header({}, false);
  Page page = one_hit();
  page.hits[0].article.title = "plain";
  const std::string line = csv_page(page, {}, false);
  EXPECT_EQ(std::count(header.begin(), header.end(), ','), std::count(line.begin(), line.end(), ','));
}

TEST(TrecLine, HasSixColumnsWhateverTheId) {
  EXPECT_EQ(trec_line("12", "doc 1\t\n", 3, 1.5, true), "12 Q0 doc%201%09%0A 3 1.500000 lede\n");
  EXPECT_EQ(trec_line("", "d", 4, 0, false), "1 Q0 d 4 0.250000 lede\n");
}

TEST(HitFields, EveryFieldThatAHitHasIsOne) {
  Page page = one_hit();
  page.grouped = page.explained = true;
  const json hits = json::parse(json_page(page, {}, true))["hits"];
  const auto known = hit_fields();
  for (const auto& [key, value] : hits[0].items()) {
    EXPECT_NE(std::find(known.begin(), known.end(), key), known.end()) << key;
  }
}

}  // namespace
}  // namespace lede::present
