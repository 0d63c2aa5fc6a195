// Quotations with who said them, for people and for programs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/article/article.h"
#include "searcher/present/page.h"
#include "searcher/present/text_page.h"

namespace lede::present {

// A quotation and where it stands. `marked`: its text with what the query looked for.
struct Said {
  article::Quote quote;
  Marked marked;
  std::string id, title, url, source;
  std::string published;  // RFC 3339; empty for undated
  std::string day;        // "17 Dec 2014"
};

struct QuoteList {
  std::string query;
  std::vector<std::string> by;
  std::vector<Said> listed;
  std::uint64_t total = 0;     // quotations
  std::uint64_t articles = 0;  // that hold them
  std::uint64_t undated = 0;   // articles left out, since they have no date
};

// The quotation in full, then who said it (the full name in brackets behind a surname or a pronoun),
// then source, date and headline, then the address.
std::string text_quote(std::size_t rank, const Said& said, const TextLook& look);

// One object: format_version, query, by, total, articles, undated (where some are), shown, quotes. Each
// quote: text, speaker, named, role, at and end (bytes of the article's text from the first to the last word
// quoted), id, title, url, source, published; absent ones left out. Ends in a newline.
std::string json_quotes(const QuoteList& list);

// One quote, as above, in one line.
std::string jsonl_quote(const Said& said);

std::string csv_quotes_header();
std::string csv_quote(const Said& said);

}  // namespace lede::present
