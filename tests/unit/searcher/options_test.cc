#include "searcher/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace lede::searcher {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class OptionsTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"LEDE_ARCHIVE", "LEDE_COLOR", "LEDE_LIMIT", "LEDE_THREADS"}) ::unsetenv(name);
    ::setenv("LEDE_CONFIG", "", 1);
  }

  static core::Result<ParsedOptions> parse(std::vector<const char*> words) {
    words.insert(words.begin(), "lede-search");
    return parse_options(static_cast<int>(words.size()), words.data());
  }
  static Options good(std::vector<const char*> words) {
    auto parsed = parse(std::move(words));
    if (!parsed) ADD_FAILURE() << core::to_line(parsed.error());
    return parsed->options;
  }
  static std::string mistake(std::vector<const char*> words) {
    const auto parsed = parse(std::move(words));
    if (parsed) return "no error";
    EXPECT_EQ(core::exit_status(parsed.error().code), 2);
    return core::to_line(parsed.error());
  }
};

TEST_F(OptionsTest, WordsOfTheQueryMayBeginWithADash) {
  const struct {
    std::vector<const char*> words;
    const char* query;
  } kRows[] = {
      {{"sony", "-interview"}, "sony -interview"},
      {{"-interview"}, "-interview"},
      {{"sony", "-tag:film", "--limit", "5", "hack"}, "sony -tag:film hack"},
      {{"-h2o"}, "-h2o"},
      {{"--", "-h", "--limit"}, "-h --limit"},
      {{"--", "show", "business"}, "show business"},
      {{"\"guardians of peace\"", "OR", "gop"}, "\"guardians of peace\" OR gop"},
      {{"talk", "show"}, "talk show"},
      {{"--limit", "3", "tagsale"}, "tagsale"},
      {{"--limit", "3"}, ""},
  };
  for (const auto& row : kRows) {
    const Options options = good(row.words);
    EXPECT_EQ(options.query, row.query);
    EXPECT_EQ(options.command, Command::kSearch);
  }
}

TEST_F(OptionsTest, CommandsAreTheFirstWordOnly) {
  EXPECT_EQ(good({"show", "x"}).command, Command::kShow);
  EXPECT_EQ(good({"--archive", "show", "tags"}).command, Command::kTags);
  EXPECT_EQ(good({"--archive=show", "a"}).command, Command::kSearch);
  EXPECT_EQ(good({"show", "https://example.org/1", "--query", "-a b"}).query, "-a b");
  EXPECT_EQ(good({"tags", "--like", "kim*", "--limit", "0"}).like, "kim*");
  EXPECT_EQ(good({"related", "sony"}).command, Command::kRelated);
  EXPECT_EQ(good({"timeline", "sony", "film"}).lookup.tags.size(), 2u);
  EXPECT_EQ(good({"trends", "--window", "3"}).lookup.window, 3u);
}

TEST_F(OptionsTest, FiltersRepeat) {
  const Options options = good({"--tag", "kim jong un", "--tag=sony", "--source", "-x", "--since", "2014"});
  ASSERT_EQ(options.filters.size(), 2u);
  EXPECT_EQ(options.filters[0].field, "tag");
  EXPECT_THAT(options.filters[0].values, ElementsAre("kim jong un", "sony"));
  EXPECT_EQ(options.filters[1].field, "source");
  EXPECT_THAT(options.filters[1].values, ElementsAre("-x"));
  EXPECT_EQ(options.since, "2014");
}

TEST_F(OptionsTest, ReadsFacetsWithTheirRows) {
  const Options options = good({"--facet", "tag:50,source", "--facet", "month:0", "--facet", "tag"});
  ASSERT_EQ(options.facets.size(), 3u);
  EXPECT_EQ(options.facets[0].facet, archive::Facet::kTag);
  EXPECT_EQ(options.facets[0].rows, 50u);
  EXPECT_EQ(options.facets[1].rows, facet::kDefaultRows);
  EXPECT_EQ(options.facets[2].facet, archive::Facet::kMonth);
  EXPECT_EQ(options.facets[2].rows, 0u);
  EXPECT_FALSE(options.facets[0].tree);
}

TEST_F(OptionsTest, ReadsATreeOfTags) {
  for (const char* facet : {"tag:tree:50:name", "tag:50:name:tree", "salient:name:tree:50"}) {
    const Options options = good({"--facet", facet});
    ASSERT_EQ(options.facets.size(), 1u);
    EXPECT_TRUE(options.facets[0].tree);
    EXPECT_EQ(options.facets[0].rows, 50u);
    EXPECT_EQ(options.facets[0].sorted, facet::Sorted::kByName);
  }
}

