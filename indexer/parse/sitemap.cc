#include "indexer/parse/sitemap.h"

#include <utility>

#include "common/text/dates.h"
#include "common/text/url.h"
#include "indexer/parse/ascii.h"
#include "indexer/parse/feed_draft.h"
#include "indexer/parse/feed_text.h"
#include "indexer/parse/xml_document.h"

namespace lede::parse {
namespace {

// Prefixes are not looked at: what an element means follows from where it stands.
template <typename Read>
void for_each_element(pugi::xml_node parent, Read read) {
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) read(child, to_lower(local_name(child)));
  }
}

void read_publication(pugi::xml_node node, SitemapNews& news) {
  for_each_element(node, [&](pugi::xml_node child, const std::string& name) {
    if (name == "name") news.publication = line_of(child, Markup::kEither);
    if (name == "language") news.language = line_of(child, Markup::kLiteral);
  });
}

SitemapNews read_news(pugi::xml_node node) {
  SitemapNews news;
  for_each_element(node, [&](pugi::xml_node child, const std::string& name) {
    if (name == "publication") read_publication(child, news);
    if (name == "title") news.title = line_of(child, Markup::kEither);
    if (name == "publication_date") news.published = text::parse_date(raw_text(child));
    if (name == "keywords") {
      EntryDraft draft;
      draft.add_tags(line_of(child, Markup::kEither));
      news.keywords = std::move(draft.tags);
    }
  });
  return news;
}

std::string address_of(pugi::xml_node node, const std::string& base) {
  const std::string reference = raw_text(node);
  return reference.empty() ? "" : text::resolve_url(base, reference);
}

article::Media read_image(pugi::xml_node node, const std::string& base) {
  article::Media image;
  std::string title;
  for_each_element(node, [&](pugi::xml_node child, const std::string& name) {
    if (name == "loc") image.url = address_of(child, base);
    if (name == "caption") image.caption = line_of(child, Markup::kEither);
    if (name == "title") title = line_of(child, Markup::kEither);
  });
  if (image.caption.empty()) image.caption = std::move(title);
  return image;
}

SitemapEntry read_entry(pugi::xml_node node, const std::string& base) {
  SitemapEntry entry;
  EntryDraft draft;
  for_each_element(node, [&](pugi::xml_node child, const std::string& name) {
    if (name == "loc") entry.loc = address_of(child, base);
    if (name == "lastmod") entry.lastmod = text::parse_date(raw_text(child));
    if (name == "news") entry.news = read_news(child);
    if (name == "image") draft.add_media(read_image(child, base));
  });
  entry.images = std::move(draft.media);
  return entry;
}

}  // namespace

std::optional<Sitemap> read_sitemap(pugi::xml_node root, const std::string& base) {
  const std::string name = to_lower(local_name(root));
  if (name != "urlset" && name != "sitemapindex") return std::nullopt;
  Sitemap sitemap;
  sitemap.is_index = name == "sitemapindex";
  for_each_element(root, [&](pugi::xml_node child, const std::string& kind) {
    if (kind != (sitemap.is_index ? "sitemap" : "url")) return;
    SitemapEntry entry = read_entry(child, base);
    if (text::is_http_url(entry.loc)) sitemap.entries.push_back(std::move(entry));
  });
  return sitemap;
}

core::Result<Sitemap> parse_sitemap(std::string_view bytes, const FeedContext& context) {
  XmlDocument xml;
  Decoded decoded = decode(bytes, charset_of(context.content_type));
  if (core::Status status = read_xml(std::move(decoded), context, xml); !status) return status.error();
  std::optional<Sitemap> sitemap = read_sitemap(xml.root(), context.url);
  if (!sitemap) return core::Error{core::ErrorCode::kInvalidInput, "not a sitemap", "", context.url};
  sitemap->mended = std::move(xml.mended);
  return std::move(*sitemap);
}

std::vector<article::Article> articles_of(const Sitemap& sitemap) {
  std::vector<article::Article> articles;
  for (const SitemapEntry& entry : sitemap.entries) {
    if (!entry.news || entry.news->title.empty()) continue;
    EntryDraft draft;
    draft.link.offer(0, entry.loc);
    draft.title.offer(0, entry.news->title);
    draft.published.renew(0, entry.news->published);
    draft.updated.renew(0, entry.lastmod);
    draft.language.offer(0, entry.news->language);
    draft.tags = entry.news->keywords;
    draft.media = entry.images;
    if (!entry.images.empty()) draft.image.offer(0, entry.images[0].url);
    article::Article article = draft.take();
    article.source = entry.news->publication;
    // When the page last changed does not say when the article appeared.
    article.published = entry.news->published;
    if (!article.published) article.published_from = article::DateFrom::kCollected;
    articles.push_back(std::move(article));
  }
  return articles;
}

}  // namespace lede::parse
