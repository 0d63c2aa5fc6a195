#include "indexer/extract/meta.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

TEST(Meta, ReadsPairsByAnyOfTheirAttributes) {
  for (const char* html :
       {"<meta name=x:y content=v>", "<meta property=x:y content=v>", "<meta itemprop=X:Y content=v>",
        "<meta http-equiv=x:y content=v>", "<meta property='og:z  x:y' content=v>",
        "<meta name=' x:y ' content=' v '>", "<meta name=x:y content=''><meta name=x:y content=v>"}) {
    EXPECT_EQ(Page(html).meta->first({"none", "x:y"}), "v") << html;
  }
}

TEST(Meta, TakesBothSpellingsOfDublinCore) {
  for (const char* name : {"DC.creator", "dc:creator", "dcterms:creator", "DCTERMS.creator"}) {
    const Page page("<meta name='" + std::string(name) + "' content='Ann Lee'>");
    EXPECT_EQ(page.meta->first({"dc.creator", "dcterms.creator"}), "Ann Lee") << name;
  }
}

TEST(Meta, KeepsTheFirstTitleAddressAndLanguage) {
  const Page page(
      "<html lang=en><title>One &amp; two</title><link rel='x canonical' href=' /a '><link rel=canonical "
      "href=/b>"
      "<body><svg><title>Icon</title></svg>");
  EXPECT_EQ(page.meta->title(), "One & two");
  EXPECT_EQ(page.meta->canonical(), "/a");
  EXPECT_EQ(page.meta->language(), "en");
}

}  // namespace
}  // namespace lede::extract
