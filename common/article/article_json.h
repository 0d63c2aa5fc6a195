// The article record as JSON (RFC 8259): one object, the contract's keys in Article's order,
// absent values left out. Used by JSONL input, `parse`, `export` and lede-search's output.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/core/result.h"

namespace lede::article {

// Reads records, keeping the parser's memory between them: make one for a file of JSONL.
// Not for use by two threads at once.
class ArticleReader {
 public:
  ArticleReader();
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  // Reads one JSON object. Unknown keys are passed over, null is an absent value, the last of a
  // key given twice counts; a key of a wrong type is an error that names it. `tags` and `media`
  // may be strings or objects; `authors` may be one string. Dates: RFC 3339 or a bare date
  // (midnight UTC); a date that cannot be read is an error (a wrong date is worse than none).
  // Strings are made valid: bad UTF-8 and lone surrogates become U+FFFD, CR LF, CR, VT and FF
  // become a newline, and other control characters except tab and newline are dropped. A record
  // needs an id of its own, a title, a text or a summary. `published_from` is kFeed where `published` is
  // given without it, and kCollected exactly where `published` is absent (a date said to be the day of
  // collection is none). Errors: kInvalidInput, without `where`. Nesting over 1,000 levels and
  // numbers beyond 64 bits or a double are errors.
  core::Result<Article> read(std::string_view json);

  // The same for what to_json_without_text() wrote: the text may be all that the article has.
  core::Result<Article> read_without_text(std::string_view json);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One record, as ArticleReader reads it.
core::Result<Article> article_from_json(std::string_view json);
core::Result<Article> article_from_json_without_text(std::string_view json);

// One line, no newline at the end, characters outside ASCII as UTF-8. Stable: equal articles
// give equal bytes.
std::string to_json(const Article& article);

// The same without `text`, which is most of a record: what a page of results needs.
std::string to_json_without_text(const Article& article);

// Appends `s` as a JSON string with its quotes (RFC 8259, section 7), UTF-8 kept: for output
// that holds more than records.
void append_json_string(std::string& out, std::string_view s);

}  // namespace lede::article
