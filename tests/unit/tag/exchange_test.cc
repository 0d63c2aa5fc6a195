#include "indexer/tag/exchange.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/tag/turtle.h"
#include "tests/unit/tag/tag_testing.h"

namespace lede::tag {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class Exchange : public testing::Test {
 protected:
  Report report() {
    return [this](const core::Error& error) { reports_.push_back(core::to_line(error)); };
  }
  std::vector<Entry> skos(std::string_view turtle, std::string_view language = "en") {
    return read_skos(turtle, "t.ttl", language, report());
  }
  std::vector<Entry> csv(std::string_view text) { return read_csv(text, "t.csv", report()); }

  std::vector<std::string> reports_;
};

constexpr const char* kFull = R"([[tag]]
name = "Sony | \"x\", Ltd"
kind = "organisation"
aliases = ["Söny\\Corp", "ソニー"]
surnames = ["Ibuka"]
case = "title"
requires = ["film*", "a, b"]
requires_near = ["tokyo"]
excludes = ["sony open"]
excludes_near = ["golf"]
not_in = ["Sony #"]
also = "person"
broader = ["Maker"]
id = ["wikidata:Q41187", "local 7"]
[[tag]]
name = "Maker"
)";

void expect_same(const std::vector<Entry>& got, const std::vector<Entry>& want) {
  ASSERT_EQ(got.size(), want.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].name, want[i].name);
    EXPECT_EQ(got[i].kind, want[i].kind);
    EXPECT_EQ(got[i].aliases, want[i].aliases);
    EXPECT_EQ(rules_of(got[i], 0), rules_of(want[i], 0));
    EXPECT_EQ(got[i].broader, want[i].broader);
    EXPECT_EQ(got[i].ids, want[i].ids);
  }
}

TEST_F(Exchange, WhatIsWrittenIsReadBack) {
  const Dictionary dictionary = dictionary_of(kFull);
  expect_same(csv(to_csv(dictionary)), dictionary.entries);
  expect_same(skos(to_skos(dictionary, "en")), dictionary.entries);
  expect_same(skos(to_skos(dictionary, "")), dictionary.entries);
  EXPECT_THAT(reports_, IsEmpty());
}

TEST_F(Exchange, ReadsAThesaurusAsOthersWriteIt) {
  const auto entries = skos(R"(# a thesaurus
@base <http://x.org/> .
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
@prefix t: <http://x.org/t/> .
t:scheme a skos:ConceptScheme ; skos:prefLabel "Themen"@de .
t:1 a skos:Concept ;
    skos:prefLabel "Erdöl"@de , "Oil"@en-GB, 'P\u00e9trole'@fr ;
    skos:altLabel """crude
 oil"""@en ; skos:hiddenLabel "oyl" ;
    skos:broader t:2, <t/9> ; skos:notation "7"^^t:code , 12 , true ;
    skos:exactMatch <http://www.wikidata.org/entity/Q22656> ; .
t:2 skos:prefLabel "Energy" .
<http://x.org/t/3> <http://www.w3.org/2004/02/skos/core#prefLabel> "Wind"@en .
)");
  ASSERT_EQ(entries.size(), 4u);
  EXPECT_EQ(entries[1].name, "Oil");
  EXPECT_THAT(names_of(entries[1].aliases), UnorderedElementsAre("Erdöl", "Pétrole", "crude oil", "oyl"));
  EXPECT_THAT(entries[1].broader, ElementsAre("Energy"));
  EXPECT_THAT(entries[1].ids, ElementsAre("wikidata:Q22656", "http://x.org/t/1"));
  EXPECT_EQ(entries[3].name, "Wind");
  EXPECT_THAT(reports_, ElementsAre(HasSubstr("t.ttl:10:1: the broader concept http://x.org/t/9")));
}

TEST_F(Exchange, TheNameIsThatOfTheLanguageAskedFor) {
  constexpr const char* kConcept =
      "<x:1> <http://www.w3.org/2004/02/skos/core#prefLabel> \"Oil\"@en, \"Erdöl\"@de, \"Petra\" .";
  EXPECT_EQ(skos(kConcept, "de").at(0).name, "Erdöl");
  EXPECT_EQ(skos(kConcept, "en").at(0).name, "Oil");
  EXPECT_EQ(skos(kConcept, "fr").at(0).name, "Petra");
}

TEST_F(Exchange, AMistakeInTurtleCostsItsStatement) {
  const auto entries = skos(
      "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n"
      "<x:1> s:prefLabel \"one\" .\n"
      "<x:2> s:prefLabel \"two .\n"
      "<x:3> q:prefLabel \"three\" .\n"
      "<x:4> s:member ( <x:1> ) .\n"
      "<x:5> s:prefLabel \"\\q\" .\n"
      "<x:6> s:prefLabel \"six\" .\n"
      "<x:7> s:prefLabel \"One\" , \"!!\" .\n");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[1].name, "six");
  EXPECT_THAT(reports_,
              ElementsAre(HasSubstr("t.ttl:3:19: a string without its end"),
                          HasSubstr("t.ttl:4:7: a prefix that was not"), HasSubstr("t.ttl:5:16: brackets"),
                          HasSubstr("t.ttl:6:19: a string with a bad escape"),
                          HasSubstr("t.ttl:8:1: a prefLabel holds no word"),
                          HasSubstr("t.ttl:8:1: the name 'One' stands in line 2 already")));
}

TEST_F(Exchange, AMistakeInCsvCostsItsLine) {
  const auto entries =
      csv("\xEF\xBB\xBF"
          "name,aliases,colour,kind,case\r\n"
          "\"Sony, Ltd\",\"Sony Corp|!!|S\"\"y\"\"\",red,organisation\n"
          "x,,,planet\n"
          "!!,y\n"
          "SONY LTD\n"
          "\n"
          "a,b,c,work,title,e\n"
          "\"two\nlines\",z,,,exact");
  ASSERT_EQ(entries.size(), 2u);
  EXPECT_EQ(entries[0].name, "Sony, Ltd");
  EXPECT_THAT(names_of(entries[0].aliases), ElementsAre("Sony Corp", "S\"y\""));
  EXPECT_EQ(entries[1].name, "two lines");
  EXPECT_EQ(rules_of(entries[1], 0).case_rule, CaseRule::kExact);
  EXPECT_THAT(
      reports_,
      ElementsAre(HasSubstr("t.csv:1:3: unknown key 'colour'"), HasSubstr("t.csv:2:2: a value of aliases"),
                  HasSubstr("t.csv:3:4: unknown kind 'planet'"), HasSubstr("t.csv:4:1: a value of name"),
                  HasSubstr("t.csv:5:1: the name 'SONY LTD' stands in line 2"),
                  HasSubstr("t.csv:7:6: more fields than keys")));
}

TEST_F(Exchange, AnyBytesAreRead) {
  constexpr std::string_view kBytes = "<x:a> \"@.;,[(#\n\\'^_|5";
  std::string bytes;
  std::uint64_t state = 7;
  for (int round = 0; round < 2000; ++round) {
    bytes.clear();
    for (std::uint64_t n = round % 40; n > 0; --n) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      bytes += kBytes[(state >> 33) % kBytes.size()];
    }
    (void)skos(bytes);
    (void)csv("name,aliases\n" + bytes);
  }
}

}  // namespace
}  // namespace lede::tag
