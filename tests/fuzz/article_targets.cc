// Targets of common/article and indexer/tag: records and dictionaries.
#include <string>

#include "common/article/article_json.h"
#include "common/article/identity.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "indexer/quote/quotes.h"
#include "indexer/story/fingerprint.h"
#include "indexer/tag/dictionary_file.h"
#include "indexer/tag/exchange.h"
#include "indexer/tag/explain.h"
#include "indexer/tag/tagger.h"
#include "tests/fuzz/targets.h"

namespace lede::fuzz {
namespace {

void read_record(std::string_view line) {
  auto read = article::article_from_json(line);
  if (!read) return;
  check_article(*read);
  article::assign_id(*read, "https://example.org/feed");
  const std::string written = article::to_json(*read);
  const auto again = article::article_from_json(written);
  check(again && *again == *read, "a record reads back as it was written");
  check(article::content_fingerprint(*again) == article::content_fingerprint(*read),
        "equal articles, equal fingerprints");
}

// Tags an article whose title and text are `words`.
void tag_words(const tag::Tagger& tagger, const std::string& words) {
  article::Article article;
  article.title = words.substr(0, words.find('\n'));
  article.text = words;
  text::Tokens title, body;
  title.assign(article.title);
  body.assign(article.text);
  tagger.apply(article, title, body);
  const article::Article once = article;
  tagger.apply(article, title, body);
  check(article == once, "tagging twice is once");
  tag::explain(tagger, article, title, body);
  story::story_fingerprints(body);
}

}  // namespace

void run_record(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    read_record(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
  }
}

// A dictionary, then, after a line "---", an article.
void run_dictionary(std::string_view bytes) {
  const std::size_t cut = bytes.find("\n---\n");
  tag::Dictionary dictionary;
  dictionary.files.push_back("d.toml");
  dictionary.entries = tag::parse_dictionary(bytes.substr(0, cut), "d.toml", [](const core::Error&) {});
  for (const tag::Entry& entry : dictionary.entries) {
    const auto again = tag::parse_dictionary(tag::to_toml(entry), "d.toml", [](const core::Error&) {});
    check(again.size() == 1 && again[0].name == entry.name && again[0].aliases == entry.aliases,
          "an entry reads back as it was written");
  }
  std::string words;
  for (const tag::Entry& entry : dictionary.entries) words += entry.name + ". ";
  if (cut != std::string_view::npos) words += text::to_valid_utf8(bytes.substr(cut + 5));
  tag_words(tag::Tagger(std::move(dictionary)), words);
}

// Turtle, and the same bytes as CSV: what is read is read again from what is written of it.
void run_thesaurus(std::string_view bytes) {
  const tag::Report ignore = [](const core::Error&) {};
  tag::Dictionary turtle, csv;
  turtle.entries = tag::read_skos(bytes, "t.ttl", "en", ignore);
  csv.entries = tag::read_csv(bytes, "t.csv", ignore);
  const auto again = tag::read_skos(tag::to_skos(turtle, "en"), "t.ttl", "en", ignore);
  check(again.size() == turtle.entries.size(), "SKOS reads back as it was written");
  const auto rows = tag::read_csv(tag::to_csv(csv), "t.csv", ignore);
  check(rows.size() == csv.entries.size(), "CSV reads back as it was written");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    check(rows[i].name == csv.entries[i].name && rows[i].aliases.size() == csv.entries[i].aliases.size(),
          "a CSV entry reads back as it was written");
  }
}

void run_quotes(std::string_view bytes) {
  const std::string valid = text::to_valid_utf8(bytes);
  text::Tokens words;
  words.assign(valid);
  for (const char* language : {"en", "de"}) {
    std::uint64_t end = 0;
    for (const article::Quote& quote : quote::find_quotes(valid, words, language)) {
      check(quote.at >= end && quote.at < quote.end && quote.end <= valid.size(),
            "quotations ascend in the text");
      end = quote.end;
      for (const std::string* part : {&quote.text, &quote.speaker, &quote.named, &quote.role})
        check(text::is_valid_utf8(*part), "quotations are UTF-8");
      check(!quote.text.empty() && !quote.speaker.empty(), "quotations have words and a speaker");
    }
  }
}

}  // namespace lede::fuzz
