// Bylines: the names in them, as people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::extract {

// One byline as people: "By Jane Doe, Reporter and John Roe" -> Jane Doe, John Roe. Addresses,
// handles, roles, dates and duplicates are left out.
std::vector<std::string> people_of(std::string_view byline);

// Written as people's names are: two to five words with capitals, or one in scripts without.
bool looks_like_person(std::string_view name);

// people_of, those only that look like persons.
std::vector<std::string> persons_of(std::string_view byline);

}  // namespace lede::extract
