// A syntax tree and an archive's terms to a Xapian query.
#pragma once

#include <xapian.h>

#include <chrono>
#include <string>
#include <vector>

#include "common/archive/snapshot.h"
#include "common/core/result.h"
#include "common/text/date_range.h"
#include "searcher/query/syntax.h"

namespace lede::plan {

// --tag, --source, ...: whole values, folded. The values of one field: any of them; fields: all.
struct Filter {
  std::string field;  // tag, source, author, section, language; speaker: words of a name, side by side;
                      // has: a property; id: an identity
  std::vector<std::string> values;
};

struct Request {
  query::Node root;
  std::vector<Filter> filters;
  std::string since;  // a date of text/date_range.h, no range; empty for none
  std::string until;
  std::chrono::sys_seconds now;
  bool learned = false;  // tag and its filter also find tags that were only learned
  bool exact = false;    // words as written: neither other forms nor other spellings
  bool ranked = true;    // false: the order is not by relevance, so nothing need weigh beside what matches
  bool salient = false;  // tag and its filter find only articles that are about the tag
};

// What a snippet marks: words by stem or form, or phrases as forms in order.
struct Highlight {
  std::vector<std::string> forms;  // one for a word
  bool stemmed = false;            // forms[0] is a stem
  bool prefix = false;             // forms[0] begins the word
};

// One part of a query, as its user wrote it: what an explanation tells of.
struct Piece {
  std::string written;  // sony, "guardians of peace", tag:sony, hack*
  Xapian::Query query;  // what it alone looks for
  bool weighted = false;
  std::vector<Highlight> highlights;  // empty: it is not looked for in title and text
};

struct Plan {
  Xapian::Query query;  // weighted; filters included; not yet Snapshot::live_only
  std::vector<Highlight> highlights;
  std::vector<Piece> pieces;            // in order; without what is left out (-word)
  std::vector<std::string> notes;       // for the user: a tag that no article has, with the nearest one
  std::vector<std::string> spellings;   // "colour: also color", of words that are found in several
  std::vector<std::string> named_tags;  // that the query's words name: articles with them rank higher
};

// Errors: kUsage (a date that cannot be read, word* with too many words, NEAR over its limits),
// kArchive, kIo. The query keeps what it needs of the snapshot alive.
core::Result<Plan> make_plan(const Request& request, const archive::Snapshot& snapshot);

// [first second of `since`, last of `until`), either may be empty. Errors: kUsage (a date that cannot be
// read, a range, until before since).
core::Result<text::DateRange> window_of(const std::string& since, const std::string& until,
                                        std::chrono::sys_seconds now);

// The span that --since, --until and the dates that hold for the whole query leave; empty ends are open.
// Dates that cannot be read are passed over.
text::DateRange dates_of(const Request& request);

// Takes --since, --until and these dates away; false where there are none.
bool take_dates(Request& request);

// The same plan without the filter on `field`, for the facet of that field (multi-select).
core::Result<Plan> make_plan_without(const Request& request, const archive::Snapshot& snapshot,
                                     const std::string& field);

}  // namespace lede::plan
