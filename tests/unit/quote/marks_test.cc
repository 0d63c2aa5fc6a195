#include "indexer/quote/marks.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace lede::quote {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// What is quoted; the pieces of one quotation joined by " / ".
std::vector<std::string> quoted(const std::string& text) {
  std::vector<std::string> found;
  for (const Quoted& q : find_quoted(text)) {
    std::string joined;
    for (const Piece& piece : q.pieces)
      joined += (joined.empty() ? "" : " / ") + text.substr(piece.begin, piece.end - piece.begin);
    found.push_back(joined);
    EXPECT_LT(q.open, q.pieces.front().begin);
    EXPECT_LE(q.pieces.back().end, q.close);
  }
  return found;
}

TEST(Marks, AreFoundInEveryStyle) {
  EXPECT_THAT(quoted(R"(He said: "one" and "two".)"), ElementsAre("one", "two"));
  EXPECT_THAT(quoted("“one,” he said. “Two.”"), ElementsAre("one,", "Two."));
  EXPECT_THAT(quoted("„eins“, „zwei” und »drei« und «quatre» et « cinq »"),
              ElementsAre("eins", "zwei", "drei", "quatre", " cinq "));
  EXPECT_THAT(quoted("’Tis said. ‘one,’ he said. ‘Two.’"), ElementsAre("one,", "Two."));
}

TEST(Marks, ApostrophesAreNone) {
  EXPECT_THAT(quoted("It's the governors' report; rock 'n' roll isn't o'clock."), IsEmpty());
  EXPECT_THAT(quoted("'It's the governors' report,' he said. 'They don't care.'"),
              ElementsAre("It's the governors' report,", "They don't care."));
  EXPECT_THAT(quoted("‘It’s the players’ choice,’ he said."), ElementsAre("It’s the players’ choice,"));
  EXPECT_THAT(quoted("It’s the players’ choice."), IsEmpty());
}

TEST(Marks, OfAQuotationInsideOneAreItsOwn) {
  EXPECT_THAT(quoted("“He told me ‘no’ and left,” she said."), ElementsAre("He told me ‘no’ and left,"));
  EXPECT_THAT(quoted(R"('He told me "no" and left,' she said. 'I saw.')"),
              ElementsAre(R"(He told me "no" and left,)", "I saw."));
}

TEST(Marks, OfInchesAndForgottenOnesQuoteNothing) {
  EXPECT_THAT(quoted(R"(A 5" pipe and a 6" one.)"), IsEmpty());
  EXPECT_THAT(quoted("“It never ends. He left.\n\nAnother paragraph."), IsEmpty());
  EXPECT_THAT(quoted("\"It never ends. He said \"stop it\" twice."), ElementsAre("stop it"));
  EXPECT_THAT(quoted("\"\" “” «» \""), testing::SizeIs(testing::Le(3)));
}

TEST(Marks, GoOnOverParagraphsThatRepeatThem) {
  EXPECT_THAT(quoted("“One.\n\n“Two.\n\n“Three,” he said."), ElementsAre("One. / Two. / Three,"));
  EXPECT_THAT(quoted("\"One.\n\n\"Two,\" he said."), ElementsAre("One. / Two,"));
  EXPECT_THAT(quoted("“One.\n\n“Two.\n\nThree."), ElementsAre("One."));
}

}  // namespace
}  // namespace lede::quote
