#include "indexer/read_articles.h"

#include <utility>

#include "common/article/article_json.h"
#include "common/article/identity.h"
#include "common/text/url.h"
#include "common/text/utf8.h"
#include "indexer/extract/page.h"
#include "indexer/parse/charset.h"
#include "indexer/parse/feed.h"
#include "indexer/parse/html_tree.h"

namespace lede {
namespace {

using article::Article;

// "file" or "file@offset", and the page's address where it came with one.
std::string place_of(const source::Blob& blob) {
  std::string place = blob.path;
  if (blob.offset != 0) place += "@" + std::to_string(blob.offset);
  if (blob.offset != 0 && !blob.url.empty()) place += " (" + blob.url + ")";
  return place;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ", ") + part;
  return out;
}

core::Result<Article> read_page(const source::Blob& blob) {
  const parse::Decoded html = parse::decode(blob.bytes, parse::charset_of(blob.content_type));
  pugi::xml_document tree;
  if (core::Status status = parse::parse_html(html.text, tree); !status) return status.error();
  return extract::extract_article(tree, {blob.url});
}

// JSON is UTF-8 (RFC 8259, section 8.1): where a line is not, its letters are lost.
void tell_invalid_utf8(const std::string& path, std::uint64_t first, std::uint64_t records,
                       RunReport& report) {
  const bool one = records == 1;
  report.doubt({core::ErrorCode::kInvalidInput,
                (one ? "the record is" : std::to_string(records) + " records from here on are") +
                    std::string(" not UTF-8: bytes that are none became \uFFFD"),
                "convert the file to UTF-8 and add it again", path + ":" + std::to_string(first)});
}

void read_lines(const source::Blob& blob, RunReport& report, std::vector<Article>& articles) {
  std::uint64_t invalid = 0, first_invalid = 0;
  std::string_view rest = blob.bytes;
  for (std::uint64_t line = blob.first_line; !rest.empty(); ++line) {
    const std::size_t end = rest.find('\n');
    const std::string_view record = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (record.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto article = article::article_from_json(record);
    if (article) {
      articles.push_back(std::move(*article));
      if (!text::is_valid_utf8(record) && invalid++ == 0) first_invalid = line;
    } else {
      core::Error error = article.error();
      if (error.hint.empty())
        error.hint = "a line is one record, with the keys that lede-index export prints";
      error.where = blob.path + ":" + std::to_string(line);
      report.fail(error);
    }
  }
  if (invalid > 0) tell_invalid_utf8(blob.path, first_invalid, invalid, report);
}

void read_feed(const source::Blob& blob, RunReport& report, std::vector<Article>& articles) {
  auto feed = parse::parse_feed(blob.bytes, {blob.url, blob.content_type});
  if (!feed) {
    feed.error().where = place_of(blob);
    return report.fail(feed.error());
  }
  if (!feed->mended.empty()) report.mended(place_of(blob) + ": mended: " + joined(feed->mended));
  for (const std::string& remark : feed->remarks) report.mended(place_of(blob) + ": " + remark);
  articles = std::move(feed->entries);
}

// Takes out what was not asked for.
void select(std::vector<Article>& articles, const source::Selection& selection, RunReport& report) {
  std::erase_if(articles, [&](const Article& article) {
    const bool url = selection.takes_url(article.url) || selection.takes_url(article.link);
    const bool selected = url && selection.takes_time(article.published);
    if (!selected)
      report.pass_over(url ? "article of an earlier date or none" : "article of another address");
    return !selected;
  });
}

}  // namespace

std::vector<Article> read_articles(const source::Blob& blob, const ReadOptions& options, RunReport& report) {
  std::vector<Article> articles;
  switch (blob.format) {
    case source::Format::kJsonl:
      read_lines(blob, report, articles);
      break;
    case source::Format::kFeed:
      read_feed(blob, report, articles);
      break;
    default:
      if (auto page = read_page(blob)) {
        articles.push_back(std::move(*page));
      } else {
        page.error().where = place_of(blob);
        report.fail(page.error());
      }
  }
  for (Article& article : articles) {
    article.input = blob.path;
    if (blob.format != source::Format::kJsonl && article.fetched_url.empty()) article.fetched_url = blob.url;
    if (!article.collected) article.collected = blob.fetched.value_or(options.now);
    if (article.url.empty() && !article.link.empty()) article.url = text::canonical_url(article.link);
    article::assign_id(article, blob.format == source::Format::kFeed ? blob.url : std::string());
  }
  if (!blob.is_selected) select(articles, options.selection, report);
  return articles;
}

}  // namespace lede
