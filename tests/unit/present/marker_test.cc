#include "searcher/present/marker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/text/stems.h"
#include "tests/unit/present/marked_text.h"

namespace lede::present {
namespace {

std::string mark(std::vector<Wanted> wanted, std::string_view text) {
  Marker marker(std::move(wanted), "english");
  return shown(marker.mark(text));
}

TEST(Marker, MarksEachFormOfAStemAndOnlyTheWordOfAForm) {
  EXPECT_EQ(mark({{{"attack"}, true}}, "Attacks, attacked; an attack. A tack?"),
            "[Attacks], [attacked]; an [attack]. A tack?");
  EXPECT_EQ(mark({{{"attack"}}}, "Attacks and Attack"), "Attacks and [Attack]");
}

// find() stems only words with the first letter of a stem that is looked for.
TEST(Marker, MissesNoFormForItsFirstLetter) {
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  std::vector<std::string> forms{"skis", "skies", "dying", "lying",  "tying", "idly", "gently",
                                 "ugly", "early", "only",  "singly", "'tis",  "yes",  "éclairs"};
  for (const char a : letters) {
    for (const char b : letters) {
      for (const char* end :
           {"", "s", "ies", "ied", "ying", "ly", "ational", "eedly", "ing", "ed", "'s", "y"})
        forms.push_back(std::string{a, b} + end);
      for (const char c : {'a', 'i', 'y', 's', 't'}) {
        for (const char* end : {"", "s", "ed", "ing"}) forms.push_back(std::string{a, b, c} + end);
      }
    }
  }
  text::Stemmer stemmer("english");
  for (const std::string& form : forms) {
    Marker marker({{{std::string(stemmer.stem(form))}, true}}, "english");
    text::Tokens tokens;
    tokens.assign(form);
    ASSERT_EQ(tokens.size(), 1u) << form;
    if (tokens[0].form != form) continue;
    EXPECT_EQ(marker.find(tokens).size(), 1u) << form;
  }
}

TEST(Marker, MarksPhrasesAsOne) {
  EXPECT_EQ(mark({{{"kim", "jong", "un"}}}, "Kim Jong-Un met Kim Jong Il; Kim"),
            "[Kim Jong-Un] met Kim Jong Il; Kim");
}

TEST(Marker, MarksWhatAPrefixBegins) {
  EXPECT_EQ(mark({{{"inter"}, false, true}}, "The Interview, internal"), "The [Interview], [internal]");
  EXPECT_EQ(mark({{{"the", "inter"}, false, true}}, "the interview of interest"),
            "[the interview] of interest");
}

TEST(Marker, FindsWhatTheQueryRepeatsOnce) {
  Marker marker(std::vector<Wanted>(1000, Wanted{{"hack"}, true}), "english");
  text::Tokens tokens;
  tokens.assign("Hacked by hackers who hack");
  const std::vector<Match> found = marker.find(tokens);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].wanted, found[1].wanted);
}

TEST(Marker, FoldsAccentsAndCase) { EXPECT_EQ(mark({{{"konan"}}}, "Taro Kōnan's"), "Taro [Kōnan]'s"); }

TEST(Marker, JoinsOverlappingFinds) { EXPECT_EQ(mark({{{"a", "b"}}, {{"b", "c"}}}, "a b c d"), "[a b c] d"); }

TEST(Marker, CollapsesWhiteSpaceAndControlCharactersAround) {
  EXPECT_EQ(mark({{{"sony"}}}, "  a\n\n\tSony\u00a0 \x01 b "), "a [Sony] b");
}

TEST(Marker, MarksNothingWithoutWords) {
  EXPECT_EQ(mark({}, "a b"), "a b");
  EXPECT_EQ(mark({{{}}}, "a b"), "a b");
  EXPECT_EQ(mark({{{""}, false, true}}, "a b"), "a b");
}

TEST(Marker, FindsAPhraseOnlyWhereItIsWhole) { EXPECT_EQ(mark({{{"a", "b", "c"}}}, "a b"), "a b"); }

}  // namespace
}  // namespace lede::present
