#include "searcher/present/report.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/text/utf8.h"

namespace lede::present {
namespace {

Report report() {
  Report made;
  made.title = "Tags";
  made.about = {{"total", std::uint64_t{2}}, {"absent", {}}, {"names", std::vector<std::string>{"a", "b"}}};
  made.list = "tags";
  made.table.columns = {{"tag", "tag"},
                        {"count", "articles", ColumnKind::kCount},
                        {"lift", "lift", ColumnKind::kNumber, 1, 2},
                        {"share", "share", ColumnKind::kShare, 1, 3},
                        {"past", "", ColumnKind::kText, 0, 0, kInJson},
                        {"", "", ColumnKind::kBar, 0, 1, kInText}};
  made.table.rows = {
      {std::string("Sony"), std::uint64_t{1204}, 2.25, 0.5, std::vector<std::uint64_t>{1, 2}, 1.0},
      {std::string("=ソニー"), std::uint64_t{1}, {}, 0.0001, std::vector<std::uint64_t>{}, 0.001}};
  made.remarks = {"A remark that is long enough for two lines of forty columns."};
  return made;
}

TEST(TextTable, AlignsColumnsAlsoOfWideCharacters) {
  EXPECT_EQ(text_table(report().table, {core::Style(false), 50}),
            "tag      articles  lift  share\n"
            "Sony        1,204   2.2  50.0%  ██████████████████\n"
            "=ソニー         1        <0.1%  ▏\n");
}

TEST(TextTable, LeavesTheLeastImportantOutWhereItIsNarrow) {
  EXPECT_EQ(text_table(report().table, {core::Style(false), 30}),
            "tag      articles  lift  share\n"
            "Sony        1,204   2.2  50.0%\n"
            "=ソニー         1        <0.1%\n");
  EXPECT_EQ(text_table(report().table, {core::Style(false), 20}),
            "tag      articles\n"
            "Sony        1,204\n"
            "=ソニー         1\n");
}

TEST(TextTable, CutsLongNamesAndNothingElse) {
  Table table = report().table;
  table.rows[0][0] = std::string(300, 'x');
  for (std::size_t columns = 20; columns < 100; ++columns) {
    const std::string text = text_table(table, {core::Style(false), columns});
    EXPECT_NE(text.find("1,204"), std::string::npos) << columns;
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
      EXPECT_LE(text::display_width(text.substr(at, end - at)), columns);
  }
}

TEST(TextTable, IsSafeForATerminal) {
  Table table = report().table;
  table.rows[0][0] = std::string("a\x1b[31mb\nc");
  EXPECT_EQ(text_table(table, {core::Style(false), 80}).find('\x1b'), std::string::npos);
}

TEST(JsonReport, HasARowAnObjectWithoutWhatIsAbsent) {
  const auto json = nlohmann::json::parse(json_report(report()));
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["total"], 2);
  EXPECT_FALSE(json.contains("absent"));
  EXPECT_EQ(json["names"], nlohmann::json::parse(R"(["a","b"])"));
  EXPECT_EQ(json["tags"][0],
            nlohmann::json::parse(R"({"tag":"Sony","count":1204,"lift":2.25,"share":0.5,"past":[1,2]})"));
  EXPECT_FALSE(json["tags"][1].contains("lift"));
}

TEST(CsvReport, HasTheColumnsOfDataAndNoFormulas) {
  EXPECT_EQ(csv_report(report()), "tag,count,lift,share\r\nSony,1204,2.25,0.5\r\n'=ソニー,1,,0.0001\r\n");
}

}  // namespace
}  // namespace lede::present
