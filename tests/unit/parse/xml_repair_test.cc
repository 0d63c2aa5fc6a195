#include "indexer/parse/xml_repair.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace lede::parse {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

TEST(XmlRepair, LeavesWellFormedFeedsAsTheyAre) {
  constexpr std::string_view kFeed =
      "<rss version='2.0' xmlns:x=\"u\"><channel><!-- c --><title>a &amp; b &#8217;</title><x:y z='1>2'/>"
      "<description><![CDATA[<p>&nbsp;</b>]]></description></channel></rss>";
  const RepairedXml repaired = repair_xml(
      "<?xml version='1.0'?>\n<!DOCTYPE rss [<!ENTITY e '>]'>]>\n<!-- x -->" + std::string(kFeed) + "\n");
  EXPECT_EQ(repaired.text, kFeed);
  EXPECT_THAT(repaired.mended, IsEmpty());
}

struct Row {
  std::string_view rule;
  std::string_view broken;
  std::string_view mended;
};

class XmlRepairTest : public testing::TestWithParam<Row> {};

TEST_P(XmlRepairTest, Mends) {
  const RepairedXml repaired = repair_xml(std::string(GetParam().broken));
  EXPECT_EQ(repaired.text, GetParam().mended);
  EXPECT_THAT(repaired.mended, SizeIs(testing::Ge(1U)));
}

constexpr Row kRows[] = {
    {"BareAmpersand", "<rss>R&D & AT&T</rss>", "<rss>R&amp;D &amp; AT&amp;T</rss>"},
    {"HtmlEntity", "<rss>caf&eacute; &lt;</rss>", "<rss>café &lt;</rss>"},
    {"UnknownEntity", "<rss>&nosuch;</rss>", "<rss>&amp;nosuch;</rss>"},
    {"AmpersandInAttribute", "<rss a='?b=1&copy=2'/>", "<rss a='?b=1&amp;copy=2'/>"},
    {"ForbiddenReferences", "<rss>a&#0;b&#x1F;c&#xD800;d&#;</rss>", "<rss>abcd&amp;#;</rss>"},
    {"UnquotedAttribute", "<rss version=2.0 a>x</rss>", "<rss version=\"2.0\" a=\"\">x</rss>"},
    {"MissingQuote", "<rss><a href=\"x>y</a><b c=\"d\"/></rss>",
     "<rss><a href=\"x\">y</a><b c=\"d\"/></rss>"},
    {"MarkupInAttribute", "<rss a=\"<b>\"/>", "<rss a=\"&lt;b&gt;\"/>"},
    {"BrokenRoot", "<rss version<title>x</title></rss>", "<rss><title>x</title></rss>"},
    {"StrayLessThan", "<rss>1 < 2 <3</rss>", "<rss>1 &lt; 2 &lt;3</rss>"},
    {"LessThanBeforeWord", "<rss>a <b and c</rss>", "<rss>a &lt;b and c</rss>"},
    {"JunkBefore", "<br />Warning<?xml version='1.0'?><rss/>", "<rss/>"},
    {"JunkAfter", "<rss></rss><script>x</script>", "<rss></rss>"},
    {"InstructionInside", "<rss>a<?php 1 ?>b</rss>", "<rss>ab</rss>"},
    {"CrossedTags", "<rss><b><i>x</b></i></rss>", "<rss><b><i>x</i></b></rss>"},
    {"EndTagInOtherCase", "<rss><Title>x</TITLE></rss>", "<rss><Title>x</Title></rss>"},
    {"StrayEndTag", "<rss>x</p></rss>", "<rss>x</rss>"},
    {"VoidElements", "<rss><description>a<br>b<img src='x'>c</description></rss>",
     "<rss><description>a<br/>b<img src='x'/>c</description></rss>"},
    {"ItemEndsItem", "<rss><item><title>a</title><item><title>b</title></rss>",
     "<rss><item><title>a</title></item><item><title>b</title></item></rss>"},
    {"FieldEndsText", "<rss><item><title>a<link>b</link><description>c<b>d<pubDate>e</pubDate></item></rss>",
     "<rss><item><title>a</title><link>b</link><description>c<b>d</b></description><pubDate>e</pubDate></"
     "item></rss>"},
    {"TruncatedInText", "<rss><item><title>ab", "<rss><item><title>ab</title></item></rss>"},
    {"TruncatedInCdata", "<rss><title><![CDATA[ab", "<rss><title><![CDATA[ab]]></title></rss>"},
    {"TruncatedInComment", "<rss>a<!-- b", "<rss>a</rss>"},
    {"TruncatedInEndTag", "<rss>a</rss", "<rss>a</rss>"},
};

INSTANTIATE_TEST_SUITE_P(Rows, XmlRepairTest, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.rule); });

