#include "indexer/parse/charset.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace lede::parse {
namespace {

using namespace std::string_view_literals;

struct Row {
  std::string_view name;
  std::string_view bytes;
  std::string_view http;
  std::string_view text;
  std::string_view charset;
};

class DecodeTest : public testing::TestWithParam<Row> {};

TEST_P(DecodeTest, GivesTextAndCharset) {
  const Row& row = GetParam();
  const Decoded decoded = decode(row.bytes, row.http);
  EXPECT_EQ(decoded.text, row.text);
  EXPECT_EQ(decoded.charset, row.charset);
  EXPECT_FALSE(decoded.replaced);
}

constexpr Row kRows[] = {
    {"Ascii", "<a/>", "", "<a/>", "UTF-8"},
    {"Utf8Bom", "\xEF\xBB\xBF<a>\xC3\xA9</a>", "", "<a>é</a>", "UTF-8"},
    {"Utf16LittleEndianBom", "\xFF\xFE<\0\xE9\0>\0"sv, "", "<é>", "UTF-16LE"},
    {"Utf16BigEndianBom", "\xFE\xFF\0<\0\xE9\0>"sv, "", "<é>", "UTF-16BE"},
    {"Utf32LittleEndianBom", "\xFF\xFE\0\0<\0\0\0\xE9\0\0\0"sv, "", "<é", "UTF-32LE"},
    {"BomBeatsHttp", "\xEF\xBB\xBF\xC3\xA9", "iso-8859-1", "é", "UTF-8"},
    {"Utf16LittleEndianWithoutBom", "<\0r\0s\0s\0>\0"sv, "", "<rss>", "UTF-16LE"},
    {"Utf16BigEndianWithoutBom", "\0<\0r\0s\0s\0>"sv, "", "<rss>", "UTF-16BE"},
    {"ValidUtf8BeatsDeclaration", "<?xml version='1.0' encoding='windows-1252'?>\xC3\xA9\xE2\x82\xAC", "",
     "<?xml version='1.0' encoding='windows-1252'?>é€", "UTF-8"},
    {"ValidUtf8BeatsHttp", "<p>\xC3\xA9\xE2\x82\xAC", "iso-8859-1", "<p>é€", "UTF-8"},
    {"ValidUtf8BeatsMeta", "<meta charset=windows-1251><p>\xD0\x9F\xD1\x80", "",
     "<meta charset=windows-1251><p>Пр", "UTF-8"},
    {"BomBeatsMeta", "\xEF\xBB\xBF<meta charset=koi8-r>\xC3\xA9", "", "<meta charset=koi8-r>é", "UTF-8"},
    {"HttpBeatsMeta", "<meta charset=koi8-r>\xCF\xF0", "windows-1251", "<meta charset=koi8-r>Пр",
     "windows-1251"},
    {"UnknownHttpLabelLeavesItToMeta", "<meta charset=windows-1251>\xCF\xF0\xE8", "x-none",
     "<meta charset=windows-1251>При", "windows-1251"},
    {"MetaInUpperCaseAndBareQuotes",
     "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; CHARSET=KOI8-R\">\xF0\xD2", "",
     "<META HTTP-EQUIV=Content-Type CONTENT=\"text/html; CHARSET=KOI8-R\">Пр", "koi8-r"},
    {"HttpBeatsDeclaration", "<?xml encoding='koi8-r'?>\xCF\xF0", "windows-1251",
     "<?xml encoding='koi8-r'?>Пр", "windows-1251"},
    {"DeclarationInDoubleQuotes", "<?xml version=\"1.0\" encoding=\"koi8-r\"?>\xF0\xD2", "",
     "<?xml version=\"1.0\" encoding=\"koi8-r\"?>Пр", "koi8-r"},
    {"MetaCharset", "<html><META charset=windows-1251>\xCF\xF0\xE8", "",
     "<html><META charset=windows-1251>При", "windows-1251"},
    {"MetaHttpEquiv",
     "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>\xCF\xF0\xE8", "",
     "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>При", "windows-1251"},
    {"Latin1IsWindows1252", "<?xml encoding='iso-8859-1'?>\x93\xE9\x94", "",
     "<?xml encoding='iso-8859-1'?>“é”", "windows-1252"},
    {"Gb2312IsGb18030", "<?xml encoding='gb2312'?>\xD6\xEC\xE9\x46\xBB\xF9", "",
     "<?xml encoding='gb2312'?>朱镕基", "gb18030"},
    {"ShiftJisIsWindows31J", "<?xml encoding='Shift_JIS'?>\x8D\xA1\x93\xFA\x87\x40", "",
     "<?xml encoding='Shift_JIS'?>今日①", "windows-31j"},
    {"EucJp", "\xBA\xA3\xC6\xFC", "euc-jp", "今日", "euc-jp"},
    {"EucKrIsWindows949", "\xBF\xC0\xB4\xC3", "euc-kr", "오늘", "windows-949"},
    {"Iso2022JpOfAsciiBytes", "\x1B$B:#F|\x1B(B", "iso-2022-jp", "今日", "iso-2022-jp"},
    {"Utf16DeclaredOverBytesIsUtf8", "<?xml encoding='utf-16'?>\xC3\xA9", "", "<?xml encoding='utf-16'?>é",
     "UTF-8"},
    {"Latin1DeclaredAsUtf8",
     "<?xml encoding='utf-8'?>d\xE9p\xEA"
     "che",
     "", "<?xml encoding='utf-8'?>dépêche", "windows-1252"},
    {"UnknownLabelIsPassedOver", "caf\xE9 cr\xE8me", "x-no-such", "café crème", "windows-1252"},
};

INSTANTIATE_TEST_SUITE_P(Rows, DecodeTest, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

// Every encoding that feeds name, by its declaration and, where the text allows it, without one.
TEST(Decode, ReadsTheEncodingsOfFeeds) {
  constexpr struct {
    std::string_view label, bytes, text;
  } kEncodings[] = {
      {"windows-1250", "\xBE\x9Dov", "ľťov"},
      {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
      {"windows-1252", "\x93na\xEFve\x94", "“naïve”"},
      {"windows-1253", "\xCA\xE1\xEB\xE7\xEC\xDD\xF1\xE1", "Καλημέρα"},
      {"windows-1254", "\xDDstanbul \xFE", "İstanbul ş"},
      {"windows-1255", "\xF9\xEC\xE5\xED", "שלום"},
      {"windows-1256", "\xE3\xD1\xCD\xC8\xC7", "مرحبا"},
      {"windows-1257", "L\xE0tvija \xF0", "Lątvija š"},
      {"windows-1258", "Vi\xEA\xF2t", "Vi\xC3\xAA\xCC\xA3t"},
      {"iso-8859-2", "\xB3\xF3\x64\xBC", "łódź"},
      {"iso-8859-5", "\xBF\xE0\xD8", "При"},
      {"iso-8859-7", "\xCA\xE1\xEB", "Καλ"},
      {"iso-8859-15", "10 \xA4", "10 €"},
      {"koi8-r", "\xF0\xD2\xC9\xD7\xC5\xD4", "Привет"},
      {"koi8-u", "\xF0\xD2\xC9\xA4", "Приє"},
      {"shift_jis", "\x8D\xA1\x93\xFA", "今日"},
      {"euc-jp", "\xBA\xA3\xC6\xFC", "今日"},
      {"euc-kr", "\xBF\xC0\xB4\xC3", "오늘"},
      {"gb2312", "\xBD\xF1\xCC\xEC", "今天"},
      {"gb18030", "\x95\x32\x82\x36", "\xF0\xA0\x80\x80"},
      {"big5", "\xA4\xB5\xA4\xD1", "今天"},
  };
  for (const auto& row : kEncodings) {
    const std::string xml = "<?xml version='1.0' encoding='" + std::string(row.label) + "'?>";
    const Decoded decoded = decode(xml + std::string(row.bytes), "");
    EXPECT_EQ(decoded.text.substr(xml.size()), row.text) << row.label;
    EXPECT_FALSE(decoded.replaced) << row.label;
    EXPECT_EQ(decoded.overruled, "") << row.label;
    EXPECT_EQ(decode(row.bytes, row.label).text, row.text) << row.label;
  }
}

TEST(Decode, SaysWhichDeclarationTheBytesBelie) {
  constexpr struct {
    std::string_view bytes, http, overruled;
  } kRows2[] = {
      {"<?xml encoding='utf-8'?>d\xE9p\xEA"
       "che",
       "", "utf-8"},
      {"<?xml encoding='windows-1251'?>\xC3\xA9\xC3\xA8", "", "windows-1251"},
      {"<?xml encoding='utf-8'?>\xC3\xA9\xC3\xA8", "iso-8859-1", "iso-8859-1"},
      {"<?xml encoding='utf-16'?>\xC3\xA9", "", "utf-16"},
      {"<?xml encoding='utf-8'?>\xC3\xA9", "", ""},
      {"<?xml encoding='iso-8859-1'?>\xE9", "", ""},
      {"<?xml encoding='iso-8859-1'?>all ASCII", "", ""},
      {"\xE9 without one", "", ""},
      {"<?xml encoding='no-such'?>\xE9", "", ""},
  };
  for (const auto& row : kRows2) EXPECT_EQ(decode(row.bytes, row.http).overruled, row.overruled) << row.bytes;
  EXPECT_EQ(decode("\xFF\xFE<\0?\0x\0m\0l\0"sv, "").overruled, "");
}

TEST(Decode, KeepsUtf8WithAFewBadBytes) {
  const Decoded decoded = decode("<?xml encoding='utf-8'?>\xC3\xA9\xC3\xA8 \xFF x", "");
  EXPECT_EQ(decoded.text, "<?xml encoding='utf-8'?>éè \xEF\xBF\xBD x");
  EXPECT_TRUE(decoded.replaced);
}

TEST(Decode, KeepsUtf8ThatIsCutOrHasAStrayByteWhateverIsDeclared) {
  const std::string body = "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82 \xD0\x9F\xD1\x80\xD0\xB8";
  std::string text = "<meta charset=windows-1251>";
  for (int i = 0; i < 5; ++i) text += body;
  for (const std::string& bytes : {text + "\xD0", text + "\xE2\x82", text + " \x96 " + body}) {
    const Decoded decoded = decode(bytes, "iso-8859-1");
    EXPECT_EQ(decoded.charset, "UTF-8");
    EXPECT_TRUE(decoded.replaced);
    EXPECT_NE(decoded.text.find("Привет При"), std::string::npos);
  }
  // One accidental sequence among other bytes proves nothing.
  EXPECT_EQ(decode("<meta charset=windows-1251>\xD0\x9F \xCF\xF0\xE8\xE2\xE5\xF2", "").charset,
            "windows-1251");
}

TEST(Decode, DropsNulAndSaysSo) {
  EXPECT_EQ(decode("a\0b<c/>"sv, "").text, "ab<c/>");
  EXPECT_TRUE(decode("a\0b<c/>"sv, "").replaced);
}

TEST(Decode, GuessesAnUndeclaredCharsetFromItsText) {
  // "Professional cartoons about emigration, the work of many people" in GB2312.
  constexpr std::string_view kBytes =
      "<rss><title>\xB2\xBB\xB9\xE9\xD2\xC6\xC3\xF1\xC2\xFE\xBB\xAD\xCF\xB5\xC1\xD0\xA3\xBA\xD7\xA8\xD2\xB5"
      "\xB9\xA4\xD7\xF7</title></rss>";
  EXPECT_EQ(decode(kBytes, "").text, "<rss><title>不归移民漫画系列：专业工作</title></rss>");
}

TEST(Decode, GuessesWhatIsDeclaredUtf8AndCannotBe) {
  // "The government has adopted new rules", again and again, in windows-1251.
  std::string bytes = "<meta charset=utf-8>";
  for (int i = 0; i < 4; ++i) {
    bytes +=
        "<p>\xCF\xF0\xE0\xE2\xE8\xF2\xE5\xEB\xFC\xF1\xF2\xE2\xEE \xEF\xF0\xE8\xED\xFF\xEB\xEE "
        "\xED\xEE\xE2\xFB\xE5 \xEF\xF0\xE0\xE2\xE8\xEB\xE0";
  }
  const Decoded decoded = decode(bytes, "utf-8");
  EXPECT_EQ(decoded.charset, "windows-1251");
  EXPECT_EQ(decoded.overruled, "utf-8");
  EXPECT_NE(decoded.text.find("Правительство приняло новые правила"), std::string::npos) << decoded.text;
  // Too little to tell: Western, as wrong declarations mostly are.
  EXPECT_EQ(decode("<meta charset=utf-8><p>caf\xE9", "").charset, "windows-1252");
}

TEST(CharsetOf, ReadsTheParameter) {
  EXPECT_EQ(charset_of("text/xml; charset=UTF-8"), "UTF-8");
  EXPECT_EQ(charset_of("text/xml;Charset=\"koi8-r\"; x=y"), "koi8-r");
  EXPECT_EQ(charset_of("text/xml"), "");
  EXPECT_EQ(charset_of(""), "");
}

}  // namespace
}  // namespace lede::parse
