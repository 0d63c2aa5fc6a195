#include "searcher/query/parser.h"

#include <gtest/gtest.h>

#include "searcher/query/lexer.h"
#include "tests/unit/query/tree_text.h"

namespace lede::query {
namespace {

std::string tree(std::string_view query, MatchWords match = MatchWords::kAll) {
  const core::Result<Node> node = parse_query(query, match);
  return node.ok() ? tree_text(*node) : "error: " + node.error().message;
}

struct Row {
  std::string_view query;
  std::string_view tree;
};

void expect_trees(std::initializer_list<Row> rows, MatchWords match = MatchWords::kAll) {
  for (const Row& row : rows) EXPECT_EQ(tree(row.query, match), row.tree) << row.query;
}

TEST(QueryParser, WordsSideBySideMustAllMatch) {
  expect_trees({
      {"sony", "sony"},
      {"sony hack  attack", "(and sony hack attack)"},
      {"Kim Jong-Un", "(and Kim Jong-Un)"},
      {"sony AND hack", "(and sony hack)"},
      {"sony && hack", "(and sony hack)"},
      {"sony and hack or not", "(and sony and hack or not)"},
  });
}

TEST(QueryParser, AndBindsTighterThanOr) {
  expect_trees({
      {"a OR b", "(or a b)"},
      {"a || b", "(or a b)"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"a OR b OR c", "(or a b c)"},
      {"a (b OR c) d", "(and a (or b c) d)"},
      {"(a (b c)) d", "(and a b c d)"},
  });
}

TEST(QueryParser, LeavesOut) {
  expect_trees({
      {"a -b", "(and a (not b))"},
      {"a NOT b", "(and a (not b))"},
      {"a AND NOT b", "(and a (not b))"},
      {"-a", "(not a)"},
      {"-\"a b\" c", "(and (not \"a b\") c)"},
      {"-(a b)", "(not (and a b))"},
      {"-tag:a", "(not tag:a)"},
      {"(-a)", "(not a)"},
      {"NOT NOT a", "a"},
      {"a OR -b", "(or a (not b))"},
      {"-a NEAR/2 b", "(not (near/2 a b))"},
      {"Jong-Un well - known", "(and Jong-Un well known)"},
      {"sony --the company", "(and sony --the company)"},
  });
}

TEST(QueryParser, QuotesOfAnyStyleMakePhrases) {
  expect_trees({
      {"\"the interview\"", "\"the interview\""},
      {"“the interview”", "\"the interview\""},
      {"„the interview“", "\"the interview\""},
      {"«the interview»", "\"the interview\""},
      {"＂the interview＂", "\"the interview\""},
      {"a\"b c\"d", "(and a \"b c\" d)"},
      {"\"a OR (b\"", "\"a OR (b\""},
      {"don't ‘quote’", "(and don't ‘quote’)"},
      {"\"\" a \"!?\"", "a"},
  });
}

TEST(QueryParser, StarEndsAPrefix) {
  expect_trees({
      {"hack*", "hack*"},
      {"colo*r a", "(and wild:colo*r a)"},
      {"*gate", "wild:*gate"},
      {"title:colo*r", "title:wild:colo*r"},
      {"obama~1", "obama~1"},
      {"-title:obama~2", "(not title:obama~2)"},
      {"hack** a", "(and hack* a)"},
      {"hack*, a", "(and hack* a)"},
      {"title:hack*", "title:hack*"},
      {"東*", "東*"},
      {"*", "all"},
      {"* -a", "(and all (not a))"},
      {"a **", "a"},
  });
}

TEST(QueryParser, NearTakesItsDistanceOrTen) {
  expect_trees({
      {"a NEAR/5 b", "(near/5 a b)"},
      {"a NEAR b", "(near/10 a b)"},
      {"a NEAR/3 b NEAR/3 c", "(near/3 a b c)"},
      {"a NEAR/3 (b OR c) d", "(and (near/3 a (or b c)) d)"},
      {"a NEAR/3 \"b c\"", "(near/3 a \"b c\")"},
      {"title:(a NEAR/3 b)", "(near/3 title:a title:b)"},
      {"title:a NEAR/3 title:b", "(near/3 title:a title:b)"},
      {"nearby NEARBY", "(and nearby NEARBY)"},
  });
}

TEST(QueryParser, FieldsHoldForWhatFollows) {
  expect_trees({
      {"title:hack sony", "(and title:hack sony)"},
      {"title:\"the hack\"", "title:\"the hack\""},
      {"title:“the hack”", "title:\"the hack\""},
      {"title:(a b OR \"c d\") e", "(and (or (and title:a title:b) title:\"c d\") e)"},
      {"title:(a author:b c)", "(and title:a author:b title:c)"},
      {"author: smith", "author:smith"},
      {"tag:kim-jong-un", "tag:kim-jong-un"},
      {"tag:\"kim jong un\" a", "(and tag:\"kim jong un\" a)"},
      {"TAG:sony", "tag:sony"},
      {"tag:OR", "tag:OR"},
      {"tag:!!", "tag:!!"},
      {"tag:son*", "tag:son*"},
      {"tag~:economy a", "(and tag~:economy a)"},
      {"tag~: \"kim jong un\"", "tag~:\"kim jong un\""},
      {"-tag~:econ*", "(not tag~:econ*)"},
      {"tag~:(a OR b)", "(or tag~:a tag~:b)"},
      {"learned:economy", "learned:economy"},
      {"has:image lang:en-gb", "(and has:image lang:en-gb)"},
      {"date:2014-11..2014-12 date:2014-12..", "(and date:2014-11..2014-12 date:2014-12..)"},
      {"story:0123456789abcdef", "story:0123456789abcdef"},
  });
}

TEST(QueryParser, TimesAddressesAndRatiosAreWords) {
  expect_trees({
      {"10:30", "10:30"},
      {"http://example.org/a?b=c", "http://example.org/a?b=c"},
      {"source://x", "source://x"},
      {"16:9 C:\\x std::vector", "(and 16:9 C:\\x std::vector)"},
      {"Source: the palace", "(and Source: the palace)"},
      {"Breaking: sony", "(and Breaking: sony)"},
      {"a : b", "(and a b)"},
  });
}

TEST(QueryParser, MarksWithoutWordsAreDropped) {
  expect_trees({
      {"rock & roll", "(and rock roll)"},
      {"a - b", "(and a b)"},
      {"sony | news", "(and sony news)"},
      {"+sony +hack", "(and +sony +hack)"},
      {"a\x01\x02"
       "b",
       "(and a b)"},
      {std::string_view("a\0b", 3), "(and a b)"},
      {"a\u00A0b\u3000c", "(and a b c)"},
  });
}

TEST(QueryParser, EmptyQueryIsEverythingButPunctuationIsNot) {
  expect_trees({{"", "all"}, {"  \t\n", "all"}, {"\u3000", "all"}, {"?!", "?!"}, {"-", "-"}, {":", ":"}});
}

TEST(QueryParser, AnyMakesWordsAlternativesAndKeepsConditions) {
  expect_trees(
      {
          {"a b", "(or a b)"},
          {"a \"b c\" title:d", "(or a \"b c\" title:d)"},
          {"a b -c", "(and (or a b) (not c))"},
          {"a b tag:x date:2014", "(and (or a b) tag:x date:2014)"},
          {"tag:x tag:y", "(and tag:x tag:y)"},
          {"a AND b c", "(or (and a b) c)"},
          {"(a b) c", "(or a b c)"},
          {"a NEAR/2 b c", "(or (near/2 a b) c)"},
          {"(tag:x OR a) b", "(or tag:x a b)"},
      },
      MatchWords::kAny);
}

TEST(QueryParser, SpansCoverWhatWasWritten) {
  const core::Result<Node> node = parse_query("東京 -title:“a b” (c OR de*)", MatchWords::kAll);
  ASSERT_TRUE(node.ok());
  ASSERT_EQ(node->children.size(), 3u);
  const auto span = [](const Node& n) { return std::pair(n.span.begin, n.span.end); };
  EXPECT_EQ(span(node->children[0]), std::pair(0ul, 6ul));
  EXPECT_EQ(span(node->children[1]), std::pair(7ul, 23ul));
  const Node& phrase = node->children[1].children[0];
  EXPECT_EQ(span(phrase), std::pair(14ul, 23ul));
  EXPECT_EQ(phrase.field_span.begin, 8u);
  EXPECT_EQ(phrase.field_span.end, 14u);
  EXPECT_EQ(span(node->children[2]), std::pair(24ul, 34ul));
}

TEST(QueryParser, PlainReadsEveryTokenAsAWord) {
  EXPECT_EQ(tree_text(*parse_plain("title:Jong-Un OR \"a b", MatchWords::kAll)),
            "(and title Jong Un OR a b)");
  EXPECT_EQ(tree_text(*parse_plain("-a (b*", MatchWords::kAny)), "(or a b)");
  EXPECT_EQ(tree_text(*parse_plain("a", MatchWords::kAny)), "a");
  EXPECT_EQ(tree_text(*parse_plain("", MatchWords::kAll)), "all");
  EXPECT_EQ(tree_text(*parse_plain("\xff"
                                   "a\xc3",
                                   MatchWords::kAll)),
            "a");
}

TEST(QueryParser, PlainTextWithoutAWordIsNotEverything) {
  EXPECT_EQ(tree_text(*parse_plain("?!", MatchWords::kAll)), "?!");
}

TEST(QueryParser, PlainIsBounded) {
  std::string text;
  for (std::size_t i = 0; i < kMaxPlainWords; ++i) text += "w" + std::to_string(i) + " ";
  EXPECT_EQ(parse_plain(text, MatchWords::kAny)->children.size(), kMaxPlainWords);
  const auto more = parse_plain(text + "last", MatchWords::kAny);
  ASSERT_FALSE(more.ok());
  EXPECT_EQ(more.error().code, core::ErrorCode::kUsage);
}

TEST(QueryParser, LimitsAreExact) {
  std::string words;
  for (std::size_t i = 0; i < kMaxQueryWords; ++i) words += "w ";
  EXPECT_TRUE(parse_query(words, MatchWords::kAll).ok());
  EXPECT_FALSE(parse_query(words + "w", MatchWords::kAll).ok());
  EXPECT_FALSE(parse_query('"' + words + "w\"", MatchWords::kAll).ok());
  EXPECT_TRUE(parse_query(std::string(100, '(') + "w" + std::string(100, ')'), MatchWords::kAll).ok());
  EXPECT_FALSE(parse_query(std::string(101, '(') + "w" + std::string(101, ')'), MatchWords::kAll).ok());
  EXPECT_FALSE(parse_query(std::string(1'000'000, '('), MatchWords::kAll).ok());
  EXPECT_FALSE(parse_query(std::string(1'000'000, 'w'), MatchWords::kAll).ok());
  EXPECT_TRUE(parse_query(std::string(kMaxQueryBytes, '-'), MatchWords::kAll).ok());
}

}  // namespace
}  // namespace lede::query