TEST(XmlRepair, OwnEntitiesAreNoFault) {
  const RepairedXml repaired = repair_xml("<!DOCTYPE rss [<!ENTITY pub 'The <Times>'>]><rss>&pub;</rss>");
  EXPECT_EQ(repaired.text, "<rss>The &lt;Times&gt;</rss>");
  EXPECT_THAT(repaired.mended, IsEmpty());
}

TEST(XmlRepair, SaysWhatWasMendedAndHowOften) {
  constexpr struct {
    std::string_view broken;
    std::string_view mended;
  } kFaultRows[] = {
      {"<rss>R&D & AT&T</rss>", "3 bare ampersands"},
      {"<rss>R&D</rss>", "1 bare ampersand"},
      {"<rss>caf&eacute; cr&egrave;me</rss>", "2 undeclared entities"},
      {"<rss>a&#0;b&#x1F;</rss>", "2 forbidden character references"},
      {"<rss><a b=c><d e=f/></a></rss>", "2 broken start tags"},
      {"<rss><a><b>x</rss>", "2 missing or crossed end tags"},
      {"<rss>1 < 2</rss>", "1 '<' that begins no tag"},
      {"<rss><?php ?></rss>", "1 processing instruction inside the feed"},
      {"<rss><a>x", "the end is missing"},
      {"junk<rss></rss><x>", "text before the feed"},
  };
  for (const auto& row : kFaultRows) {
    const RepairedXml repaired = repair_xml(std::string(row.broken));
    ASSERT_THAT(repaired.mended, SizeIs(testing::Ge(1U))) << row.broken;
    EXPECT_EQ(repaired.mended[0], row.mended) << row.broken;
  }
  EXPECT_THAT(repair_xml("<rss>R&D<a>x").mended,
              testing::ElementsAre("1 bare ampersand", "the end is missing"));
}

TEST(XmlRepair, FindsNoFeedInOtherDocuments) {
  for (const std::string_view other :
       {"", " \n", "plain", "{\"a\":1}", "<html><body><p>x</p></body></html>", "<opml/>", "<!-- <rss/> -->",
        "<html><item>x</item></html>", "<", "<!", "<?", "<!-- ", "<!DOCTYPE"}) {
    EXPECT_EQ(repair_xml(std::string(other)).text, "") << other;
  }
}

TEST(XmlRepair, EntityBombsStaySmall) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 'lollollol'>";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + before + before + "'>";
  }
  bomb += "<!ENTITY self '&self;&self;'>]><rss>&a19;&self;<title>kept</title></rss>";
  const RepairedXml repaired = repair_xml(std::move(bomb));
  EXPECT_LT(repaired.text.size(), 2U << 20);
  EXPECT_THAT(repaired.text, testing::HasSubstr("<title>kept</title>"));
}

TEST(XmlRepair, ExternalEntitiesAreEmpty) {
  EXPECT_EQ(repair_xml("<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hosts'>]><rss>a&x;b</rss>").text,
            "<rss>ab</rss>");
}

TEST(XmlRepair, NestingIsFlattened) {
  std::string deep = "<rss>";
  for (int i = 0; i < 100000; ++i) deep += "<x>";
  deep += "in";
  for (int i = 0; i < 100000; ++i) deep += "</x>";
  deep += "<title>after</title></rss>";
  const RepairedXml repaired = repair_xml(std::move(deep));
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(repaired.text.c_str()));
  EXPECT_STREQ(document.child("rss").child_value("title"), "after");
  EXPECT_LT(repaired.text.size(), 5000U);
}

// Whatever comes in, what goes out is well formed.
TEST(XmlRepair, OutputIsWellFormed) {
  constexpr std::string_view kPieces[] = {
      "<item>", "</item>", "<title", ">",    "\"",   "'",         "a=",          "&",         "&amp;",
      ";",      "<",       "/",      "!--",  "-->",  "<![CDATA[", "]]>",         "<?",        "?>",
      "x",      " ",       "</",     "&#1;", "<br>", "é",         "<a b=\"c\">", "</channel>"};
  std::uint32_t state = 12345;
  for (int round = 0; round < 20000; ++round) {
    std::string feed = "<rss>";
    for (int i = 0; i < 12; ++i) {
      state = state * 1664525 + 1013904223;
      feed += kPieces[(state >> 16) % std::size(kPieces)];
    }
    const RepairedXml repaired = repair_xml(feed);
    pugi::xml_document document;
    const auto result = document.load_buffer(repaired.text.data(), repaired.text.size());
    ASSERT_TRUE(result) << feed << "\n-> " << repaired.text << "\n" << result.description();
  }
}

}  // namespace
}  // namespace lede::parse
