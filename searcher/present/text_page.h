// Results for people to read: on a terminal, or in a pager or a mail.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/core/terminal.h"
#include "searcher/present/page.h"

namespace lede::present {

struct TextLook {
  core::Style style{false};
  std::size_t columns = 80;  // of the terminal
};

inline constexpr std::size_t kMostColumns = 100;  // longer lines are hard to read
inline constexpr std::size_t kLeastColumns = 20;

// Columns of a snippet's two lines in this look.
std::size_t snippet_columns(const TextLook& look);

// Each hit: title; source, date, authors; two lines of snippet with hits bold; tags; address.
// A whole page or a part of one. Then the facets, and a closing line with the total. Empty for a page without
// hits or facets, unless it was only to count.
std::string text_page(const Page& page, const TextLook& look);

// Facet lists alone, as bars.
std::string text_facets(const std::vector<FacetList>& facets, const TextLook& look);

// "17 Dec 2014" (UTC).
std::string short_date(std::chrono::sys_seconds time);

}  // namespace lede::present