TEST_F(OptionsTest, TakesTheLastOfWhatIsGivenTwice) {
  const Options options =
      good({"--limit", "3", "--limit", "4", "--sort", "blend", "--sort", "date", "--format", "csv",
            "--fields", "id,title", "--match", "any", "--group", "story", "--offset", "20"});
  EXPECT_EQ(options.limit, 4u);
  EXPECT_EQ(options.sort, match::Sort::kDate);
  EXPECT_TRUE(options.sort_given);
  EXPECT_EQ(options.format, Format::kCsv);
  EXPECT_THAT(options.fields, ElementsAre("id", "title"));
  EXPECT_TRUE(options.match_any);
  EXPECT_EQ(options.group, match::Group::kStory);
  EXPECT_EQ(options.offset, 20u);
}

TEST_F(OptionsTest, LimitComesFromTheEnvironmentWithoutAFlag) {
  ::setenv("LEDE_LIMIT", "25", 1);
  EXPECT_EQ(good({"x"}).limit, 25u);
  EXPECT_EQ(good({"x", "--limit", "2"}).limit, 2u);
}

TEST_F(OptionsTest, MistakesNameWhatIsWrongAndWhatToDo) {
  const struct {
    std::vector<const char*> words;
    const char* part;
  } kRows[] = {
      {{"--sotr", "date", "x"}, "unknown flag '--sotr' (did you mean '--sort'?)"},
      {{"--sort", "dates", "x"}, "unknown value of --sort 'dates' (did you mean 'date'?)"},
      {{"--facet", "autor", "x"}, "unknown facet 'autor' (did you mean 'author'?)"},
      {{"--facet", "tag:x", "x"}, "expected a whole number after --facet tag:, not 'x'"},
      {{"--facet", "source:tree", "x"}, "only tags are a tree, not 'source'"},
      {{"--facet", "date:tree", "x"}, "only tags are a tree, not 'date'"},
      {{"--facet", "tag,tag:tree", "x"}, "as a list or as a tree, not both"},
      {{"--fields", "titel", "--format", "json", "x"}, "unknown field 'titel' (did you mean 'title'?)"},
      {{"--fields", "title", "x"}, "--fields is for --format json, jsonl and csv"},
      {{"--limit", "-1", "x"}, "limit"},
      {{"--offset", "1e3", "x"}, "expected a whole number after --offset, not '1e3'"},
      {{"--limit"}, "--limit"},
      {{"--archive", "", "--limit", "3"}, "nothing stands after --archive"},
      {{"--timings", "t", "x"}, "--timings needs --queries"},
      {{"--queries", "q", "x"}, "--queries and a query"},
      {{"show", "a", "--format", "xml"}, "unknown value of --format 'xml' (known: text, json)"},
      {{"show", "a", "--format", "jsno"}, "(did you mean 'json'?)"},
      {{"show", "a", "--format", "trec"}, "this command has no --format trec (use text or json)"},
      {{"show"}, "show needs the id or address of one article"},
      {{"show", "a", "b"}, "show needs the id or address of one article"},
      {{"show", "a", "--format", "csv"}, "this command has no --format csv"},
      {{"tags", "kim"}, "use --like 'kim'"},
      {{"tags", "--sort", "recnt"}, "did you mean 'recent'?"},
      {{"related"}, "related needs a tag"},
      {{"related", "kim", "jong"}, "in quotes: 'kim jong'"},
      {{"related", "kim", "--min-count", "-2"}, "--min-count"},
      {{"timeline", "--share"}, "--share needs a tag"},
      {{"timeline", "--by", "mnth", "kim"}, "did you mean 'month'?"},
      {{"trends", "kim"}, "use --tag 'kim'"},
      {{"trends", "--past", "1"}, "--past must be from 2 to 520, not 1"},
      {{"--plain=maybe", "x"}, "--plain"},
      {{"--color", "blue", "x"}, "auto always never"},
  };
  for (const auto& row : kRows) EXPECT_THAT(mistake(row.words), HasSubstr(row.part));
}

TEST_F(OptionsTest, HelpLeadsWithExamples) {
  for (const std::vector<const char*>& words : {std::vector<const char*>{"--help"},
                                                {"-h"},
                                                {"sony", "-h"},
                                                {"show", "--help"},
                                                {"tags", "--help"},
                                                {"related", "--help"},
                                                {"timeline", "--help"},
                                                {"trends", "--help"}}) {
    const auto parsed = parse(words);
    ASSERT_TRUE(parsed.ok());
    const std::size_t example = parsed->output.find("Example"), usage = parsed->output.find("Usage");
    EXPECT_LT(example, usage);
    EXPECT_NE(usage, std::string::npos);
    EXPECT_TRUE(parsed->asked_for);
  }
  EXPECT_THAT(parse({"--version"})->output, StartsWith("lede-search "));
}

TEST_F(OptionsTest, AnEmptyCommandLineIsAMistakeThatGetsHelp) {
  const auto parsed = parse({});
  ASSERT_TRUE(parsed.ok());
  EXPECT_FALSE(parsed->asked_for);
  EXPECT_THAT(parsed->output, HasSubstr("Examples:"));
}

}  // namespace
}  // namespace lede::searcher
