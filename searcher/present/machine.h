// Results for programs: JSON, JSON lines, CSV and TREC runs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/present/page.h"

namespace lede::present {

inline constexpr int kOutputVersion = 1;  // format_version of JSON output

// Names that --fields takes: the record's keys, then rank, score, snippet, snippet_marks,
// copies, matched.
std::span<const std::string_view> hit_fields();

// Each takes a whole page or a part of one; the parts of a page, one after the other, make what the whole
// would.
//
// One object: format_version, query_id (with --queries), query, total (of stories where they are
// grouped: then groups, the same, and articles, of all copies), offset (where not 0), shown, undated (where
// not 0), did_you_mean {query, total} where there is a better one, hits (hit_json.h), facets {field: [{value,
// count}]} (a tree of dates: with `children`), distinct {field: how many values there are, listed or not},
// other {field: articles with values, none of which is listed} and none {field: articles without a value}
// where there are facets. Ends in a newline. `compact`: all in one line.
std::string json_page(const Page& page, const std::vector<std::string>& fields, bool compact);

// One hit a line; query_id first where there is one. Facets and totals are not in it.
std::string jsonl_page(const Page& page, const std::vector<std::string>& fields);

// RFC 4180: CRLF, cells quoted where needed. Lists are joined by "; ". A cell that a
// spreadsheet would run as a formula (it begins with = + - @, tab or CR) gets an apostrophe
// before it; numbers do not. Without `fields`: kCsvFields.
std::string csv_header(const std::vector<std::string>& fields, bool with_query_id);
std::string csv_page(const Page& page, const std::vector<std::string>& fields, bool with_query_id);

// "qid Q0 docid rank score lede": the query's id (1 without), the article's id with white space
// percent-encoded. Where nothing is scored, 1/rank stands for the score.
std::string trec_line(std::string_view query_id, std::string_view id, std::size_t rank, double score,
                      bool scored);

// A text as a cell of such a CSV.
std::string csv_text(std::string text);

// A record as JSON (show); ends in a newline.
std::string json_article(const article::Article& article);

}  // namespace lede::present
