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

TEST(Decode, KeepsUtf8WithAFewBadBytes) {
  const Decoded decoded = decode("<?xml encoding='utf-8'?>\xC3\xA9\xC3\xA8 \xFF x", "");
  EXPECT_EQ(decoded.text, "<?xml encoding='utf-8'?>éè \xEF\xBF\xBD x");
  EXPECT_TRUE(decoded.replaced);
}

TEST(Decode, DropsNul) { EXPECT_EQ(decode("a\0b<c/>"sv, "").text, "ab<c/>"); }

TEST(Decode, GuessesAnUndeclaredCharsetFromItsText) {
  // "Professional cartoons about emigration, the work of many people" in GB2312.
  constexpr std::string_view kBytes =
      "<rss><title>\xB2\xBB\xB9\xE9\xD2\xC6\xC3\xF1\xC2\xFE\xBB\xAD\xCF\xB5\xC1\xD0\xA3\xBA\xD7\xA8\xD2\xB5"
      "\xB9\xA4\xD7\xF7</title></rss>";
  EXPECT_EQ(decode(kBytes, "").text, "<rss><title>不归移民漫画系列：专业工作</title></rss>");
}

TEST(CharsetOf, ReadsTheParameter) {
  EXPECT_EQ(charset_of("text/xml; charset=UTF-8"), "UTF-8");
  EXPECT_EQ(charset_of("text/xml;Charset=\"koi8-r\"; x=y"), "koi8-r");
  EXPECT_EQ(charset_of("text/xml"), "");
  EXPECT_EQ(charset_of(""), "");
}

}  // namespace
}  // namespace lede::parse
