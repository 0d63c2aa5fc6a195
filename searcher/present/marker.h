// Finds in a text what a query looked for.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/tokens.h"
#include "searcher/present/page.h"

namespace lede::present {

// Words to mark; forms as text::Tokens folds them.
struct Wanted {
  std::vector<std::string> forms;  // one word, or a phrase in order
  bool stemmed = false;            // forms[0] is a stem
  bool prefix = false;             // the last form only begins its word
};

// Tokens [first, last) hold the word or phrase number `wanted`.
struct Match {
  std::size_t first;
  std::size_t last;
  std::size_t wanted;
};

// Keeps views into itself: neither copied nor moved. Not for use by two threads at once.
class Marker {
 public:
  // The same word or phrase twice is one. `language`: a stemmer's (text::Stemmer); an unknown one stems
  // nothing.
  Marker(std::vector<Wanted> wanted, std::string_view language);
  ~Marker();
  Marker(const Marker&) = delete;
  Marker& operator=(const Marker&) = delete;

  // The tokens of `text`, until this or mark() is called again: their memory serves all texts.
  const text::Tokens& read(std::string_view text);

  // In order of their first token, then as the words stand in the query. At most one for a
  // first token and a number.
  std::vector<Match> find(const text::Tokens& tokens);

  // The whole text, its white space collapsed, with every find marked.
  Marked mark(std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `text`[begin, end) with runs of white space and control characters as one space and without
// any at the ends; `spans`, ascending byte ranges of `text`, become marks.
Marked marked_slice(std::string_view text, std::size_t begin, std::size_t end,
                    const std::vector<Marked::Span>& spans);

// The byte ranges of the matches, overlapping ones joined.
std::vector<Marked::Span> spans_of(const std::vector<Match>& matches, const text::Tokens& tokens);

}  // namespace lede::present
