#include "indexer/extract/media.h"

#include <gtest/gtest.h>

#include "pages_for_tests.h"

namespace lede::extract {
namespace {

constexpr char kBase[] = "http://post.example/a/";

// The element with class "text" is the container.
PageMedia media_of(const std::string& html) {
  const Page page(html);
  article::Article article;
  article.title = "Ferries run again today";
  article.source = "Harbour Post";
  NodeIndex container = 0;
  for (NodeIndex i = 0; i < page.dom->size(); ++i) {
    const Node& node = (*page.dom)[i];
    if (node.element == Element::kDiv && std::string_view(node.xml.attribute("class").value()) == "text")
      container = i;
  }
  return find_media(*page.dom, container, *page.meta, page.data, article, kBase);
}

TEST(Media, CreditsStandApartFromCaptions) {
  const struct {
    const char* figure;
    const char* caption;
    const char* credit;
  } rows[] = {
      {"<figcaption>The quay</figcaption>", "The quay", ""},
      {"<figcaption>The quay <span class=credit>(Post file photo)</span></figcaption>", "The quay",
       "Post file photo"},
      {"<figcaption>The quay <cite>Photograph: Ann Lee</cite></figcaption>", "The quay", "Ann Lee"},
      {"<figcaption>The quay</figcaption><small class=copyright>© Ann Lee/AP</small>", "The quay",
       "Ann Lee/AP"},
      {"<figcaption>The quay. Photo: Ann Lee/AP</figcaption>", "The quay.", "Ann Lee/AP"},
      {"<figcaption>The quay (Foto: Ann Lee)</figcaption>", "The quay", "Ann Lee"},
      {"<figcaption>The quay | © Ann Lee</figcaption>", "The quay", "Ann Lee"},
      {"<figcaption>The quay | Harbour Post</figcaption>", "The quay", "Harbour Post"},
      {"<figcaption>Her photo: the best of all</figcaption>", "Her photo: the best of all", ""},
      {"<figcaption><span class=photo-credit>Ann Lee</span></figcaption>", "", "Ann Lee"},
      {"<figcaption></figcaption>", "", ""},
  };
  for (const auto& row : rows) {
    const PageMedia got = media_of("<div class=text><figure><img src=1.jpg>" + std::string(row.figure) +
                                   "</figure><p>" + paragraph("One") + "</div>");
    ASSERT_EQ(got.media.size(), 1u) << row.figure;
    EXPECT_EQ(got.media[0].caption, row.caption) << row.figure;
    EXPECT_EQ(got.media[0].credit, row.credit) << row.figure;
  }
}

TEST(Media, TextBesideAPictureIsItsCaption) {
  const PageMedia got =
      media_of("<div class=text><table><tr><td><img src=1.jpg><br><font>The quay</font></table><p>" +
               paragraph("One") + "</p></div>");
  ASSERT_EQ(got.media.size(), 1u);
  EXPECT_EQ(got.media[0].caption, "The quay");
}

TEST(Media, PicturesBelowTheHeadlineCountWhereTheyHaveACaption) {
  const PageMedia got = media_of(
      "<img src=logo.png><h1>Ferries run again today</h1><div class=bild><img src=1.jpg><div>The "
      "quay</div></div>"
      "<img src=bar.gif><div class=text><p>" +
      paragraph("One") + "</p></div><figure><img src=next.jpg><figcaption>Next</figcaption></figure>");
  ASSERT_EQ(got.media.size(), 1u);
  EXPECT_EQ(got.media[0].url, "http://post.example/a/1.jpg");
  EXPECT_EQ(got.image, "http://post.example/a/1.jpg");
}

TEST(Media, TheLeadingPictureIsWhatThePageSays) {
  const std::string figure =
      "<div class=text><figure><img src=1.jpg></figure><p>" + paragraph("One") + "</div>";
  const struct {
    std::string head;
    const char* image;
  } rows[] = {
      {"<meta property=og:image content=/og.jpg>", "http://post.example/og.jpg"},
      {"<meta property=og:image content=''><meta name=twitter:image content=/t.jpg>",
       "http://post.example/t.jpg"},
      {json_ld(R"({"@type":"Article","image":{"url":"/ld.jpg"}})"), "http://post.example/ld.jpg"},
      {json_ld(R"({"@type":"Article","image":""})"), "http://post.example/a/1.jpg"},
      {"<meta property=og:image content='data:image/png;base64,AA'>", "http://post.example/a/1.jpg"},
      {"<meta property=og:image content='#'>", "http://post.example/a/1.jpg"},
      {"", "http://post.example/a/1.jpg"},
  };
  for (const auto& row : rows) EXPECT_EQ(media_of(row.head + figure).image, row.image) << row.head;
}

TEST(Media, AnEmptyAddressIsNoPicture) {
  for (const char* html : {"<div class=text><img src=''></div>", "<div class=text><img></div>", "<p>x</p>",
                           "<div class=text><img src='data:image/gif;base64,AA'></div>",
                           "<div class=text><img srcset=' '></div>"}) {
    const PageMedia got = media_of(html);
    EXPECT_EQ(got.image, "") << html;
    EXPECT_TRUE(got.media.empty()) << html;
  }
}

TEST(Media, LatePicturesAreFoundAndSmallOnesLeftOut) {
  const PageMedia got = media_of(
      "<div class=text><img src='data:x' data-src=late.jpg><img srcset='set.jpg 2x, big.jpg'>"
      "<img src=icon.png width=16 height=16><div class=related><img src=other.jpg></div></div>");
  ASSERT_EQ(got.media.size(), 2u);
  EXPECT_EQ(got.media[0].url, "http://post.example/a/late.jpg");
  EXPECT_EQ(got.media[1].url, "http://post.example/a/set.jpg");
}

}  // namespace
}  // namespace lede::extract
