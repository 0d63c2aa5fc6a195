#include "indexer/update/linked_page.h"

#include <utility>

#include "common/text/url.h"
#include "indexer/extract/page.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/html_tree.h"
#include "indexer/schedule/entry_page.h"

namespace lede::update {
namespace {

bool may_pass(const fetch::FetchResponse& response) {
  switch (response.failure) {
    case fetch::Failure::kNone:
      return response.status == 408 || response.status == 425 || response.status == 429 ||
             response.status >= 500;
    case fetch::Failure::kUnreachable:
    case fetch::Failure::kUntrusted:
    case fetch::Failure::kBadAnswer:
    case fetch::Failure::kAskedToWait:
      return true;
    default:
      return false;
  }
}

std::optional<article::Article> article_of(const fetch::FetchResponse& response) {
  const parse::Decoded html = parse::decode(response.body, parse::charset_of(response.content_type));
  pugi::xml_document tree;
  if (!parse::parse_html(html.text, tree)) return std::nullopt;
  auto article = extract::extract_article(tree, {response.url});
  if (!article) return std::nullopt;
  article->fetched_url = response.url;
  return std::move(*article);
}

}  // namespace

bool wants_page(const schedule::Feed& feed, const article::Article& entry) {
  const schedule::FullText how = feed.settings.full_text();
  if (how == schedule::FullText::kNever || !text::is_http_url(entry.link)) return false;
  return how == schedule::FullText::kAlways || !schedule::carries_whole_text(entry);
}

LinkedPage read_linked_page(const fetch::FetchResponse& response) {
  LinkedPage page;
  if (!response.error && response.status / 100 == 2) {
    page.article = article_of(response);
    return page;
  }
  page.failed = true;
  page.may_pass = may_pass(response);
  return page;
}

}  // namespace lede::update
