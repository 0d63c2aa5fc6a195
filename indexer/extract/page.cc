#include "indexer/extract/page.h"

#include <exception>
#include <string>

#include "common/text/url.h"
#include "indexer/extract/authors.h"
#include "indexer/extract/breadcrumbs.h"
#include "indexer/extract/comments.h"
#include "indexer/extract/dates.h"
#include "indexer/extract/json_ld.h"
#include "indexer/extract/main_text.h"
#include "indexer/extract/media.h"
#include "indexer/extract/meta.h"
#include "indexer/extract/microdata.h"
#include "indexer/extract/not_article.h"
#include "indexer/extract/tags.h"
#include "indexer/extract/text_value.h"
#include "indexer/extract/title.h"

namespace lede::extract {
namespace {

// BCP 47 in lower case; empty for what cannot be one ("English", "mul").
std::string language_tag(std::string_view value) {
  std::string tag = ascii_lower(trim(value));
  tag = tag.substr(0, tag.find_first_of(",; .@"));
  for (char& c : tag) {
    if (c == '_') c = '-';
  }
  const std::size_t primary = std::min(tag.find('-'), tag.size());
  if (primary < 2 || primary > 3 || tag.size() > 20) return "";
  for (const char c : tag) {
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') return "";
  }
  return tag;
}

std::string find_language(const Meta& meta, const StructuredArticle& data) {
  for (const std::string& value :
       {meta.language(), data.language, meta.first({"og:locale"}),
        meta.first({"content-language", "language", "dc.language", "dcterms.language"})}) {
    std::string tag = language_tag(value);
    if (!tag.empty()) return tag;
  }
  return "";
}

std::string find_source(const Meta& meta, const StructuredArticle& data, std::string_view url) {
  std::string source = meta.first({"og:site_name"});
  if (source.empty()) source = data.publisher;
  if (source.empty())
    source = meta.first({"application-name", "dc.publisher", "dcterms.publisher", "cre", "publisher"});
  if (source.empty()) source = site_in_title(meta.title(), text::host_of(url));
  if (source.empty()) source = text::host_of(url);
  return source;
}

std::string find_section(const Dom& dom, const Meta& meta, const StructuredArticle& data,
                         const article::Article& article, std::string_view base) {
  for (const std::string& section :
       {data.section, meta.first({"article:section", "og:article:section", "parsely-section", "section",
                                  "sailthru.section", "articlesection", "cxenseparse:section"})}) {
    // Templates put the headline there too.
    if (!section.empty() && section.size() <= 80 && !same_letters(section, article.title)) return section;
  }
  const std::string section = section_of(data.breadcrumbs, article.title, article.source, base);
  if (!section.empty()) return section;
  return section_of(breadcrumbs_on_page(dom, base), article.title, article.source, base);
}

std::string find_address(const Meta& meta, const StructuredArticle& data, std::string_view url) {
  for (const std::string& candidate : {meta.canonical(), meta.first({"og:url"}), data.url}) {
    if (candidate.empty()) continue;
    const std::string absolute = text::resolve_url(url, candidate);
    // A front page's address on an article is a mistake of the site's template.
    const auto parsed = text::parse_url(absolute);
    const auto own = text::parse_url(url);
    const bool front = parsed && (parsed->path.empty() || parsed->path == "/") && !parsed->has_query;
    if (!parsed || !text::is_http_url(absolute)) continue;
    if (front && own && own->path.size() > 1) continue;
    return text::canonical_url(absolute);
  }
  return text::is_http_url(url) ? text::canonical_url(url) : "";
}

PageClaims claims_of(const Meta& meta, const StructuredArticle& data, const article::Article& article) {
  PageClaims claims;
  claims.url = article.fetched_url;
  claims.titles = {article.title, meta.title()};
  claims.article = data.found || !meta.first({"article:published_time"}).empty();
  claims.list = data.list;
  claims.article_type = ascii_lower(meta.first({"og:type"})).find("article") != std::string::npos;
  return claims;
}

core::Result<article::Article> read_page(const pugi::xml_document& tree, const PageContext& context,
                                         Scripts scripts) {
  const Dom dom(tree, scripts);
  const Meta meta(dom);
  StructuredArticle data = read_json_ld(dom);
  fill_gaps(data, read_microdata(dom));
  article::Article out;
  out.fetched_url = context.url;
  out.url = find_address(meta, data, context.url);
  const std::string base = context.url.empty() ? out.url : context.url;
  out.link = out.url.empty() ? base : out.url;
  out.source = find_source(meta, data, base);
  out.title = find_title(dom, meta, data, out.source, text::host_of(base));
  out.summary = meta.first({"og:description", "description", "dc.description", "twitter:description"});
  if (out.summary.empty()) out.summary = data.description;
  const MainText main = find_main_text(dom, {out.title, out.summary, data.body, context.url});
  out.text = main.text;
  if (out.summary.empty()) out.summary = main.lead;
  if (const std::string_view why = why_no_article(dom, main, claims_of(meta, data, out)); !why.empty()) {
    return core::Error{core::ErrorCode::kNoArticle, "not an article: " + std::string(why), "", context.url};
  }
  const Head head(dom, out.title, main.container);
  out.authors = find_authors(dom, head, meta, data, out);
  const PageDates dates = find_dates(dom, head, meta, data, base);
  out.published = dates.published;
  out.updated = dates.updated;
  out.published_offset = dates.published_offset;
  out.updated_offset = dates.updated_offset;
  out.published_from = dates.published_from;
  out.section = find_section(dom, meta, data, out, base);
  out.language = find_language(meta, data);
  for (std::string& tag : find_tags(dom, head, meta, data, out.source, out.title)) {
    out.tags.push_back({std::move(tag), article::TagBy::kPublisher, std::nullopt});
  }
  PageMedia media = find_media(dom, main.container, meta, data, out, base);
  out.image = std::move(media.image);
  out.media = std::move(media.media);
  PageComments comments = find_comments(dom, data, out.link);
  out.comments_url = std::move(comments.url);
  out.comments_count = comments.count;
  return out;
}

bool has_noscript(const pugi::xml_document& tree) {
  return !tree.find_node(
                  [](const pugi::xml_node& node) { return std::string_view(node.name()) == "noscript"; })
              .empty();
}

// What <noscript> mostly says, and a few words besides.
bool asks_for_scripts(std::string_view text) {
  constexpr std::size_t kLeastText = 300;
  return text.size() < kLeastText ||
         ascii_lower(text.substr(0, kLeastText)).find("javascript") != std::string::npos;
}

}  // namespace

core::Result<article::Article> extract_article(const pugi::xml_document& tree, const PageContext& context) {
  // A fault of ours on one page must not end the reading of all others.
  try {
    core::Result<article::Article> article = read_page(tree, context, Scripts::kRun);
    if (article.ok() || !has_noscript(tree)) return article;
    core::Result<article::Article> other = read_page(tree, context, Scripts::kOff);
    return other.ok() && !asks_for_scripts(other->text) ? std::move(other) : std::move(article);
  } catch (const std::exception& error) {
    return core::Error{core::ErrorCode::kInternal,
                       std::string("internal error on this page, please report: ") + error.what(), "",
                       context.url};
  }
}

}  // namespace lede::extract
