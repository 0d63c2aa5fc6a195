#include "common/text/tokens.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace lede::text {
namespace {

// The forms of `text`, split by |.
std::string forms(std::string_view text) {
  std::string out;
  for (const std::string& form : fold_words(text)) out += (out.empty() ? "" : "|") + form;
  return out;
}

// The written forms of `text`, split by |.
std::string written(std::string_view text) {
  Tokens tokens;
  tokens.assign(text);
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += '|';
    out += text.substr(token.offset, token.length);
  }
  return out;
}

// The forms that have `flag`, split by |.
std::string flagged(std::string_view text, TokenFlag flag) {
  Tokens tokens;
  tokens.assign(text);
  std::string out;
  for (const Token& token : tokens) {
    if ((token.flags & flag) == 0) continue;
    if (!out.empty()) out += '|';
    out += token.form;
  }
  return out;
}

struct Row {
  std::string text;
  std::string expected;
};

void expect_forms(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(forms(row.text), row.expected) << "text: " << row.text;
}

TEST(Tokens, EmptyAndPunctuationOnlyTextsHaveNone) {
  expect_forms(
      {{"", ""}, {" \t\n", ""}, {"!!", ""}, {"-- ... ''", ""}, {"“ ” — …", ""}, {"😀 👍🏽", ""}});
}

TEST(Tokens, PlainWordsAreLowerCased) {
  expect_forms({{"The Sony hack", "the|sony|hack"}, {"a", "a"}, {"x1 2b", "x1|2b"}, {"end.", "end"}});
}

TEST(Tokens, ApostrophesInsideAWordAreOne) {
  expect_forms({{"don't", "don't"},
                {"don’t", "don't"},
                {"don‘t", "don't"},
                {"donʼt", "don't"},
                {"don´t don`t don＇t", "don't|don't|don't"},
                {"O'Neill", "o'neill"},
                {"l'homme l’homme", "l'homme|l'homme"},
                {"rock'n'roll", "rock'n'roll"},
                {"Hawaiʻi", "hawai'i"},
                {"don''t", "don|t"}});
}

TEST(Tokens, QuotesAroundAWordAreNotItsOwn) {
  expect_forms({{"'we' ‘we’ \"we\" “we”", "we|we|we|we"}, {"the '80s", "the|80s"}, {"'tis", "tis"}});
}

TEST(Tokens, PossessivesAreCutOff) {
  expect_forms({{"Sony's", "sony"},
                {"Sony’s hack", "sony|hack"},
                {"SONY'S", "sony"},
                {"boys' toys’", "boys|toys"},
                {"James's", "james"},
                {"1990's", "1990"},
                {"Sony's-based", "sony|based"},
                {"x's's", "x"},
                {"it'self", "it'self"},
                {"x's'y", "x's'y"},
                {"x'ſ", "x"}});
  EXPECT_EQ(written("Sony’s boys'."), "Sony|boys");
}

TEST(Tokens, HyphensAndDashesPartWords) {
  for (const char* dash : {"-", "‐", "‑", "‒", "–", "—", "―", "−"}) {
    EXPECT_EQ(forms(std::string("Kim Jong") + dash + "Un"), "kim|jong|un") << dash;
  }
}

TEST(Tokens, InitialsAreJoined) {
  expect_forms({{"the U.S. and", "the|us|and"},
                {"U. S. is two", "u|s|is|two"},
                {"G.O.P.", "gop"},
                {"U.S", "us"},
                {"U.S.'s and U.N.’s", "us|and|un"},
                {"I.P.O's", "ipo"},
                {"e.g., at 9 a.m.", "eg|at|9|am"},
                {"J.K. Rowling", "jk|rowling"},
                {"J.Smith", "j|smith"},
                {"U.S.Army", "us|army"},
                {"U.S.-based", "us|based"},
                {"П.С. É.U. É.U.", "пс|eu|eu"},
                {"nytimes.com", "nytimes|com"}});
  EXPECT_EQ(written("in the U.S. now"), "in|the|U.S.|now");
  EXPECT_EQ(flagged("U.S. e.g. J. K.", kInitials), "us|eg");
}

