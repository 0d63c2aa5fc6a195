#include "indexer/quote/quotes.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace lede::quote {
namespace {

using article::Quote;
using testing::IsEmpty;

std::vector<Quote> quotes_of(const std::string& text, const std::string& language = "en") {
  text::Tokens words;
  words.assign(text);
  return find_quotes(text, words, language);
}

struct Row {
  const char* text;
  const char* speaker;
  const char* named;
  const char* role;
};

// The first quotation of each.
TEST(Quotes, TellWhoSaidThem) {
  for (const Row& row : {
           Row{"“We won,” said Marta Olsen, the mayor of Brandvik.", "Marta Olsen", "",
               "the mayor of Brandvik"},
           Row{"“We won,” the mayor, Marta Olsen, said.", "Marta Olsen", "", "the mayor"},
           Row{"“We won,” Foreign Minister Daud Karimi told reporters.", "Daud Karimi", "",
               "Foreign Minister"},
           Row{"“We won,” according to Karimi.", "Karimi", "", ""},
           Row{"Peter Karimi was there. “We won,” he added.", "he", "Peter Karimi", ""},
           Row{"Mr. Daud Karimi was there. Karimi said: “We won.”", "Karimi", "Daud Karimi", ""},
           Row{"Karimi was quoted by the agency as saying: “We won.”", "Karimi", "", ""},
           Row{"Karimi denied it, saying: “We won.”", "Karimi", "", ""},
           Row{"“We won,” said a spokesperson for the Policy Department of the National Defence Commission.",
               "a spokesperson for the Policy Department of the National Defence Commission", "", ""},
           Row{"“We won,” said a police official in Lyon on Monday.", "a police official in Lyon", "", ""},
           Row{"“We won,” said Ursula von der Leyen.", "Ursula von der Leyen", "", ""},
           Row{"“We won,” the Bank of England said.", "Bank of England", "", ""},
       }) {
    const std::vector<Quote> found = quotes_of(row.text);
    ASSERT_EQ(found.size(), 1U) << row.text;
    EXPECT_EQ(found[0].speaker, row.speaker) << row.text;
    EXPECT_EQ(found[0].named, row.named) << row.text;
    EXPECT_EQ(found[0].role, row.role) << row.text;
  }
}

TEST(Quotes, AreNoneWhereNoOneSaysThem) {
  for (const char* text : {
           "The film “The Long Goodbye Home” opened in forty cinemas.",
           "The so-called “smart” motorway was closed.",
           "It is said to be “the oldest tree in the whole county.”",
           "He was told that it was “the oldest tree in the whole county.”",
           "Smith declined to say that it was “the oldest tree in the whole county.”",
           "A sign at the gate read “No Entry”.",
           "“A paragraph alone, with no one before it.”",
           "She released “Nobody Told Me This Was Over” in May, her label said.",
       })
    EXPECT_THAT(quotes_of(text), IsEmpty()) << text;
}

TEST(Quotes, KeepTheirPlaceInTheText) {
  const std::string text = "Ünder: “The company,” said John Whitlock, “has never broken the law.”";
  const std::vector<Quote> found = quotes_of(text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].text, "The company, has never broken the law.");
  EXPECT_EQ(text.substr(found[0].at, 12), "The company,");
  EXPECT_EQ(text.substr(found[0].end - 4, 4), "law.");
}

TEST(Quotes, OfLanguagesWithoutRulesAreLeftAlone) {
  EXPECT_THAT(quotes_of("“We won,” said Marta Olsen.", "de"), IsEmpty());
  EXPECT_EQ(quotes_of("“We won,” said Marta Olsen.", "en-gb").size(), 1U);
  EXPECT_EQ(quotes_of("“We won,” said Marta Olsen.", "").size(), 1U);
}

TEST(Quotes, ThatCameWithTheArticleStay) {
  article::Article article;
  article.text = "“We won,” said Marta Olsen.";
  article.quotes = {{"Something", "Someone"}};
  text::Tokens words;
  words.assign(article.text);
  add_quotes(article, words);
  EXPECT_THAT(article.quotes, testing::ElementsAre(Quote{"Something", "Someone"}));
}

// A forgotten mark, or a text of marks alone, costs no more than any other text.
TEST(Quotes, OfHostileTextsAreBounded) {
  for (const std::string& unit :
       {std::string("“a,” said "), std::string("\" "), std::string("‘a "), std::string("said, "),
        std::string("“a\n\n"), std::string("Mr. Of The “x” who, "), std::string("a man who "),
        std::string("Ann Lee said “a.” ")}) {
    std::string text;
    while (text.size() < 200'000) text += unit;
    text += "said: “We won.”\n\n“We won.”";
    for (const Quote& quote : quotes_of(text)) {
      EXPECT_LE(quote.end, text.size());
      EXPECT_LE(quote.end - quote.at, kMostQuoteBytes);
      if (testing::Test::HasFailure()) return;
    }
  }
}

}  // namespace
}  // namespace lede::quote
