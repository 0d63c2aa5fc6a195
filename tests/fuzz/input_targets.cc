// Targets of indexer/source, parse and extract: everything that comes from outside.
#include <algorithm>
#include <pugixml.hpp>
#include <string>

#include "common/text/url.h"
#include "common/text/utf8.h"
#include "indexer/extract/page.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/feed.h"
#include "indexer/parse/html_text.h"
#include "indexer/parse/html_tree.h"
#include "indexer/parse/sitemap.h"
#include "indexer/source/http_message.h"
#include "indexer/source/reader.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {

void run_feed(std::string_view bytes) {
  const parse::FeedContext context{"https://example.org/feeds/news.xml", ""};
  if (const auto sitemap = parse::parse_sitemap(bytes, context)) {
    for (const parse::SitemapEntry& entry : sitemap->entries) {
      check(text::is_http_url(entry.loc), "a sitemap lists pages of the web");
    }
  }
  const auto feed = parse::parse_feed(bytes, context);
  if (!feed) return;
  for (const article::Article& entry : feed->entries) {
    check(!entry.id.empty(), "an entry has its identity");
    check_article(entry);
  }
  check(text::is_valid_utf8(feed->title) && text::is_valid_utf8(feed->language),
        "the feed's own fields are UTF-8");
}

// A page, with its address as a first line where that begins with "http".
void run_page(std::string_view bytes) {
  std::string_view address = "https://example.org/2014/12/07/news.html";
  if (bytes.starts_with("http")) {
    address = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(address.size() + 1, bytes.size()));
  }
  const parse::Decoded html = parse::decode(bytes, "");
  check(text::is_valid_utf8(html.text), "decoded text is UTF-8");
  pugi::xml_document tree;
  if (!parse::parse_html(html.text, tree)) return;
  const auto article = extract::extract_article(tree, {text::to_valid_utf8(address)});
  check(article || article.error().code != core::ErrorCode::kInternal,
        "extraction ends without an exception");
  if (article) check_article(*article);
  check(text::is_valid_utf8(parse::text_of_html(html.text)), "text of markup is UTF-8");
}

// The label of a character set, a newline, and bytes.
void run_charset(std::string_view bytes) {
  const std::size_t cut = bytes.find('\n');
  const std::string_view label = cut == std::string_view::npos ? std::string_view() : bytes.substr(0, cut);
  const parse::Decoded decoded = parse::decode(bytes.substr(label.size()), label);
  check(text::is_valid_utf8(decoded.text), "decoded text is UTF-8");
  parse::charset_of(bytes);
}

void run_http(std::string_view bytes) {
  const auto response = source::parse_http_response(bytes);
  if (!response) return;
  constexpr std::size_t kLimit = 1 << 20;
  const auto body = source::decode_body(*response, kLimit);
  if (body) check(body->size() <= std::max(kLimit, bytes.size()), "a body keeps to its limit");
}

// As a file of the command line: its kind told from the bytes.
void run_source(std::string_view bytes) {
  const MemoryFile file(bytes);
  const auto reader = source::open_inputs({file.path()}, {}, [](const core::Error& error) {
    check(!error.message.empty(), "an error says what failed");
  });
  while (const auto blob = reader->next())
    check(blob->path == file.path(), "a blob tells where it came from");
}

// As a WARC file whatever it begins with, whole and by a selection.
void run_warc(std::string_view bytes) {
  const MemoryFile file(bytes);
  std::size_t all = 0, selected = 0;
  for (std::size_t* const count : {&all, &selected}) {
    source::InputOptions options{.format = source::Format::kWarc};
    if (count == &selected) options.selection = {std::chrono::sys_seconds{}, {"http://a.example/"}};
    const auto reader = source::open_inputs({file.path()}, options, [&](const core::Error& error) {
      check(error.where.starts_with(file.path()), "an error says where it is");
    });
    while (const auto blob = reader->next()) {
      ++*count;
      check(blob->format != source::Format::kWarc && blob->is_selected, "records become pages and feeds");
      check(count == &all || blob->url.size() >= 17, "a selection holds");
    }
  }
  check(selected <= all, "a selection adds nothing");
}

}  // namespace lede::fuzz