TEST(Tokens, NumbersKeepPointsAndLoseGroupingCommas) {
  expect_forms({{"3.5", "3.5"},
                {"3.5.", "3.5"},
                {"1,000", "1000"},
                {"1,000,000", "1000000"},
                {"1,00,000", "100000"},
                {"$1,000.50", "1000.50"},
                {"1,000th", "1000th"},
                {"1.000.000", "1.000.000"},
                {"192.168.1.1", "192.168.1.1"},
                {"3.5m v2.0", "3.5m|v2.0"},
                {"12,34", "12|34"},
                {"7,2014", "7|2014"},
                {"1,23,4", "1|23|4"},
                {"1,23,456,78", "123456|78"},
                {"1,0000", "1|0000"},
                {"1234,567", "1234|567"},
                {"1.5,000", "1.5|000"},
                {"10:30 1/2", "10|30|1|2"},
                {"5.The", "5|the"},
                {"a,000", "a|000"},
                {"٣ ३", "3|3"}});
  EXPECT_EQ(written("$1,000 or"), "1,000|or");
  EXPECT_EQ(flagged("3 4G b5 ٣ five", kNumber), "3|4g|3");
}

TEST(Tokens, AmpersandJoinsShortAsciiSides) {
  expect_forms({{"AT&T", "at&t"},
                {"at&t's", "at&t"},
                {"R&D", "r&d"},
                {"AT & T", "at|t"},
                {"Barnes&Noble", "barnes|noble"},
                {"Q&A&B", "q&a|b"},
                {"a&1", "a|1"},
                {"É&T", "e|t"}});
}

TEST(Tokens, SignsAfterAWordAreLeftOut) { expect_forms({{"C++ C# Disney+ A*", "c|c|disney|a"}}); }

TEST(Tokens, HashAndAtAreLeftOutAndFlagged) {
  EXPECT_EQ(written("#SonyHack @kim"), "SonyHack|kim");
  EXPECT_EQ(flagged("#SonyHack and (#x) c#d", kHashtag), "sonyhack|x");
  EXPECT_EQ(flagged("@kim joe@example.com", kHandle), "kim");
}

TEST(Tokens, CaseAndAccentsAreFolded) {
  expect_forms({{"Kōnan", "konan"},
                {"Ko\u0304nan", "konan"},
                {"Straße STRASSE", "strasse|strasse"},
                {"naïve café", "naive|cafe"},
                {"Ørsted Łódź Đà æon Œuvre Þór", "orsted|lodz|da|aeon|oeuvre|thor"},
                {"İstanbul ISPARTA ısı", "istanbul|isparta|isi"},
                {"ΟΔΥΣΣΕΥΣ Οδυσσεύς", "οδυσσευσ|οδυσσευσ"},
                {"Ёлка елка", "елка|елка"},
                {"ǅ ﬃ ſ", "dz|ffi|s"}});
}

TEST(Tokens, CompatibilityFormsAreUnified) {
  expect_forms(
      {{"ＡＢＣ１２３", "abc123"}, {"ﬁne", "fine"}, {"CO₂ km²", "co2|km2"}, {"𝐇𝐢", "hi"}, {"Ⅷ", "viii"}});
}

TEST(Tokens, LettersThatStandForPunctuatedTextAreNoWords) {
  expect_forms({{"½ 2½", "2"}, {"⒈", ""}, {"ﷺ", ""}});
}

TEST(Tokens, InvisibleCharactersInsideAWordAreDropped) {
  expect_forms({{"so\u00ADny", "sony"},
                {"so\u200Dny so\u200Cny so\u2060ny so\uFEFFny", "sony|sony|sony|sony"},
                {"so\u00AD\u00AD\u200Dny", "sony"},
                {"so\u200Bny", "so|ny"}});
  EXPECT_EQ(written("sony\u00AD hack"), "sony|hack");
}

TEST(Tokens, MarksOfIndicAndThaiStayThoseOfHebrewAndArabicGo) {
  expect_forms({{"हिन्दी", "हिन्दी"}, {"שָׁלוֹם", "שלום"}, {"مُحَمَّد", "محمد"}, {"أحمد", "احمد"}});
}

