// A page of results as every output format sees it. Plain data; strings are valid UTF-8 from
// outside, not yet made safe for a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article/article.h"

namespace lede::present {

// A text and what to mark in it.
struct Marked {
  struct Span {  // bytes [begin, end), on code points
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
  };
  std::string text;
  std::vector<Span> marks;  // ascending, apart from each other

  bool operator==(const Marked&) const = default;
};

// Why a hit is one: a part of the query that it holds.
struct Matched {
  std::string part;          // as the user wrote it
  double weight = 0;         // what it adds to the score; 0 where it only restricts
  std::size_t in_title = 0;  // how often it stands there
  std::size_t in_text = 0;   // and in the deck
};

struct Hit {
  article::Article article;
  std::size_t rank = 0;  // 1 for the first of the whole result
  double score = 0;
  std::uint64_t copies = 0;  // other matching articles of the same story, where they are grouped
  Marked title;
  Marked snippet;
  std::vector<Matched> matched;  // only when to be explained
};

struct FacetValue {
  std::string label;
  std::uint64_t count = 0;
  bool selected = false;    // a filter of the query
  std::size_t depth = 0;    // of a tree of values: below the last one of less depth
  std::uint64_t other = 0;  // of a tree: articles with values below it, none of which is listed
};

struct FacetList {
  std::string field;
  std::vector<FacetValue> values;
  std::uint64_t distinct = 0;  // how many values there are, listed or not
  std::uint64_t other = 0;     // articles with values, none of which is listed
  std::uint64_t none = 0;      // articles without a value
};

// A better query for one that found nothing, or that asks for words the archive does not have.
struct Suggestion {
  std::string query;
  std::uint64_t total = 0;  // articles that it finds
};

// A page of results, whole or the part of it whose hits are at hand: a long one passes in parts, each
// with everything but the other hits.
struct Page {
  std::string query_id;                // of --queries; else empty
  std::string query;                   // as asked
  std::optional<std::uint64_t> total;  // exact; absent when it was not counted
  std::size_t offset = 0;
  std::vector<Hit> hits;
  std::size_t before = 0;  // hits of the page in earlier parts
  std::size_t after = 0;   // and in later ones
  std::vector<FacetList> facets;
  std::uint64_t undated = 0;  // articles that match but for the date asked for, since they have none
  std::optional<std::uint64_t> articles;  // of all copies, where `total` counts stories
  bool grouped = false;                   // copies of a story are one result
  bool scored = true;                     // false where the order is by date alone
  bool explained = false;
  bool only_counted = false;  // no hits were asked for, and there are some
  std::optional<Suggestion> suggestion;
  std::optional<double> milliseconds;

  std::size_t shown() const { return before + hits.size() + after; }
};

}  // namespace lede::present
