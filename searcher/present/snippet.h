// The part of an article that shows best what was looked for.
#pragma once

#include <cstddef>
#include <string_view>

#include "searcher/present/marker.h"
#include "searcher/present/page.h"

namespace lede::present {

// Only the beginning of longer texts is searched for a snippet.
inline constexpr std::size_t kSnippetTextBytes = std::size_t{64} * 1024;

// About `columns` columns of `text` where the most different words of the query stand close
// together, from a sentence's beginning where that fits; two parts when one cannot show as
// many words. White space is collapsed; "…" stands where text was left out inside a sentence
// or between parts. The first sentences when nothing is found.
Marked cut_snippet(std::string_view text, Marker& marker, std::size_t columns);

}  // namespace lede::present