TEST(Tokens, ScriptsWithoutSpacesAreSplitIntoWords) {
  expect_forms({{"東京都で発表", "東京|都|で|発表"},
                {"ภาษาไทยง่าย", "ภาษา|ไทย|ง่าย"},
                {"iPhone发布2014年", "iphone|发布|2014|年"},
                {"映画「インタビュー」", "映画|インタビュー"}});
  EXPECT_EQ(written("a東京都b"), "a|東京|都|b");
}

TEST(Tokens, HangulIsSplitAtSpacesAndComposed) { expect_forms({{"한국어 조선", "한국어|조선"}}); }

TEST(Tokens, OffsetsPointAtTheWrittenForm) {
  EXPECT_EQ(written("“Kōnan,” said O’Neill"), "Kōnan|said|O’Neill");
}

TEST(Tokens, CapitalsAreFlagged) {
  EXPECT_EQ(flagged("Sony GOP iPhone Élan x É A 3D", kCapital), "sony|gop|elan|e|a");
  EXPECT_EQ(flagged("Sony GOP iPhone U.S. AT&T ÉTÉ DON’T A 3D 7UP B2B Don'T", kAllCaps),
            "gop|us|at&t|ete|don't|7up|b2b");
}

TEST(Tokens, SentenceStartsAreFlagged) {
  const std::vector<Row> rows = {
      {"One two. Three four", "one|three"},
      {"Really? Yes! He said: we won", "really|yes|he|we"},
      {"He left. “We won,” he said", "he|we"},
      {"He said “yes.” Then (all) left.) And", "he|then|and"},
      {"A title\n\nThe text\nwraps", "a|the"},
      {"at 10:30 on nytimes.com", "at"},
      {"Then Mr. Smith met J. Doe in the U.S. Senate. Done", "then|done"},
      {"So… then", "so|then"},
      {"映画。映画", "映画|映画"},
  };
  for (const Row& row : rows) EXPECT_EQ(flagged(row.text, kSentenceStart), row.expected) << row.text;
}

TEST(Tokens, TokensWithoutWhiteSpaceBetweenAreJoined) {
  EXPECT_EQ(flagged("Kim Jong-Un, the\u00A0x/y “a”—“b”", kJoined), "un|y|b");
}

TEST(Tokens, LongWordsAreCutOnACodePoint) {
  const std::string ascii(300, 'a');
  EXPECT_EQ(forms(ascii), ascii.substr(0, 200));
  std::string greek, cyrillic_with_x = "x";
  for (int i = 0; i < 300; ++i) greek += "α", cyrillic_with_x += "ж";
  EXPECT_EQ(forms(greek), greek.substr(0, 200));
  EXPECT_EQ(forms(cyrillic_with_x), cyrillic_with_x.substr(0, 199));
  EXPECT_EQ(written(ascii), ascii);
}

TEST(Tokens, AreReplacedByTheNextTextAndMoveWhole) {
  Tokens tokens;
  tokens.assign("first Straße");
  tokens.assign("Second फ़");
  ASSERT_EQ(tokens.size(), 2U);
  const Tokens moved = std::move(tokens);
  EXPECT_EQ(moved[0].form, "second");
  EXPECT_EQ(moved.list().size(), 2U);
}

TEST(Tokens, FormsDoNotPointIntoTheText) {
  std::string text = "plain words";
  Tokens tokens;
  tokens.assign(text);
  text.assign(text.size(), 'x');
  EXPECT_EQ(tokens[0].form, "plain");
  EXPECT_EQ(tokens[1].form, "words");
}

TEST(Tokens, GiantTextsAreRead) {
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += "word, Straße’s 1,000 हिन्दी ";
  Tokens tokens;
  tokens.assign(text);
  EXPECT_EQ(tokens.size(), 4 * 400'000U);
  tokens.assign("small");
  EXPECT_EQ(tokens[0].form, "small");
}

TEST(FoldText, KeepsSpaceAndPunctuation) {
  EXPECT_EQ(fold_text("  Kōnan, O’Neill & Co.!"), "  konan, o'neill & co.!");
  EXPECT_EQ(fold_text("“ÉTÉ” Ko\u0304nan"), "“ete” konan");
  EXPECT_EQ(fold_text("!!"), "!!");
  EXPECT_EQ(fold_text(""), "");
  EXPECT_EQ(fold_text("東京 1,000"), "東京 1,000");
}

}  // namespace
}  // namespace lede::text
