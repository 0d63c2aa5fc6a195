// Who said a quoted stretch, from the words beside it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/quote/marks.h"
#include "indexer/quote/noun_phrase.h"
#include "indexer/quote/reading.h"

namespace lede::quote {

struct Attribution {
  Speaker speaker;
  bool behind = false;  // it stands behind the quotation: "...," he said
};

// The attribution of quoted[i] by its own sentence; none for a title, a so-called word, or where no
// one is said to have said it. Rules in the order of trust, as in Pouliquen, Steinberger and Best
// (2007) and Krestel, Bergler and Witte (2008):
//   "...," NAME said; "...," said NAME; "...," according to NAME
//   NAME said: "..."; NAME told reporters, "..."; NAME said that "four words or more ..."
//   According to NAME, "..."; NAME was quoted as saying "..."; NAME denied it, saying "..."
std::optional<Attribution> attribute(const Reading& reading, const std::vector<Quoted>& quoted,
                                     std::size_t i);

// The subject of the last verb of saying outside quotations in bytes [begin, end).
std::optional<Speaker> last_who_said(const Reading& reading, const std::vector<Quoted>& quoted,
                                     std::size_t begin, std::size_t end);

// Whether the stretch is written as titles are: most of its words with a capital.
bool is_title_case(const Reading& reading, const Quoted& quoted);

}  // namespace lede::quote
