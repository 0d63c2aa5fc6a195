#include "searcher/query/mistake.h"

#include <gtest/gtest.h>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"

namespace lede::query {
namespace {

std::string lines(std::string_view query) {
  const core::Result<Node> node = parse_query(query, MatchWords::kAll);
  if (node.ok()) return "no error";
  EXPECT_EQ(node.error().code, core::ErrorCode::kUsage) << query;
  return to_lines(node.error());
}

TEST(QueryMistake, ShowsTheQueryWithACaretAndASuggestion) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"sony autor:kim",
       "unknown field 'autor'; did you mean 'author'?\n"
       "  sony autor:kim\n"
       "       ^~~~~"},
      {"sony \"the hack",
       "this quote is not closed; add a closing quote, or take this one away\n"
       "  sony \"the hack\n"
       "       ^"},
      {"a (b OR",
       "nothing to search for stands after OR; "
       "give a word, or put OR in quotes to search it as a word\n"
       "  a (b OR\n"
       "       ^~"},
  };
  for (const auto& [query, shown] : rows) EXPECT_EQ(lines(query), shown) << query;
}

TEST(QueryMistake, NamesEachMistake) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"OR a", "nothing to search for stands before OR"},
      {"AND", "nothing to search for stands before AND"},
      {"a OR", "nothing to search for stands after OR"},
      {"a OR OR b", "nothing to search for stands after OR"},
      {"a NOT", "nothing to search for stands after NOT"},
      {"a NEAR/5", "nothing to search for stands after NEAR/5"},
      {"NEAR a", "nothing to search for stands before NEAR"},
      {"(a OR) b", "nothing to search for stands after OR"},
      {"a (OR b)", "nothing to search for stands before OR"},
      {"a ()", "nothing stands between the parentheses"},
      {"a (&)", "nothing stands between the parentheses"},
      {"(a", "this ( is not closed"},
      {"(", "this ( is not closed"},
      {"a)", "this ) closes nothing"},
      {")", "this ) closes nothing"},
      {"(a))", "this ) closes nothing"},
      {"a NEAR/0 b", "NEAR/ needs a number of words from 1 to 1000"},
      {"a NEAR/ b", "NEAR/ needs a number of words from 1 to 1000"},
      {"a NEAR/x b", "NEAR/ needs a number of words from 1 to 1000"},
      {"a NEAR/99999999999999999999 b", "NEAR/ needs a number of words from 1 to 1000"},
      {"a NEAR/2 b NEAR/3 c", "NEAR with two distances"},
      {"a NEAR/2 -b", "nothing to search for stands after NEAR/2"},
      {"a NEAR/2 (b c)", "NEAR stands between words"},
      {"a NEAR/2 title:b", "NEAR takes words of one field"},
      {"tag:a NEAR/2 tag:b", "NEAR takes words of one field"},
      {"h*", "'h*' is too short"},
      {"kim-jong*un", "a * may only stand in a single word"},
      {"*ab", "'*ab' is too short"},
      {"hack~3", "a word can be looked for with 1 or 2 letters changed"},
      {"tag:*", "nothing stands before the *"},
      {"tag~:*", "nothing stands before the *"},
      {"tag~:", "nothing stands after 'tag~:'"},
      {"tag~:a NEAR/2 tag~:b", "NEAR takes words of one field"},
      {"title:", "nothing stands after 'title:'"},
      {"(title:)", "nothing stands after 'title:'"},
      {"date:2014*", "date: takes no *"},
      {"date:soonish", "cannot read the date 'soonish'"},
      {"date:2014..soonish", "cannot read the date 'soonish'"},
      {"has:imge", "unknown property 'imge'"},
      {"story:12", "'12' is no story"},
      {"\xff", "the query is not UTF-8"},
  };
  for (const auto& [query, message] : rows) {
    const std::string shown = lines(query);
    EXPECT_EQ(shown.substr(0, std::min(shown.find(';'), shown.find('\n'))), message) << query;
  }
}

TEST(QueryMistake, SuggestsFieldsAndProperties) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"titel:a", "did you mean 'title'?"},      {"headline:a", "did you mean 'title'?"},
      {"tags:\"a b\"", "did you mean 'tag'?"},   {"sorce:(a b)", "did you mean 'source'?"},
      {"since:2014", "write date:2014-12-08.."}, {"has:imge", "did you mean 'image'?"},
      {"xyzzyq:a", "there are title, "},         {"title:", "for example title:"},
  };
  for (const auto& [query, hint] : rows)
    EXPECT_NE(lines(query).find(hint), std::string::npos) << lines(query);
}

TEST(QueryMistake, CaretCountsColumnsNotBytes) {
  EXPECT_EQ(lines("東京 Kōnan e\u0301 )"),
            "this ) closes nothing; take it away, or put the text in quotes\n"
            "  東京 Kōnan e\u0301 )\n"
            "               ^");
  EXPECT_EQ(lines("has:東京").substr(lines("has:東京").rfind('\n')), "\n      ^~~~");
}

TEST(QueryMistake, CutsALongQueryAroundTheCaret) {
  std::string query;
  for (int i = 0; i < 200; ++i) query += "東京 sony ";
  for (const std::string& wrong : {query + ")" + query, ")" + query, query + ")"}) {
    const std::string shown = lines(wrong);
    const std::size_t second = shown.find('\n') + 1, third = shown.find('\n', second) + 1;
    const std::string excerpt = shown.substr(second, third - second - 1), caret = shown.substr(third);
    EXPECT_LE(text::display_width(excerpt), 80u);
    EXPECT_TRUE(text::is_valid_utf8(excerpt));
    const std::size_t paren = excerpt.find(')');
    ASSERT_NE(paren, std::string::npos);
    EXPECT_EQ(text::display_width(std::string_view(excerpt).substr(0, paren)), caret.find('^'));
  }
}

TEST(QueryMistake, ControlCharactersNeverReachTheTerminal) {
  const std::string shown = lines("\x1b[31m\u202E a\x7f )");
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_EQ(shown.find('\x7f'), std::string::npos);
  EXPECT_EQ(shown.find("\u202E"), std::string::npos);
}

}  // namespace
}  // namespace lede::query
