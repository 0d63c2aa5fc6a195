// The parts of an article that are indexed whole: identity, facets, dates and properties.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "common/archive/columns.h"
#include "common/archive/postings_writer.h"
#include "common/article/article.h"

namespace lede::write {

// What a whole value of a facet's terms begins with (archive/schema.h), by archive::Facet.
inline constexpr std::array<const char*, archive::kOrdinalFacets> kFacetPrefixes{"K", "XP", "XA", "G",
                                                                                 "L", "XK", "XB"};

// Flags that hang on tags: that there are any, and any that were only learned.
inline constexpr std::string_view kHasTags = "XFtags";
inline constexpr std::string_view kHasLearned = "XFlearned";

// The terms of the day and the month of publication (UTC): D20141207, M201412.
std::string day_term(std::chrono::sys_seconds published);
std::string month_term(std::chrono::sys_seconds published);

// Adds the boolean terms and values of archive/schema.h, all but words, to the document under way.
// `row`: row_of(article).
void add_field_terms(archive::PostingsBuilder& document, const article::Article& article,
                     const archive::Row& row);

// Who is quoted, each once: the full name where it is known, else the speaker as written.
std::vector<std::string> speakers_of(const article::Article& article);

// The article's column values; bands and story are left empty.
archive::Row row_of(const article::Article& article);

}  // namespace lede::write
