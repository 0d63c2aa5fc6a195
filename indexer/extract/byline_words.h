// The words that stand around names in bylines, in the languages of many news sites.
#pragma once

#include <string_view>

namespace lede::extract {

// Without the words before a name: "By Jane Doe", "Von Ann Lee", "記者 ...".
std::string_view without_lead(std::string_view s);
// "ByAnn Lee", "Byby Ann Lee": two elements that a page sets apart by its style only.
std::string_view without_glued_lead(std::string_view s);

// Begins as bylines do: "By Jane Doe", "Von", "Par", "記者".
bool leads_to_author(std::string_view line);
// Only what stands before a name: "Written by", "Von:".
bool is_lead(std::string_view line);

// A role, an office, or furniture beside bylines: "Chief Reporter", "Wirtschaftsredakteur", "Share".
bool is_role(std::string_view s);

// What systems write where they know no author, and a lead that no name follows.
bool is_no_name(std::string_view name);

}  // namespace lede::extract
